#include "station/app/demo/demo_people.h"
#include "station/app/wiring/token_labels.h"
#include "station/card/token_provisioner.h"
#include "station/crypto/openssl_der.h"
#include "station/work/ending_certificates.h"
#include "station/work/synchronise.h"
#include "station/work/withdrawn_register.h"
#include "sync/central/pki/central_keys.h"
#include "sync/central/pki/certificate_builder.h"
#include "sync/central/pki/pki.h"
#include "sync/signed_withdrawals.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::nameOfFault;
using rapoint::test::requireDone;
using rapoint::test::valueOf;
using namespace std::chrono_literals;

namespace {

/// A station whose officers come with certificates that a test has made for the keys of their tokens.
struct SignInFixture : DeskFixture {
    sync::CentralKeys keys = valueOf(sync::CentralKeys::load(centralDirectory()));
    Instant now = SystemClock{}.now();

    static std::string labelOf(const std::string& role) {
        return std::string{role == kApproverRole ? app::kApproverToken : app::kInspectorToken};
    }
    Secret pinOf(const std::string& role) { return valueOf(app::rememberedPin(valueOf(config()), role)); }
    std::string serialOf(const std::string& role) {
        return valueOf(station().ports().cards.find(labelOf(role))).value().serial;
    }
    Bytes requestOf(const std::string& role) {
        return valueOf(station().ports().cards.makeRequest(serialOf(role), pinOf(role), card::kSigningKeyId,
                                                           {{"CN", "ignored"}}));
    }
    void install(const std::string& role, const Bytes& certificate) {
        requireDone(station().ports().cards.writeCertificate(serialOf(role), pinOf(role), card::kSigningKeyId,
                                                             certificate, {}));
    }
    /// What the central's authority gives the key in this role's token.
    Bytes certified(const std::string& role, sync::EnrolledRole as, Instant at) {
        return valueOf(
            sync::certify(keys.officerAuthority, {as, role + "-7", {}, requestOf(role)}, FixedClock{at}));
    }
    /// A certificate that names an approver, by an authority of somebody's own.
    Bytes madeAtHome(const std::string& role, const std::string& unit) {
        const auto request = valueOf(requestFromDer(requestOf(role)));
        const std::unique_ptr<X509_NAME, Releaser<X509_NAME_free>> name{X509_NAME_new()};
        for (const auto& [type, value] : {std::pair{"OU", unit}, {"CN", std::string{"approver-3"}}})
            X509_NAME_add_entry_by_txt(name.get(), type, MBSTRING_UTF8,
                                       reinterpret_cast<const unsigned char*>(value.c_str()), -1, -1, 0);
        sync::KeyPair home;
        home.key.reset(EVP_EC_gen("P-256"));
        return valueOf(
            toDer(valueOf(sync::buildCertificate({name.get(),
                                                  X509_REQ_get0_pubkey(request.get()),
                                                  now - 1h,
                                                  now + 24h,
                                                  {{NID_key_usage, "critical,digitalSignature,nonRepudiation"},
                                                   {NID_ext_key_usage, kRegistrationAuthorityUsage}}},
                                                 home))
                      .get()));
    }
    void withdraw(const Bytes& certificate) {
        const Digest key = valueOf(memberOf(certificate)).publicKey;
        requireDone(station().workbench().withdrawn.accept(
            valueOf(sync::signWithdrawals({.number = 1, .issuedAt = now, .keys = {{key, now}}},
                                          keys.receipt.certificate.get(), keys.receipt.key.get()))));
    }
    Bytes installed(const std::string& role) {
        return valueOf(station().ports().cards.readCertificate(serialOf(role), card::kSigningKeyId)).value();
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(officer_sign_in_tests, SignInFixture)

BOOST_AUTO_TEST_CASE(cleaning_staff_with_a_labelled_token_approves_nothing) {
    const Bytes right = installed(kApproverRole);
    const CaseId id = begin();
    stopAt(id, "approval");
    for (const char* unit : {"cleaning staff", "approver"}) {
        install(kApproverRole, madeAtHome(kApproverRole, unit));
        BOOST_TEST(nameOfFault(station().signInApprover()) == "officer-untrusted", unit);
    }
    auto person = people(id);
    const CaseProgress progress = valueOf(advance(id, person));
    BOOST_REQUIRE(progress.question);
    BOOST_TEST(progress.question->what == "approval");
    BOOST_TEST(!state(id).approved.has_value());
    BOOST_CHECK(state(id).card.initialised == Stage::None);
    install(kApproverRole, right);
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(an_officer_signs_in_in_the_own_role_only) {
    install(kApproverRole, certified(kApproverRole, sync::EnrolledRole::Inspector, now));
    BOOST_TEST(nameOfFault(station().signInApprover()) == "officer-untrusted");
    install(kInspectorRole, certified(kInspectorRole, sync::EnrolledRole::Approver, now));
    BOOST_TEST(nameOfFault(station().inspector()) == "officer-untrusted");
}

BOOST_AUTO_TEST_CASE(whose_certificate_has_ended_does_not_sign_in) {
    const Instant ended = now - sync::kMemberValidity - 1h;
    install(kInspectorRole, certified(kInspectorRole, sync::EnrolledRole::Inspector, ended));
    BOOST_TEST(nameOfFault(station().inspector()) == "officer-expired");
    install(kApproverRole, certified(kApproverRole, sync::EnrolledRole::Approver, ended));
    BOOST_TEST(nameOfFault(station().signInApprover()) == "officer-expired");
    install(kInspectorRole, certified(kInspectorRole, sync::EnrolledRole::Inspector, now));
    BOOST_TEST(nameOfFault(station().inspector()) == "");
}

BOOST_AUTO_TEST_CASE(whom_the_central_has_withdrawn_does_not_sign_in_and_is_signed_out) {
    requireDone(station().inspector());
    withdraw(installed(kInspectorRole));
    BOOST_TEST(nameOfFault(station().inspector()) == "officer-withdrawn");
    BOOST_TEST(nameOfFault(station().engine()) == "officer-withdrawn");
    closeStation();
    openStation();
    BOOST_TEST(nameOfFault(station().inspector()) == "officer-withdrawn");
    BOOST_TEST(nameOfFault(station().signInApprover()) == "");
}

BOOST_AUTO_TEST_CASE(a_certificate_that_ends_soon_is_named_thirty_days_before) {
    const auto ending = [&] { return work::endingCertificates(station().workbench()); };
    BOOST_TEST(ending().empty());
    const auto endingIn = [&](std::chrono::days left) { return now - sync::kMemberValidity + left; };
    install(kApproverRole,
            certified(kApproverRole, sync::EnrolledRole::Approver, endingIn(std::chrono::days{31})));
    requireDone(station().signInApprover());
    BOOST_TEST(ending().empty());
    install(kApproverRole,
            certified(kApproverRole, sync::EnrolledRole::Approver, endingIn(std::chrono::days{20})));
    requireDone(station().signInApprover());
    BOOST_REQUIRE(ending().size() == 1U);
    BOOST_TEST(ending().front().name == "approver-7");
    BOOST_TEST(ending().front().daysLeft == 20);
}

BOOST_AUTO_TEST_CASE(a_certificate_that_ends_soon_is_renewed_at_the_next_contact) {
    const Bytes ending = certified(kInspectorRole, sync::EnrolledRole::Inspector,
                                   now - sync::kMemberValidity + std::chrono::days{20});
    install(kInspectorRole, ending);
    requireDone(station().inspector());
    BOOST_TEST(work::endingCertificates(station().workbench()).size() == 1U);
    requireDone(work::fetchAll(station().workbench()));
    BOOST_TEST(work::endingCertificates(station().workbench()).empty());
    BOOST_TEST((installed(kInspectorRole) != ending));
    BOOST_REQUIRE(linesOfAudit("CertificateRenewed").size() == 1U);
    closeStation();
    openStation();
    BOOST_TEST(valueOf(station().inspector()).id == "inspector-7");
    BOOST_TEST(work::endingCertificates(station().workbench()).empty());
}

BOOST_AUTO_TEST_SUITE_END()
