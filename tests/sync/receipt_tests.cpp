#include "sync/receipt.h"

#include "station/crypto/openssl_der.h"
#include "sync/central/pki/central_keys.h"
#include "tests/sync/enrolled_officer.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

struct ReceiptFixture {
    CentralKeys keys = std::move(CentralKeys::load(testCentral())).value();
    Bytes pinned = toDer(keys.receipt.certificate.get()).value();
    ReceiptFacts facts{CaseId::fromText("019ab0e0-1c00-7abc-8def-0123456789ab").value(),
                       Digest::of(bytesOf("package")), 7, 42, instantFromText("2026-11-22T08:15:00.123Z").value()};
    Bytes der = makeReceipt(facts, keys.receipt.certificate.get(), keys.receipt.key.get()).value();

    bool isForged(ByteView receipt, const CaseId& id, const Digest& package) const {
        const auto verified = verifyReceipt(receipt, pinned, id, package);
        return !verified && verified.error().code == FaultCode::ReceiptForged;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(receipt_tests, ReceiptFixture)

BOOST_AUTO_TEST_CASE(a_receipt_of_the_central_is_accepted_with_its_facts) {
    const auto receipt = verifyReceipt(der, pinned, facts.caseId, facts.package);
    BOOST_REQUIRE(receipt);
    BOOST_TEST(receipt->sequence == 42U);
    BOOST_TEST((receipt->receivedAt == facts.receivedAt));
    BOOST_TEST((receipt->package == facts.package));
    BOOST_TEST(receipt->signedForm == der);
}

BOOST_AUTO_TEST_CASE(another_case_or_package_is_forged) {
    const auto other = CaseId::fromText("019ab0e0-1c00-7abc-8def-0123456789ac").value();
    BOOST_TEST(isForged(der, other, facts.package));
    BOOST_TEST(isForged(der, facts.caseId, Digest::of(bytesOf("another"))));
}

BOOST_AUTO_TEST_CASE(another_signer_is_forged_even_one_of_the_same_central) {
    const auto byServer = makeReceipt(facts, keys.server.certificate.get(), keys.server.key.get());
    BOOST_REQUIRE(byServer);
    BOOST_TEST(isForged(*byServer, facts.caseId, facts.package));
    SoftwareSigningKey stranger{"rapoint receipts"};
    const auto certificate = certificateFromDer(stranger.certificate());
    const auto byStranger = makeReceipt(facts, certificate->get(), stranger.key());
    BOOST_REQUIRE(byStranger);
    BOOST_TEST(isForged(*byStranger, facts.caseId, facts.package));
}

// The certificate that the message brings along is not signed and not used: a change there changes nothing.
BOOST_AUTO_TEST_CASE(a_changed_byte_is_forged_or_leaves_the_facts_as_they_are) {
    std::size_t refused = 0;
    for (std::size_t i = 0; i < der.size(); ++i) {
        Bytes changed = der;
        changed[i] ^= 0x01;
        const auto receipt = verifyReceipt(changed, pinned, facts.caseId, facts.package);
        refused += receipt ? 0 : 1;
        if (receipt)
            BOOST_TEST((receipt->sequence == 42U && receipt->receivedAt == facts.receivedAt));
        else
            BOOST_TEST((receipt.error().code == FaultCode::ReceiptForged));
    }
    BOOST_TEST(refused > der.size() / 3);
}

BOOST_AUTO_TEST_CASE(a_changed_byte_in_the_content_is_forged) {
    const std::string needle = "sequence\":42";
    const auto at = std::search(der.begin(), der.end(), needle.begin(), needle.end());
    BOOST_REQUIRE((at != der.end()));
    at[11] = '3';
    BOOST_TEST(isForged(der, facts.caseId, facts.package));
}

BOOST_AUTO_TEST_CASE(garbage_and_cut_off_receipts_are_forged) {
    BOOST_TEST(isForged({}, facts.caseId, facts.package));
    BOOST_TEST(isForged(bytesOf("HTTP/1.1 200 OK"), facts.caseId, facts.package));
    BOOST_TEST(isForged(ByteView{der}.first(der.size() - 1), facts.caseId, facts.package));
    der.push_back(0);
    BOOST_TEST(isForged(der, facts.caseId, facts.package));
}

BOOST_AUTO_TEST_SUITE_END()
