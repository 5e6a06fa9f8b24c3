#include "sync/central/register_commands.h"

#include "station/crypto/openssl_der.h"
#include "sync/central/pki/member_register.h"
#include "sync/central/store/interface/enrolments.h"
#include "sync/cmp_client.h"
#include "sync/package_sealer.h"
#include "sync/signed_withdrawals.h"
#include "sync/station_bundle.h"
#include "tests/support/central_fixture.h"
#include "tests/support/fakes/memory_message_journal.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <fstream>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;
using namespace std::chrono_literals;

namespace {

struct MemberRegisterFixture : CentralFixture {
    CaseId id = makeCaseId();

    std::filesystem::path requestOf(EVP_PKEY* key) {
        const auto file = directory() / ("request-" + std::to_string(++m_files) + ".p10");
        const Bytes der = makeRequest(key, "ignored");
        std::ofstream{file, std::ios::binary} << textOf(der);
        return file;
    }
    std::string enrolling(EVP_PKEY* key, const std::string& role, const std::string& name) {
        const auto out = directory() / ("certificate-" + std::to_string(++m_files) + ".pem");
        return std::string{nameOfFault(commands::enrolFile(directory(), role, name, requestOf(key), out))};
    }
    /// What became of the package, and why.
    std::pair<std::string, std::string> deliver(const Bytes& package) {
        auto line = client();
        requireDone(line.deliver(id, package, {}));
        const auto row = valueOf(openStore()->packages().find(id));
        return {std::string{nameOf(row->state)}, row->reason};
    }
    void withdraw(const std::string& role, const std::string& name) {
        requireDone(commands::withdraw(directory(), {role, name, {}, "stolen"}));
    }
    /// The register has them without anybody having asked anything: as enrolment enters them.
    void enter(const EnrolledOfficer& member) {
        const Member who = valueOf(memberOf(member.certificate()));
        requireDone(openStore()->enrolments().add({.publicKey = who.publicKey,
                                                   .role = who.role,
                                                   .name = who.name,
                                                   .certificate = member.certificate(),
                                                   .enrolledAt = who.validity.from,
                                                   .endsAt = who.validity.until}));
    }
    /// Received at that time, as a central has it that looks again.
    void leaveReceived(const Bytes& package, Instant at) {
        const auto taken = valueOf(openStore()->packages().append(
            {id, "station/station-1", Digest::of(package), package.size(), 0, package}, at,
            [](const ReceiptFacts&) -> Result<Bytes> { return Bytes{1}; }));
        BOOST_REQUIRE((taken.package.state == PackageState::Received));
    }
    std::string stateNow() { return std::string{nameOf(valueOf(openStore()->packages().find(id))->state)}; }

private:
    int m_files = 0;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(member_register_tests, MemberRegisterFixture)

BOOST_AUTO_TEST_CASE(one_key_is_enrolled_as_one_member) {
    SoftwareSigningKey key{"officer"};
    BOOST_TEST(enrolling(key.key(), "inspector", "inspector-7") == "");
    BOOST_TEST(enrolling(key.key(), "approver", "approver-3") == "not-allowed");
    BOOST_TEST(enrolling(key.key(), "inspector", "inspector-8") == "not-allowed");
    BOOST_TEST(enrolling(key.key(), "station", "inspector-7") == "not-allowed");
    // Again, as the same: a certificate that was lost, or has ended.
    BOOST_TEST(enrolling(key.key(), "inspector", "inspector-7") == "");
    const auto rows = valueOf(commands::officers(directory()));
    BOOST_REQUIRE(rows.size() == 1U);
    BOOST_TEST(rows[0].at("role") == "inspector");
    BOOST_TEST(rows[0].at("state") == "valid");
    withdraw("inspector", "inspector-7");
    BOOST_TEST(enrolling(key.key(), "inspector", "inspector-7") == "not-allowed");
    BOOST_TEST(valueOf(commands::officers(directory()))[0].at("state") == "withdrawn");
}

BOOST_AUTO_TEST_CASE(one_key_enrolled_twice_does_not_pass_for_four_eyes) {
    start();
    // As an earlier release enrolled it, which kept no register.
    EnrolledOfficer twice{inspector, directory(), EnrolledRole::Approver, "approver-9"};
    const auto [state, reason] = deliver(sealedBy(id, {&inspector, &twice}));
    BOOST_TEST(state == "unopenable");
    BOOST_TEST(reason.find("enrolled twice") != std::string::npos, reason);
}

BOOST_AUTO_TEST_CASE(two_cards_with_one_name_do_not_pass_for_four_eyes) {
    start();
    EnrolledOfficer namesake{directory(), EnrolledRole::Approver, "inspector-1"};
    BOOST_TEST(deliver(sealedBy(id, {&inspector, &namesake})).first == "unopenable");
}

BOOST_AUTO_TEST_CASE(whoever_made_the_case_does_not_approve_it_though_another_goes_on_with_it) {
    start();
    const StationBundle bundle = valueOf(StationBundle::load(directory() / "bundle"));
    const auto sealed = [&](const std::string& creatorKey) {
        const std::string record = R"([{"event":"CaseOpened","facts":{"provider":"p","mode":"desk",)"
                                   R"("profileDigest":"","demo":true,"creatorKey":")" +
                                   creatorKey + "\"}}]";
        return valueOf(CmsPackageSealer{bundle.recipients}.seal(
            id,
            {{"case.json", "application/json", {record.begin(), record.end()}},
             {kRequestFile, "application/pkcs10", makeRequest(holder.key(), "Holder")}},
            {&inspector, &approver}));
    };
    BOOST_TEST(deliver(sealed(valueOf(memberOf(approver.certificate())).publicKey.hex())).first == "unopenable");
    id = makeCaseId();
    BOOST_TEST(deliver(sealed(valueOf(memberOf(inspector.certificate())).publicKey.hex())).first == "opened");
}

BOOST_AUTO_TEST_CASE(no_officer_is_the_applicant_by_key) {
    start();
    BOOST_TEST(deliver(sealedWith(id, makeRequest(approver.key(), "Holder"))).first == "unopenable");
    id = makeCaseId();
    BOOST_TEST(deliver(sealedWith(id, makeRequest(inspector.key(), "Holder"))).first == "unopenable");
}

BOOST_AUTO_TEST_CASE(an_officer_of_a_sibling_authority_under_the_same_root_opens_nothing) {
    start();
    // Names and role as they should be, given by the authority of the holders' certificates.
    const CentralKeys keys = valueOf(CentralKeys::load(directory()));
    struct Sibling final : SigningKey {
        SoftwareSigningKey key{"sibling"};
        Bytes given;
        const Bytes& certificate() const override { return given; }
        Result<Bytes> sign(const Digest& digest) override { return key.sign(digest); }
    } sibling;
    sibling.given = valueOf(
        certify(keys.issuingAuthority,
                {EnrolledRole::Approver, "approver-1", {}, makeRequest(sibling.key.key(), "x")}, SystemClock{}));
    BOOST_TEST(deliver(sealedBy(id, {&inspector, &sibling})).first == "unopenable");
}

BOOST_AUTO_TEST_CASE(who_is_withdrawn_opens_nothing_from_then_on_and_what_came_before_stays_open) {
    start();
    const CaseId before = id;
    BOOST_TEST(deliver(sealedBy(id, {&inspector, &approver})).first == "opened");
    withdraw("approver", "approver-1");
    id = makeCaseId();
    const auto [state, reason] = deliver(sealedBy(id, {&inspector, &approver}));
    BOOST_TEST(state == "unopenable");
    BOOST_TEST(reason.find("stolen") != std::string::npos, reason);
    BOOST_TEST(commands::open(directory(), before, directory() / "opened").has_value());
}

BOOST_AUTO_TEST_CASE(a_signer_whose_certificate_ended_after_the_receipt_still_signed) {
    // Valid when the package came half an hour ago, and ended ten minutes ago.
    const Instant then = SystemClock{}.now() - 30min;
    const FixedClock past{then + 20min - kMemberValidity};
    const EnrolledOfficer early{directory(), EnrolledRole::Inspector, "inspector-5", past};
    const EnrolledOfficer second{directory(), EnrolledRole::Approver, "approver-5", past};
    EnrolledOfficer oldInspector = early;
    EnrolledOfficer oldApprover = second;
    const Bytes package = sealedBy(id, {&oldInspector, &oldApprover});
    leaveReceived(package, then);
    start();
    BOOST_TEST(stateNow() == "opened");
    BOOST_TEST(commands::open(directory(), id, directory() / "opened").has_value());
    // The same officers today are none.
    id = makeCaseId();
    BOOST_TEST(deliver(sealedBy(id, {&oldInspector, &oldApprover})).first == "unopenable");
}

BOOST_AUTO_TEST_CASE(a_withdrawn_station_is_refused_at_its_next_request_on_an_open_line) {
    start();
    auto line = client();
    requireDone(line.fetch());
    const auto rows = valueOf(commands::stations(directory()));
    BOOST_REQUIRE(rows.size() == 1U);
    BOOST_TEST(rows[0].at("station") == "station-1");
    BOOST_TEST(rows[0].at("state") == "valid");
    BOOST_TEST(rows[0].at("lastHeardAt") != "");
    withdraw("station", "station-1");
    const auto refused = line.fetch();
    BOOST_TEST(nameOfFault(refused) == "central-refused");
    BOOST_TEST(refused.error().detail.find("withdrawn") != std::string::npos, refused.error().detail);
    BOOST_TEST(nameOfFault(line.deliver(id, seal(id, holder.key()), {})) == "central-refused");
    BOOST_TEST(nameOfFault(line.postCmp(Bytes{1})) == "central-refused");
    BOOST_TEST(nameOfFault(client().fetchMandate()) == "central-refused");
    BOOST_TEST(packages().empty());
    BOOST_TEST(valueOf(commands::stations(directory()))[0].at("reason") == "stolen");
}

BOOST_AUTO_TEST_CASE(a_station_is_refused_when_its_certificate_has_ended) {
    start();
    const FixedClock past{SystemClock{}.now() - 731 * 24h};
    EnrolledOfficer ended{directory(), EnrolledRole::Station, "station-9", past};
    CentralClient line{endpoint(), ended, {}};
    BOOST_TEST(nameOfFault(line.fetch()) != "");
}

BOOST_AUTO_TEST_CASE(nothing_is_issued_for_a_withdrawn_officer) {
    start();
    requireDone(client().deliver(id, seal(id, holder.key()), {}));
    withdraw("inspector", "inspector-1");
    const auto bundle = valueOf(StationBundle::load(directory() / "bundle"));
    auto line = client();
    MemoryMessageJournal journal;
    CmpCertificateAuthority authority{[&](ByteView message) { return line.postCmp(message); },
                                      {bundle.issuingAuthority, {bundle.issuingAuthority, bundle.rootAuthority}}};
    const auto answer = authority.request(id, makeRequest(holder.key(), "Holder"), inspector, journal);
    BOOST_TEST((!answer || !std::holds_alternative<CertificateIssued>(*answer)));
    BOOST_TEST(nameOfFault(commands::issuedCertificate(directory(), id)) == "case-not-found");
}

BOOST_AUTO_TEST_CASE(a_withdrawal_names_somebody_and_has_a_reason) {
    enter(inspector);
    const auto faultOf = [&](const commands::WithdrawalOrder& order) {
        return nameOfFault(commands::withdraw(directory(), order));
    };
    BOOST_TEST(faultOf({"inspector", "inspector-1", {}, ""}) == "input-invalid");
    BOOST_TEST(faultOf({"approver", "inspector-1", {}, "stolen"}) == "input-invalid");
    BOOST_TEST(faultOf({"inspector", "inspector-2", {}, "stolen"}) == "input-invalid");
    BOOST_TEST(faultOf({"", "", {}, "stolen"}) == "input-invalid");
    const auto file = directory() / "stranger.der";
    std::ofstream{file, std::ios::binary} << textOf(holder.certificate());
    BOOST_TEST(faultOf({"", "", file, "stolen"}) == "input-invalid");
    BOOST_TEST(faultOf({"inspector", "inspector-1", {}, "stolen"}) == "");
    BOOST_TEST(faultOf({"inspector", "inspector-1", {}, "stolen"}) == "input-invalid");
}

BOOST_AUTO_TEST_CASE(a_key_that_the_register_has_not_seen_is_withdrawn_by_its_certificate) {
    const auto file = directory() / "inspector.der";
    std::ofstream{file, std::ios::binary} << textOf(inspector.certificate());
    const auto rows = valueOf(commands::withdraw(directory(), {"", "", file, "lost"}));
    BOOST_REQUIRE(rows.size() == 1U);
    BOOST_TEST(rows[0].at("name") == "inspector-1");
    start();
    BOOST_TEST(deliver(sealedBy(id, {&inspector, &approver})).first == "unopenable");
}

BOOST_AUTO_TEST_CASE(stations_learn_whom_the_central_has_withdrawn) {
    start();
    auto line = client();
    const auto fetched = [&] {
        return valueOf(verifyWithdrawals(valueOf(line.fetchWithdrawals()).value(), endpoint().receiptCertificate));
    };
    BOOST_TEST(fetched().number == 0U);
    enter(approver);
    withdraw("approver", "approver-1");
    BOOST_TEST(fetched().number == 1U);
    BOOST_TEST(fetched().keys.contains(valueOf(memberOf(approver.certificate())).publicKey));
    // Whose certificate has ended is out anyway.
    const FixedClock past{SystemClock{}.now() - 731 * 24h};
    enter(EnrolledOfficer{directory(), EnrolledRole::Approver, "approver-8", past});
    withdraw("approver", "approver-8");
    BOOST_TEST(fetched().number == 2U);
    BOOST_TEST(fetched().keys.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_station_gets_the_visits_that_were_handed_to_it_and_no_others) {
    start();
    auto line = client();
    EnrolledOfficer another{directory(), EnrolledRole::Station, "station-2"};
    CentralClient others{endpoint(), another, {}};
    requireDone(commands::putVisit(directory(), R"({"reference":"R1","surname":"Nowak"})", "station-1"));
    BOOST_TEST(valueOf(line.fetch()).size() == 1U);
    BOOST_TEST(valueOf(others.fetch()).empty());
    BOOST_TEST(nameOfFault(commands::putVisit(directory(), R"({"reference":"R2"})", "")) == "input-invalid");
    requireDone(commands::handVisits(directory(), "station-2", {"R1"}));
    BOOST_TEST(valueOf(line.fetch()).empty());
    BOOST_TEST(valueOf(others.fetch()).size() == 1U);
    BOOST_TEST(nameOfFault(commands::handVisits(directory(), "station-1", {"R1", "R9"})) == "visit-not-found");
    BOOST_TEST(valueOf(others.fetch()).size() == 1U);
    const auto rows = valueOf(commands::visits(directory()));
    BOOST_TEST(nlohmann::ordered_json(rows).dump() == R"([{"reference":"R1","station":"station-2"}])");
    requireDone(commands::dropVisit(directory(), "R1"));
    BOOST_TEST(nameOfFault(commands::dropVisit(directory(), "R1")) == "visit-not-found");
    BOOST_TEST(valueOf(others.fetch()).empty());
}

BOOST_AUTO_TEST_CASE(the_stations_are_shown_with_what_they_have) {
    start();
    requireDone(client().fetch());
    requireDone(commands::giveMandate(directory(), "station-1", 5, 7));
    requireDone(commands::putVisit(directory(), R"({"reference":"R1"})", "station-1"));
    requireDone(client().deliver(id, Bytes(3000, 3), {}));
    const auto rows = valueOf(commands::stations(directory()));
    BOOST_REQUIRE(rows.size() == 1U);
    BOOST_TEST(rows[0].at("mandateCases") == 5);
    BOOST_TEST(rows[0].at("mandateEndsAt") != "");
    BOOST_TEST(rows[0].at("visits") == 1);
    BOOST_TEST(rows[0].at("unfinished") == 0);
    BOOST_TEST(rows[0].at("unopenable") == 1);
}

BOOST_AUTO_TEST_SUITE_END()
