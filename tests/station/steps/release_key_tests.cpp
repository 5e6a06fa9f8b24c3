#include "station/steps/release_key.h"

#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using rapoint::test::nameOfFault;
using rapoint::test::valueOf;

namespace {

Secret typed(const std::string& text) {
    return Secret::copyOf(bytesOf(text));
}

std::string plain(ReleaseKey kind, const std::string& text) {
    const auto key = plainKey(kind, typed(text));
    return key ? std::string{textOf(key->bytes())} : std::string{rowOf(key.error().code).name};
}

} // namespace

BOOST_AUTO_TEST_SUITE(release_key_tests)

BOOST_AUTO_TEST_CASE(codes_are_even_over_their_alphabet) {
    SystemRandom random;
    std::string letters;
    for (int i = 0; i < 200; ++i)
        letters += textOf(generationCode(random).bytes());
    for (const char forbidden : {'0', 'O', '1', 'I'})
        BOOST_TEST(letters.find(forbidden) == std::string::npos);
    for (const char letter : std::string{"29AZ"})
        BOOST_TEST(std::ranges::count(letters, letter) > 30);
}

BOOST_AUTO_TEST_CASE(a_holder_is_known_by_document_number_and_birth_date_however_they_are_typed) {
    Applicant holder;
    holder.documentNumber = "ZZC 000248";
    holder.birthDate = "1979-11-02";
    BOOST_TEST(textOf(valueOf(identityKey(holder)).bytes()) == "ZZC00024819791102");
    for (const char* text : {"zzc000248 1979-11-02", "ZZC-000248/1979.11.02", "ZZC000248<<19791102"})
        BOOST_TEST(plain(ReleaseKey::Identity, text) == "ZZC00024819791102", text);
    BOOST_TEST(plain(ReleaseKey::GenerationCode, "7qkm 3xwr-p9td") == "7QKM3XWRP9TD");
}

BOOST_AUTO_TEST_CASE(what_is_no_key_of_its_kind_is_said_to_be_none) {
    for (const std::string& text :
         {std::string{}, std::string{"19791102"}, std::string{"ZZC000248"}, std::string{"ZZC000248 1979-11-2X"},
          std::string{"ЗЗС000248 1979-11-02"}, std::string(41, '1'), std::string{"A\0B19791102", 11}})
        BOOST_TEST(plain(ReleaseKey::Identity, text) == "input-invalid", text);
    for (const char* text : {"", "7QKM-3XWR-P9T", "7QKM-3XWR-P9TDD", "7QKM-3XWR-P9T0"})
        BOOST_TEST(plain(ReleaseKey::GenerationCode, text) == "input-invalid", text);
    BOOST_TEST(canBeReleaseKey(typed("ZZC000248 1979-11-02")));
    BOOST_TEST(!canBeReleaseKey(typed("123")));
}

BOOST_AUTO_TEST_CASE(a_birth_date_that_is_not_known_to_the_day_makes_no_key) {
    Applicant holder;
    holder.documentNumber = "ZZC000248";
    holder.birthDate = "1979-11";
    BOOST_TEST(nameOfFault(identityKey(holder)) == "input-invalid");
    holder.birthDate = "1979-11-02";
    holder.documentNumber.clear();
    BOOST_TEST(nameOfFault(identityKey(holder)) == "input-invalid");
}

BOOST_AUTO_TEST_SUITE_END()
