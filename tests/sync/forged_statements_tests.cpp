#include "station/crypto/openssl_der.h"
#include "sync/central/pki/central_keys.h"
#include "sync/code_proof.h"
#include "sync/json_text.h"
#include "sync/receipt.h"
#include "sync/signed_mandate.h"
#include "sync/signed_statement.h"
#include "tests/support/results.h"
#include "tests/sync/enrolled_officer.h"

#include <algorithm>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

/// What the central signed, with one value changed to another that makes sense, and the signature left.
struct Forgery {
    std::string field;
    Bytes der;
    nlohmann::json content;
};

/// Another letter or digit of the same kind.
char other(char c) {
    return c == '9' || c == 'f' || c == 'z' ? static_cast<char>(c - 1) : static_cast<char>(c + 1);
}

struct StatementFixture {
    CentralKeys keys = std::move(CentralKeys::load(testCentral())).value();
    Bytes pinned = toDer(keys.receipt.certificate.get()).value();
    CaseId id = CaseId::fromText("019ab0e0-1c00-7abc-8def-0123456789ab").value();
    Digest digest = Digest::of(bytesOf("package"));
    Instant at = instantFromText("2026-11-22T08:15:00.123Z").value();

    Result<Bytes> receipt(const KeyPair& by) const {
        return makeReceipt({id, digest, 7, 42, at}, by.certificate.get(), by.key.get());
    }
    Result<Bytes> mandate(const KeyPair& by) const {
        return signMandate({.station = "RA-01", .cases = 20, .issuedAt = at, .endsAt = at + std::chrono::days{30}},
                           by.certificate.get(), by.key.get());
    }
    Result<Bytes> proof(const KeyPair& by) const {
        return makeCodeProof({id, digest, "a***@example.org", at, at + std::chrono::minutes{2}, digest},
                             by.certificate.get(), by.key.get());
    }

    /// One forgery for each field of what is inside.
    std::vector<Forgery> forgeriesOf(const Bytes& der) const {
        const Bytes content = valueOf(statementIn(der, pinned));
        std::vector<Forgery> forgeries;
        const auto json = nlohmann::ordered_json::parse(content);
        for (const auto& [name, value] : json.items()) {
            const std::string text = value.dump();
            // A letter within the quotation marks, or the first digit.
            const std::size_t place = value.is_string()  ? std::min<std::size_t>(text.size() - 2, 4)
                                      : value.is_array() ? 2
                                                         : 0;
            const std::string member = "\"" + name + "\":" + text;
            const auto begin = std::search(der.begin(), der.end(), member.begin(), member.end());
            BOOST_REQUIRE((begin != der.end()));
            Forgery forgery{name, der, {}};
            char changed = other(text[place]);
            forgery.der[static_cast<std::size_t>(begin - der.begin()) + name.size() + 3 + place] =
                static_cast<std::uint8_t>(changed);
            std::string forged{textOf(content)};
            forged[forged.find(member) + name.size() + 3 + place] = changed;
            forgery.content = nlohmann::json::parse(forged);
            forgeries.push_back(std::move(forgery));
        }
        return forgeries;
    }
    /// The case and digest that a forgery speaks of: it is asked about those, so that only its signature is wrong.
    CaseId caseIn(const Forgery& forgery) const {
        return valueOf(CaseId::fromText(textIn(forgery.content, "caseId")));
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(forged_statements_tests, StatementFixture)

BOOST_AUTO_TEST_CASE(a_receipt_with_any_field_changed_is_forged) {
    const auto forgeries = forgeriesOf(valueOf(receipt(keys.receipt)));
    BOOST_TEST(forgeries.size() == 5U);
    for (const Forgery& forgery : forgeries) {
        const Digest package = valueOf(Digest::fromHex(textIn(forgery.content, "sha256")));
        BOOST_TEST(nameOfFault(verifyReceipt(forgery.der, pinned, caseIn(forgery), package)) == "receipt-forged",
                   forgery.field);
    }
}

BOOST_AUTO_TEST_CASE(a_mandate_with_any_field_changed_is_forged) {
    const auto forgeries = forgeriesOf(valueOf(mandate(keys.receipt)));
    BOOST_TEST(forgeries.size() == 5U);
    for (const Forgery& forgery : forgeries)
        BOOST_TEST(nameOfFault(verifyMandate(forgery.der, pinned)) == "mandate-forged", forgery.field);
}

BOOST_AUTO_TEST_CASE(a_proof_of_a_code_with_any_field_changed_is_forged) {
    const auto forgeries = forgeriesOf(valueOf(proof(keys.receipt)));
    BOOST_TEST(forgeries.size() == 7U);
    for (const Forgery& forgery : forgeries) {
        const Digest contract = valueOf(Digest::fromHex(textIn(forgery.content, "contract")));
        BOOST_TEST(nameOfFault(verifyCodeProof(forgery.der, pinned, caseIn(forgery), contract)) ==
                       "receipt-forged",
                   forgery.field);
    }
}

BOOST_AUTO_TEST_CASE(what_another_key_of_the_central_has_signed_is_forged) {
    for (const KeyPair* const by : {&keys.server, &keys.officerAuthority, &keys.issuingAuthority}) {
        BOOST_TEST(nameOfFault(verifyReceipt(valueOf(receipt(*by)), pinned, id, digest)) == "receipt-forged");
        BOOST_TEST(nameOfFault(verifyMandate(valueOf(mandate(*by)), pinned)) == "mandate-forged");
        BOOST_TEST(nameOfFault(verifyCodeProof(valueOf(proof(*by)), pinned, id, digest)) == "receipt-forged");
    }
}

BOOST_AUTO_TEST_CASE(one_statement_does_not_stand_for_another) {
    BOOST_TEST(nameOfFault(verifyReceipt(valueOf(proof(keys.receipt)), pinned, id, digest)) == "receipt-forged");
    BOOST_TEST(nameOfFault(verifyMandate(valueOf(proof(keys.receipt)), pinned)) == "mandate-forged");
    BOOST_TEST(nameOfFault(verifyCodeProof(valueOf(receipt(keys.receipt)), pinned, id, digest)) ==
               "receipt-forged");
}

BOOST_AUTO_TEST_SUITE_END()
