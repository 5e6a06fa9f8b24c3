#include "station/crypto/member_trust.h"

#include "station/crypto/four_eyes.h"
#include "station/crypto/openssl_der.h"
#include "sync/central/pki/central_keys.h"
#include "sync/central/pki/certificate_builder.h"
#include "sync/central/pki/key_files.h"
#include "tests/support/results.h"
#include "tests/sync/enrolled_officer.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;
using namespace std::chrono_literals;

namespace {

struct TrustFixture {
    CentralKeys keys = valueOf(CentralKeys::load(testCentral()));
    Instant now = SystemClock{}.now();
    std::vector<Digest> withdrawn;
    MemberTrust trust{
        {valueOf(toDer(keys.officerAuthority.certificate.get())), valueOf(toDer(keys.rootAuthority.get()))},
        [this](const Member& member, ByteView, Instant) -> Result<> {
            if (std::ranges::count(withdrawn, member.publicKey) > 0)
                return failure(FaultCode::OfficerWithdrawn, member.name);
            return {};
        }};
    EnrolledOfficer approver{testCentral(), EnrolledRole::Approver, "approver-3"};

    std::string_view faultOf(ByteView certificate, const std::string& role = kApproverRole) {
        return nameOfFault(trust.judge(certificate, role, now));
    }
    /// What enrolment writes, for the approver's key, unless a test spoils it.
    struct Written {
        std::string unit = "approver";
        std::string name = "approver-3";
        std::string usage = "critical,digitalSignature,nonRepudiation";
        std::string extended = kRegistrationAuthorityUsage;
        std::string constraints = "critical,CA:FALSE";
    };
    Bytes certificateBy(const KeyPair& issuer, const Written& written) {
        const std::unique_ptr<X509_NAME, Releaser<X509_NAME_free>> name{X509_NAME_new()};
        for (const auto& [type, value] : {std::pair{"OU", written.unit}, {"CN", written.name}})
            if (!value.empty())
                X509_NAME_add_entry_by_txt(name.get(), type, MBSTRING_UTF8,
                                           reinterpret_cast<const unsigned char*>(value.c_str()), -1, -1, 0);
        std::vector<ExtensionText> extensions{{NID_basic_constraints, written.constraints}};
        if (!written.usage.empty())
            extensions.push_back({NID_key_usage, written.usage});
        if (!written.extended.empty())
            extensions.push_back({NID_ext_key_usage, written.extended});
        return valueOf(toDer(
            valueOf(buildCertificate({name.get(), approver.key(), now - 10min, now + 24h, extensions}, issuer))
                .get()));
    }
    Bytes certificateWith(const Written& written) { return certificateBy(keys.officerAuthority, written); }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(member_trust_tests, TrustFixture)

BOOST_AUTO_TEST_CASE(who_was_enrolled_is_an_officer_in_that_role_and_in_no_other) {
    const Member officer = valueOf(trust.judge(approver.certificate(), kApproverRole, now));
    BOOST_TEST(officer.name == "approver-3");
    BOOST_TEST((officer.publicKey == valueOf(memberOf(approver.certificate())).publicKey));
    BOOST_TEST(valueOf(trust.judgeOfficer(approver.certificate(), now)).role == "approver");
    BOOST_TEST(faultOf(approver.certificate(), kInspectorRole) == "officer-untrusted");
    BOOST_TEST(faultOf(approver.certificate(), kStationRole) == "officer-untrusted");
    const EnrolledOfficer station{testCentral(), EnrolledRole::Station, "RA-01"};
    BOOST_TEST(faultOf(station.certificate(), kStationRole) == "");
    BOOST_TEST(nameOfFault(trust.judgeOfficer(station.certificate(), now)) == "officer-untrusted");
}

BOOST_AUTO_TEST_CASE(a_certificate_that_somebody_made_at_home_is_nobodys) {
    KeyPair self;
    self.key.reset(approver.key());
    BOOST_REQUIRE(EVP_PKEY_up_ref(approver.key()) == 1);
    BOOST_TEST(faultOf(certificateBy(self, {.unit = "cleaning staff"})) == "officer-untrusted");
    BOOST_TEST(faultOf(certificateBy(self, {})) == "officer-untrusted");
    BOOST_TEST(faultOf(SoftwareSigningKey{"approver-3"}.certificate()) == "officer-untrusted");
    BOOST_TEST(faultOf({}) == "officer-untrusted");
    BOOST_TEST(faultOf(bytesOf("approver-3")) == "officer-untrusted");
}

BOOST_AUTO_TEST_CASE(a_certificate_of_a_sibling_authority_under_the_same_root_is_nobodys) {
    BOOST_TEST(faultOf(certificateWith({})) == "");
    BOOST_TEST(faultOf(certificateBy(keys.issuingAuthority, {})) == "officer-untrusted");
    const KeyPair root =
        valueOf(readKeyPair(testCentral() / "keys" / "root-ca.pem", testCentral() / "certs" / "root-ca.pem"));
    BOOST_TEST(faultOf(certificateBy(root, {})) == "officer-untrusted");
}

BOOST_AUTO_TEST_CASE(each_thing_that_enrolment_writes_is_asked_for) {
    for (const Written& written :
         {Written{.unit = "cleaning staff"}, Written{.unit = ""}, Written{.unit = "Approver"}, Written{.name = ""},
          Written{.usage = ""}, Written{.usage = "critical,keyAgreement"}, Written{.extended = ""},
          Written{.extended = "clientAuth"},
          Written{.usage = "critical,digitalSignature,keyCertSign", .constraints = "critical,CA:TRUE"}})
        BOOST_TEST(faultOf(certificateWith(written)) == "officer-untrusted",
                   written.unit << '/' << written.name << '/' << written.usage << '/' << written.extended);
    BOOST_TEST(faultOf(certificateWith({.usage = "critical,nonRepudiation"})) == "");
}

BOOST_AUTO_TEST_CASE(an_officer_is_one_within_the_time_of_the_certificate_both_ends_included) {
    const Bytes certificate = certificateWith({});
    const Validity validity = valueOf(memberOf(certificate)).validity;
    const auto at = [&](Instant when) { return nameOfFault(trust.judge(certificate, kApproverRole, when)); };
    BOOST_TEST(at(validity.from) == "");
    BOOST_TEST(at(validity.until) == "");
    BOOST_TEST(at(validity.from - 1ms) == "officer-expired");
    BOOST_TEST(at(validity.until + 1ms) == "officer-expired");
}

BOOST_AUTO_TEST_CASE(the_register_has_the_last_word_and_is_asked_for_the_key) {
    withdrawn = {valueOf(memberOf(approver.certificate())).publicKey};
    BOOST_TEST(faultOf(approver.certificate()) == "officer-withdrawn");
    // Another certificate of the key does not bring it back.
    BOOST_TEST(faultOf(certificateWith({.name = "approver-4"})) == "officer-withdrawn");
    const EnrolledOfficer other{testCentral(), EnrolledRole::Approver, "approver-3"};
    BOOST_TEST(faultOf(other.certificate()) == "");
}

BOOST_AUTO_TEST_CASE(without_authorities_nobody_is_trusted) {
    const MemberTrust nobody{{}, [](const Member&, ByteView, Instant) -> Result<> { return {}; }};
    BOOST_TEST(nameOfFault(nobody.judge(approver.certificate(), kApproverRole, now)) == "configuration-invalid");
    const MemberTrust garbage{{Bytes{1, 2}}, [](const Member&, ByteView, Instant) -> Result<> { return {}; }};
    BOOST_TEST(nameOfFault(garbage.judge(approver.certificate(), kApproverRole, now)) == "configuration-invalid");
}

BOOST_AUTO_TEST_CASE(two_officers_are_two_keys_and_two_names) {
    const Member one = valueOf(memberOf(approver.certificate()));
    Member other = one;
    other.name = "inspector-7";
    BOOST_TEST(nameOfFault(checkTwoOfficers(other, one)) == "approver-is-creator");
    other.publicKey = Digest::of(bytesOf("another key"));
    BOOST_TEST(nameOfFault(checkTwoOfficers(other, one)) == "");
    other.name = one.name;
    BOOST_TEST(nameOfFault(checkTwoOfficers(other, one)) == "approver-is-creator");
}

BOOST_AUTO_TEST_CASE(an_officer_is_not_the_applicant_by_key_or_by_number) {
    Member officer = valueOf(memberOf(approver.certificate()));
    const Subject applicant{{"CN", "approver-3"}, {"serialNumber", "PNOPL-83010112345"}};
    BOOST_TEST(nameOfFault(checkOfficerIsNotApplicant(officer, applicant, std::nullopt)) == "");
    BOOST_TEST(nameOfFault(checkOfficerIsNotApplicant(officer, applicant, Digest::of(bytesOf("x")))) == "");
    BOOST_TEST(nameOfFault(checkOfficerIsNotApplicant(officer, applicant, officer.publicKey)) ==
               "officer-is-applicant");
    officer.personNumber = "PNOPL-83010112345";
    BOOST_TEST(nameOfFault(checkOfficerIsNotApplicant(officer, applicant, std::nullopt)) ==
               "officer-is-applicant");
    officer.personNumber = "PNOPL-83010112346";
    BOOST_TEST(nameOfFault(checkOfficerIsNotApplicant(officer, applicant, std::nullopt)) == "");
    officer.personNumber.clear();
    BOOST_TEST(nameOfFault(checkOfficerIsNotApplicant(officer, {{"serialNumber", ""}}, std::nullopt)) == "");
}

BOOST_AUTO_TEST_SUITE_END()
