#include "printing/signature/pdf_signature.h"
#include "station/crypto/signed_data.h"
#include "tests/printing/pdf_probe.h"
#include "tests/printing/rendered_sheet.h"
#include "tests/support/results.h"
#include "tests/support/software_keys.h"

#include <algorithm>

using namespace rapoint;
using namespace rapoint::printing;
using namespace rapoint::tests;

namespace {

const Instant kAt = *instantFromText("2026-11-22T10:00:00.000Z");

Bytes contract() {
    return rendered("cencert/contract", {"pl", "en"}, visit());
}

Bytes signedBy(test::SoftwareSigningKey& key, const Bytes& pdf) {
    auto result = signPdf(pdf, key, {"contract", kAt});
    BOOST_REQUIRE_MESSAGE(result, explain(result ? Fault{} : result.error()));
    return std::move(*result);
}

std::size_t timesIn(const std::string& text, const std::string& piece) {
    std::size_t count = 0;
    for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1))
        ++count;
    return count;
}

} // namespace

BOOST_AUTO_TEST_SUITE(pdf_signature_tests)

BOOST_AUTO_TEST_CASE(an_independent_reader_finds_the_signature_valid_and_over_the_whole_document) {
    test::SoftwareSigningKey key{"RA station"};
    const Bytes pdf = contract();
    const Bytes sealed = signedBy(key, pdf);
    const std::string verdict = pdfProbe("pdfsig -nocert", sealed);
    BOOST_TEST(contains(verdict, "Signature is Valid"), verdict);
    BOOST_TEST(contains(verdict, "Total document signed"), verdict);
    BOOST_TEST(contains(verdict, "ETSI.CAdES.detached"), verdict);
    BOOST_TEST(contains(verdict, "RA station"), verdict);
    BOOST_TEST(contains(pdfProbe("qpdf --check", sealed), "No syntax or stream encoding errors found"));
}

BOOST_AUTO_TEST_CASE(what_was_signed_stays_byte_for_byte_in_front) {
    test::SoftwareSigningKey key{"RA station"};
    const Bytes pdf = contract();
    const Bytes sealed = signedBy(key, pdf);
    BOOST_REQUIRE(sealed.size() > pdf.size());
    BOOST_TEST(std::equal(pdf.begin(), pdf.end(), sealed.begin()));
    BOOST_TEST(sealed.size() - pdf.size() < 24'000U);
    BOOST_TEST(textOfPdf(sealed) == textOfPdf(pdf));
}

BOOST_AUTO_TEST_CASE(a_second_signature_leaves_the_first_valid) {
    test::SoftwareSigningKey holder{"Anna Kowalska"};
    test::SoftwareSigningKey station{"RA station"};
    const std::string verdict = pdfProbe("pdfsig -nocert", signedBy(station, signedBy(holder, contract())));
    BOOST_TEST(timesIn(verdict, "Signature is Valid") == 2U, verdict);
    BOOST_TEST(contains(verdict, "Anna Kowalska"), verdict);
    BOOST_TEST(contains(verdict, "Signature1"), verdict);
    BOOST_TEST(contains(verdict, "Signature2"), verdict);
}

BOOST_AUTO_TEST_CASE(an_rsa_key_signs_too_beside_one_that_is_none) {
    test::SoftwareSigningKey holder{"Anna Kowalska", test::SoftwareSigningKey::Kind::Rsa2048};
    test::SoftwareSigningKey station{"RA station"};
    const Bytes once = signedBy(holder, contract());
    BOOST_TEST(contains(pdfProbe("pdfsig -nocert", once), "Signature is Valid"));
    const std::string verdict = pdfProbe("pdfsig -nocert", signedBy(station, once));
    BOOST_TEST(timesIn(verdict, "Signature is Valid") == 2U, verdict);
    const Bytes message = test::valueOf(signedDataOf(Digest::of(bytesOf("content")), holder));
    BOOST_TEST(
        contains(pdfProbe("openssl cms -cmsout -print -inform DER -in", message), "sha256WithRSAEncryption"));
    Bytes changed = once;
    changed[200] ^= 1;
    BOOST_TEST(!contains(pdfProbe("pdfsig -nocert", changed), "Signature is Valid"));
}

BOOST_AUTO_TEST_CASE(a_changed_byte_is_noticed) {
    test::SoftwareSigningKey key{"RA station"};
    Bytes sealed = signedBy(key, contract());
    const std::string title{"/Title"};
    const auto at = std::search(sealed.begin(), sealed.end(), title.begin(), title.end());
    BOOST_REQUIRE((at != sealed.end()));
    *(at + 1) = 't';
    const std::string verdict = pdfProbe("pdfsig -nocert", sealed);
    BOOST_TEST(contains(verdict, "Digest Mismatch"), verdict);
}

BOOST_AUTO_TEST_CASE(the_signature_names_its_certificate_and_no_time_of_its_own) {
    test::SoftwareSigningKey key{"RA station"};
    const Bytes message = test::valueOf(signedDataOf(Digest::of(bytesOf("content")), key));
    const std::string shown = pdfProbe("openssl cms -cmsout -print -inform DER -in", message);
    BOOST_TEST(contains(shown, "id-smime-aa-signingCertificateV2"), shown);
    BOOST_TEST(contains(shown, "messageDigest"), shown);
    BOOST_TEST(!contains(shown, "signingTime"), shown);
}

BOOST_AUTO_TEST_CASE(what_is_no_pdf_is_refused) {
    test::SoftwareSigningKey key{"RA station"};
    for (const char* const text : {"", "no PDF", "%PDF-1.7\ntrailer << /Root 1 0 R >>\n%%EOF"}) {
        const auto result = signPdf(bytesOf(text), key, {"contract", kAt});
        BOOST_TEST(test::nameOfFault(result) == "input-invalid");
    }
}

BOOST_AUTO_TEST_CASE(a_key_that_refuses_leaves_its_own_fault) {
    struct Removed final : SigningKey {
        const Bytes& certificate() const override { return inner.certificate(); }
        Result<Bytes> sign(const Digest&) override { return failure(FaultCode::CardRemoved, "reader 0"); }
        test::SoftwareSigningKey inner{"RA station"};
    } removed;
    BOOST_TEST(test::nameOfFault(signPdf(contract(), removed, {"contract", kAt})) == "card-removed");
}

BOOST_AUTO_TEST_SUITE_END()
