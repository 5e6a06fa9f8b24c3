#include "station/base/digest.h"
#include "station/case/event_codec.h"
#include "sync/central/commands.h"
#include "sync/code_proof.h"
#include "sync/package_sealer.h"
#include "sync/station_bundle.h"
#include "tests/support/central_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

/// A case whose contract is signed by a code that the central sends where the station says.
struct ContractCodeFixture : CentralFixture {
    CaseId id = makeCaseId();
    std::string contract = "the contract of Maria";
    std::string applicant = "maria@example.pl";
    CentralKeys keys = valueOf(CentralKeys::load(directory()));
    std::optional<Digest> address;
    CaseId provenCase = id;
    std::string provenContract = contract;

    Bytes proof() {
        const Instant now = SystemClock{}.now();
        return valueOf(
            makeCodeProof({provenCase, Digest::of(bytesOf(provenContract)), "m•••@example.pl", now, now, address},
                          keys.receipt.certificate.get(), keys.receipt.key.get()));
    }
    static EvidenceRef refOf(const std::string& name, ByteView content) {
        return {"", name, "application/octet-stream", Digest::of(content).hex(),
                static_cast<std::int64_t>(content.size())};
    }
    static nlohmann::ordered_json entry(const Event& event) {
        return {{"event", rapoint::nameOf(event)}, {"facts", toJson(event)}};
    }
    std::vector<nlohmann::ordered_json> record(ByteView proven) {
        Applicant confirmed;
        confirmed.email = applicant;
        const Digest digest = Digest::of(bytesOf(contract));
        return {entry(DataConfirmed{confirmed}), entry(ContractRendered{refOf("contract.pdf", bytesOf(contract))}),
                entry(ContractCodeAccepted{digest.hex(), "m•••@example.pl", "2026-11-30T10:00:00.000Z",
                                           "2026-11-30T10:01:00.000Z", refOf("contract-code.p7s", proven)}),
                entry(ContractSigned{"otp", refOf("contract-signed.pdf", bytesOf("signed"))})};
    }
    /// What the central makes of a package with this record and these bytes as the proof.
    StoredPackage brought(const std::vector<nlohmann::ordered_json>& facts, const Bytes& proven) {
        const std::string text = nlohmann::ordered_json(facts).dump();
        const ByteView pdf = bytesOf(contract);
        CmsPackageSealer sealer{valueOf(StationBundle::load(directory() / "bundle")).recipients};
        const Bytes package = valueOf(sealer.seal(id,
                                                  {{"case.json", "application/json", {text.begin(), text.end()}},
                                                   {"contract.pdf", "application/pdf", {pdf.begin(), pdf.end()}},
                                                   {"contract-code.p7s", "application/cms", proven}},
                                                  {&inspector}));
        start();
        requireDone(client().deliver(id, package, {}));
        stop();
        return valueOf(openStore()->packages().find(id)).value();
    }
    StoredPackage brought() {
        const Bytes proven = proof();
        return brought(record(proven), proven);
    }
    void requireRefused(const StoredPackage& row, const char* why) {
        BOOST_TEST((row.state == PackageState::Unopenable));
        BOOST_TEST(row.reason.find(why) != std::string::npos, row.reason);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(contract_code_tests, ContractCodeFixture)

BOOST_AUTO_TEST_CASE(a_code_that_went_to_the_address_of_the_application_signs_its_contract) {
    address = codeAddress(id, applicant);
    const StoredPackage row = brought();
    BOOST_TEST((row.state == PackageState::Opened), row.reason);
}

BOOST_AUTO_TEST_CASE(a_code_that_went_to_another_mailbox_signs_nothing) {
    address = codeAddress(id, "operator@example.pl");
    requireRefused(brought(), "another address");
}

BOOST_AUTO_TEST_CASE(an_address_that_was_confirmed_after_the_code_was_sent_is_not_where_it_went) {
    address = codeAddress(id, applicant);
    const Bytes proven = proof();
    auto facts = record(proven);
    Applicant other;
    other.email = "operator@example.pl";
    facts.push_back(entry(DataConfirmed{other}));
    requireRefused(brought(facts, proven), "another address");
}

BOOST_AUTO_TEST_CASE(the_proof_of_another_case_or_contract_signs_nothing) {
    address = codeAddress(id, applicant);
    provenContract = "another contract";
    requireRefused(brought(), "another contract");
    ContractCodeFixture f;
    f.address = codeAddress(f.id, f.applicant);
    f.provenCase = makeCaseId();
    f.requireRefused(f.brought(), "another contract");
}

BOOST_AUTO_TEST_CASE(a_proof_that_the_central_did_not_make_or_that_is_not_there_signs_nothing) {
    requireRefused(brought(record(Bytes(40, 1)), Bytes(40, 1)), "not the central's");
    ContractCodeFixture exchanged;
    exchanged.requireRefused(exchanged.brought(exchanged.record(exchanged.proof()), Bytes(40, 1)),
                             "does not hold what the record names");
    ContractCodeFixture silent;
    auto facts = silent.record(Bytes(40, 1));
    facts.erase(facts.begin() + 2);
    silent.requireRefused(silent.brought(facts, Bytes(40, 1)), "names no code");
}

BOOST_AUTO_TEST_CASE(a_contract_of_which_the_package_has_other_bytes_is_not_the_one_that_was_signed) {
    address = codeAddress(id, applicant);
    const Bytes proven = proof();
    const auto facts = record(proven);
    contract = "what Maria never read";
    requireRefused(brought(facts, proven), "does not hold what the record names");
}

BOOST_AUTO_TEST_CASE(a_proof_from_before_addresses_were_said_holds_for_its_contract) {
    const StoredPackage row = brought();
    BOOST_TEST((row.state == PackageState::Opened), row.reason);
}

BOOST_AUTO_TEST_CASE(a_contract_that_another_one_replaced_after_it_was_signed_asks_for_no_proof) {
    address = codeAddress(id, applicant);
    const Bytes proven = proof();
    auto facts = record(proven);
    contract = "the contract with the right product";
    facts.push_back(entry(ContractRendered{refOf("contract.pdf", bytesOf(contract))}));
    const StoredPackage row = brought(facts, proven);
    BOOST_TEST((row.state == PackageState::Opened), row.reason);
}

BOOST_AUTO_TEST_SUITE_END()
