#include "printing/signature/pdf_signature.h"
#include "station/crypto/cades_signature.h"
#include "tests/printing/pdf_probe.h"
#include "tests/printing/rendered_sheet.h"
#include "tests/support/results.h"
#include "tests/support/software_keys.h"
#include "tests/support/timestamp_authority.h"

#include <algorithm>
#include <fstream>

using namespace rapoint;
using namespace rapoint::printing;
using namespace rapoint::tests;

namespace {

const Instant kStampedAt = *instantFromText("2026-11-22T10:00:00.000Z");

/// Asks the tests' authority without a line.
class DirectSource final : public TimestampSource {
public:
    Result<Timestamp> timestamp(const Digest& value) override {
        if (!m_reached)
            return failure(FaultCode::CentralUnreachable);
        const TimestampQuery query = TimestampQuery::about(value, m_random);
        const Bytes question = test::valueOf(query.der());
        return timestampIn(m_authority.answer(question), query, m_authority.authorities());
    }
    void setReached(bool reached) { m_reached = reached; }
    std::vector<Bytes> authorities() const { return m_authority.authorities(); }

private:
    test::TimestampAuthority m_authority;
    SystemRandom m_random;
    bool m_reached = true;
};

/// A holder's key whose certificate an issuing authority below a root has made, by OpenSSL's commands.
class IssuedKey final : public SigningKey {
public:
    IssuedKey() {
        shell(
            "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj '/CN=Test root' "
            "-keyout root.key -out root.pem");
        issue("Test issuing CA", "issuing", "root", "basicConstraints=critical,CA:TRUE\n");
        m_issuing = der("issuing");
        m_root = der("root");
        issue("Anna Kowalska", "holder", "issuing", "keyUsage=critical,nonRepudiation\n");
        m_certificate = der("holder");
    }
    const Bytes& certificate() const override { return m_certificate; }
    Result<Bytes> sign(const Digest& digest) override {
        write("digest", digest.bytes());
        shell("openssl pkeyutl -sign -inkey holder.key -pkeyopt digest:sha256 -in digest -out value");
        return read("value");
    }
    const Bytes& issuing() const { return m_issuing; }
    const Bytes& root() const { return m_root; }

private:
    std::string at(const std::string& name) const { return (m_directory.path() / name).string(); }
    void shell(const std::string& command) const {
        BOOST_REQUIRE(
            std::system(("cd " + m_directory.path().string() + " && " + command + " 2>/dev/null").c_str()) == 0);
    }
    void write(const std::string& name, ByteView content) const {
        std::ofstream{at(name), std::ios::binary} << textOf(content);
    }
    Bytes read(const std::string& name) const {
        std::ifstream in{at(name), std::ios::binary};
        return {std::istreambuf_iterator<char>{in}, {}};
    }
    Bytes der(const std::string& name) const {
        shell("openssl x509 -in " + name + ".pem -outform DER -out " + name + ".der");
        return read(name + ".der");
    }
    void issue(const std::string& subject, const std::string& name, const std::string& by,
               const std::string& extensions) const {
        std::ofstream{at(name + ".ext")} << extensions;
        shell("openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN=" + subject +
              "' -keyout " + name + ".key -out " + name + ".csr");
        shell("openssl x509 -req -days 20 -in " + name + ".csr -CA " + by + ".pem -CAkey " + by +
              ".key -CAcreateserial -extfile " + name + ".ext -out " + name + ".pem");
    }

    TemporaryDirectory m_directory;
    Bytes m_issuing;
    Bytes m_root;
    Bytes m_certificate;
};

/// The CMS in the last signature of a PDF: what is between the brackets of Contents, without the zeros behind it.
Bytes signatureIn(const Bytes& pdf) {
    const std::string text{textOf(pdf)};
    const std::size_t begin = text.find('<', text.rfind("/Contents")) + 1;
    const Bytes room = test::valueOf(fromHex(text.substr(begin, text.find('>', begin) - begin)));
    BOOST_REQUIRE((room.size() > 4U && room[0] == 0x30 && room[1] == 0x82));
    return {room.begin(), room.begin() + 4 + (room[2] << 8) + room[3]};
}

struct LastingPdfFixture {
    IssuedKey holder;
    DirectSource timestamps;
    Bytes contract = rendered("cencert/contract", {"pl", "en"}, visit());

    Bytes signedPdf(const SignatureProof& proof) {
        return test::valueOf(signPdf(contract, holder, {"contract", kStampedAt}, proof));
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(lasting_pdf_signature_tests, LastingPdfFixture)

BOOST_AUTO_TEST_CASE(a_contract_carries_the_authority_of_its_signer_and_not_the_root) {
    const Bytes sealed = signedPdf({{holder.root(), holder.issuing()}, nullptr});
    const std::string shown = pdfProbe("openssl cms -cmsout -print -inform DER -in", signatureIn(sealed));
    BOOST_TEST(contains(shown, "subject: CN=Test issuing CA"), shown);
    BOOST_TEST(contains(shown, "subject: CN=Anna Kowalska"), shown);
    BOOST_TEST(!contains(shown, "subject: CN=Test root"), shown);
    BOOST_TEST(contains(pdfProbe("pdfsig -nocert", sealed), "Signature is Valid"));
}

BOOST_AUTO_TEST_CASE(a_contract_has_a_timestamp_about_its_signature) {
    const Bytes sealed = signedPdf({{holder.issuing()}, &timestamps});
    const Bytes signature = signatureIn(sealed);
    const auto tokens = test::valueOf(signatureTimestampsIn(signature));
    BOOST_REQUIRE(tokens.size() == 1U);
    const Digest imprint = Digest::of(test::valueOf(signatureValueOf(signature)));
    const Instant at = test::valueOf(verifyTimestamp(tokens[0], imprint, timestamps.authorities()));
    BOOST_TEST(std::chrono::abs(at - SystemClock{}.now()).count() < 60'000);
    const std::string verdict = pdfProbe("pdfsig -nocert", sealed);
    BOOST_TEST(contains(verdict, "Signature is Valid"), verdict);
    BOOST_TEST(contains(verdict, "Total document signed"), verdict);
    Bytes changed = sealed;
    changed[200] ^= 1;
    BOOST_TEST(!contains(pdfProbe("pdfsig -nocert", changed), "Signature is Valid"));
}

BOOST_AUTO_TEST_CASE(without_the_authority_in_reach_the_contract_is_signed_all_the_same) {
    timestamps.setReached(false);
    const Bytes sealed = signedPdf({{holder.issuing()}, &timestamps});
    BOOST_TEST(test::valueOf(signatureTimestampsIn(signatureIn(sealed))).empty());
    BOOST_TEST(contains(pdfProbe("pdfsig -nocert", sealed), "Signature is Valid"));
}

BOOST_AUTO_TEST_SUITE_END()
