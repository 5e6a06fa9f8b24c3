#include "station/base/random.h"
#include "station/steps/release_key.h"
#include "sync/pin_release.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::sync;
using rapoint::test::nameOfFault;
using rapoint::test::valueOf;

namespace {

struct LockedFixture {
    SystemRandom random;
    CaseId id = CaseId::fromText("019ab0e0-1c00-7abc-8def-0123456789ab").value();
    Secret code = generationCode(random);
    PinRelease release = lock();

    PinRelease lock() const {
        return valueOf(PinRelease::lock({id, "24cd1eb24a05cbc8", Secret::copyOf(bytesOf("12345678")),
                                         Secret::copyOf(bytesOf("98765432109876"))},
                                        code));
    }
    bool opens(const PinRelease& changed) const { return valueOf(changed.unlock(code)).has_value(); }
};

std::string changed(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    BOOST_REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(pin_release_tests, LockedFixture)

BOOST_AUTO_TEST_CASE(the_code_as_a_person_types_it_unlocks_pin_and_puk) {
    const PinRelease back = valueOf(PinRelease::parse(bytesOf(release.text())));
    Bytes typed{code.bytes().begin(), code.bytes().end()};
    for (std::uint8_t& c : typed)
        c = static_cast<std::uint8_t>(c == '-' ? ' ' : std::tolower(c));
    const auto pins = valueOf(back.unlock(Secret::copyOf(typed)));
    BOOST_REQUIRE(pins.has_value());
    BOOST_TEST(pins->cardSerial == "24cd1eb24a05cbc8");
    BOOST_TEST(pins->pin.equals(Secret::copyOf(bytesOf("12345678"))));
    BOOST_TEST(pins->puk.equals(Secret::copyOf(bytesOf("98765432109876"))));
}

BOOST_AUTO_TEST_CASE(another_code_unlocks_nothing) {
    BOOST_TEST(!valueOf(release.unlock(generationCode(random))).has_value());
    for (const char* none : {"", "7QKM-3XWR-P9T", "7QKM-3XWR-P9TDD", "7QKM-3XWR-P9T0"})
        BOOST_TEST(nameOfFault(release.unlock(Secret::copyOf(bytesOf(none)))) == "input-invalid", none);
}

BOOST_AUTO_TEST_CASE(it_holds_for_its_own_case_card_and_link_only) {
    PinRelease other = release;
    BOOST_TEST(opens(other));
    other.caseId = CaseId::fromText("019ab0e0-1c00-7abc-8def-0123456789ac").value();
    BOOST_TEST(!opens(other));
    other = release;
    other.cardSerial.back() = '9';
    BOOST_TEST(!opens(other));
    other = release;
    other.link.back() = other.link.back() == '0' ? '1' : '0';
    BOOST_TEST(!opens(other));
    for (const std::size_t at : {std::size_t{0}, release.locked.size() - 1}) {
        other = release;
        other.locked[at] ^= 1;
        BOOST_TEST(!opens(other));
    }
}

BOOST_AUTO_TEST_CASE(another_salt_or_kind_of_key_opens_nothing) {
    for (const std::size_t at : {std::size_t{0}, release.salt.size() - 1}) {
        PinRelease other = release;
        other.salt[at] ^= 1;
        BOOST_TEST(!opens(other));
    }
    PinRelease other = release;
    other.opensWith = ReleaseKey::Identity;
    BOOST_TEST(nameOfFault(other.unlock(code)) == "input-invalid");
}

BOOST_AUTO_TEST_CASE(two_releases_of_the_same_pin_have_nothing_in_common) {
    const PinRelease second = lock();
    BOOST_TEST(second.link != release.link);
    BOOST_TEST((second.salt != release.salt));
    BOOST_TEST((second.locked != release.locked));
    // A card without a PUK looks no different.
    const PinRelease without = valueOf(PinRelease::lock({id, "1", Secret::copyOf(bytesOf("1234")), {}}, code));
    BOOST_TEST(without.locked.size() == release.locked.size());
    BOOST_TEST(valueOf(without.unlock(code))->puk.empty());
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_not_locked) {
    const Secret tooLong{25};
    BOOST_TEST(nameOfFault(PinRelease::lock({id, "1", tooLong.duplicate(), {}}, code)) == "input-invalid");
    BOOST_TEST(nameOfFault(PinRelease::lock({id, "1", {}, {}}, code)) == "input-invalid");
}

BOOST_AUTO_TEST_CASE(what_we_do_not_write_is_malformed) {
    const std::string text = release.text();
    for (const std::string& wrong :
         {std::string{}, std::string{"[]"}, text + "}", changed(text, "\"salt\"", "\"Salt\""),
          changed(text, "24cd1eb24a05cbc8", ""), changed(text, "24cd1eb24a05cbc8", std::string(65, 'a')),
          changed(text, release.link, release.link.substr(1)), changed(text, release.link, std::string(32, 'F')),
          changed(text, "{", "{\"more\":1,"), changed(text, "generation-code", "identity-code"),
          std::string(4096, '[')})
        BOOST_TEST(nameOfFault(PinRelease::parse(bytesOf(wrong))) == "message-malformed", wrong);
}

BOOST_AUTO_TEST_CASE(who_knows_whom_the_pin_is_for_unlocks_it_and_no_code_does) {
    const auto typed = [](const char* text) { return Secret::copyOf(bytesOf(text)); };
    const PinRelease locked = valueOf(PinRelease::lock(
        {id, "24cd1eb24a05cbc8", typed("123456"), {}, ReleaseKey::Identity}, typed("ZZC000248 1979-11-02")));
    const PinRelease back = valueOf(PinRelease::parse(bytesOf(locked.text())));
    const auto pins = valueOf(back.unlock(typed("zzc 000248/1979.11.02")));
    BOOST_REQUIRE(pins.has_value());
    BOOST_TEST(pins->pin.equals(typed("123456")));
    BOOST_TEST(!valueOf(back.unlock(typed("ZZC000248 1979-11-03"))).has_value());
    BOOST_TEST(nameOfFault(back.unlock(code)) == "input-invalid");
    // The kind of key cannot be taken for the other.
    PinRelease other = locked;
    other.opensWith = ReleaseKey::GenerationCode;
    BOOST_TEST(nameOfFault(other.unlock(typed("ZZC000248 1979-11-02"))) == "input-invalid");
}

BOOST_AUTO_TEST_CASE(a_release_that_does_not_name_its_key_is_opened_by_a_code) {
    const std::string old = changed(release.text(), "\"key\":\"generation-code\",", "");
    BOOST_TEST(opens(valueOf(PinRelease::parse(bytesOf(old)))));
}

BOOST_AUTO_TEST_SUITE_END()
