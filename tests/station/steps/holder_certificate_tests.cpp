#include "station/steps/holder_certificate.h"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

using namespace rapoint;
using namespace std::chrono_literals;

namespace {

const Instant kNow{1'800'000'000'000ms};

Subject holderSubject() {
    return {{"C", "PL"},
            {"CN", "Anna Łęcka-Żak"},
            {"SN", "Łęcka-Żak"},
            {"GN", "Anna"},
            {"serialNumber", "PNOPL-72033012347"}};
}

HolderCertificate sound() {
    return {holderSubject(), kNow - 24h, kNow + 24h, true, true};
}

/// The name of the fault, empty where it may sign.
std::string doubt(const HolderCertificate& held, Instant at = kNow, const Subject& whose = holderSubject()) {
    const auto may = maySign(held, whose, at);
    return may ? "" : std::string{rowOf(may.error().code).name};
}

/// The certificate with another value there.
HolderCertificate with(std::string_view type, const std::string& value) {
    HolderCertificate held = sound();
    for (SubjectAttribute& attribute : held.subject)
        if (attribute.type == type)
            attribute.value = value;
    return held;
}

} // namespace

BOOST_AUTO_TEST_SUITE(holder_certificate_tests)

BOOST_AUTO_TEST_CASE(the_applicants_own_valid_certificate_signs) {
    BOOST_TEST(doubt(sound()) == "");
}

BOOST_AUTO_TEST_CASE(another_number_country_or_name_is_somebody_else) {
    for (const auto& [type, value] :
         std::initializer_list<std::pair<const char*, const char*>>{{"serialNumber", "PNOPL-72033012348"},
                                                                    {"serialNumber", "pnopl-72033012347"},
                                                                    {"serialNumber", "PASPL-ZS0000177"},
                                                                    {"C", "SI"},
                                                                    {"SN", "Łęcka"},
                                                                    {"SN", "Nowak"},
                                                                    {"GN", "Hanna"},
                                                                    {"GN", ""}})
        BOOST_TEST(doubt(with(type, value)) == "signer-somebody-else", type << " " << value);
}

BOOST_AUTO_TEST_CASE(each_of_them_is_there_once) {
    for (const char* const type : {"serialNumber", "C", "SN", "GN"}) {
        HolderCertificate twice = sound();
        twice.subject.push_back(with(type, "").subject.front());
        twice.subject.back() = {type, "another"};
        BOOST_TEST(doubt(twice) == "signer-somebody-else", type);
        HolderCertificate without = sound();
        std::erase_if(without.subject, [&](const SubjectAttribute& a) { return a.type == type; });
        BOOST_TEST(doubt(without) == "signer-somebody-else", type);
    }
}

BOOST_AUTO_TEST_CASE(names_as_a_passport_spells_them_are_the_same_names) {
    BOOST_TEST(doubt(with("SN", "LECKA-ZAK")) == "");
    BOOST_TEST(doubt(with("SN", "LECKA ZAK")) == "");
    BOOST_TEST(doubt(with("GN", "ANNA")) == "");
    Subject fromZone = holderSubject();
    fromZone[2].value = "LECKA ZAK";
    BOOST_TEST(doubt(sound(), kNow, fromZone) == "");
}

BOOST_AUTO_TEST_CASE(whoever_has_one_name_only_needs_no_given_names) {
    Subject single = holderSubject();
    std::erase_if(single, [](const SubjectAttribute& a) { return a.type == "GN"; });
    HolderCertificate held = sound();
    held.subject = single;
    BOOST_TEST(doubt(held, kNow, single) == "");
    BOOST_TEST(doubt(sound(), kNow, single) == "signer-somebody-else");
}

BOOST_AUTO_TEST_CASE(what_is_said_beside_them_may_differ) {
    HolderCertificate held = with("CN", "Łęcka-Żak Anna");
    held.subject.push_back({"emailAddress", "other@example.pl"});
    held.subject.push_back({"O", "An employer"});
    BOOST_TEST(doubt(held) == "");
}

BOOST_AUTO_TEST_CASE(it_signs_in_its_time_only) {
    BOOST_TEST(doubt(sound(), sound().validFrom) == "");
    BOOST_TEST(doubt(sound(), sound().validUntil) == "");
    BOOST_TEST(doubt(sound(), sound().validFrom - 1s) == "signer-not-valid-now");
    BOOST_TEST(doubt(sound(), sound().validUntil + 1s) == "signer-not-valid-now");
}

BOOST_AUTO_TEST_CASE(an_unknown_authority_says_nothing_and_another_usage_signs_nothing) {
    HolderCertificate unknown = with("SN", "Nowak");
    unknown.ofTrustedAuthority = false;
    BOOST_TEST(doubt(unknown) == "signer-unknown-authority");
    HolderCertificate ciphering = sound();
    ciphering.forSignatures = false;
    BOOST_TEST(doubt(ciphering) == "signer-not-for-signing");
}

BOOST_AUTO_TEST_SUITE_END()
