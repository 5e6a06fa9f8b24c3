#include "station/crypto/pem_or_der.h"

#include "station/crypto/openssl_der.h"
#include "station/crypto/pem.h"
#include "tests/support/software_keys.h"

#include <boost/test/unit_test.hpp>

#include <openssl/pem.h>

using namespace rapoint;

namespace {

/// A key, its certificate and a request by it, in both forms.
struct PemOrDerFixture {
    test::SoftwareSigningKey key{"Anna Kowalska"};
    test::SoftwareSigningKey other{"Jan Kowalski", test::SoftwareSigningKey::Kind::Rsa2048};

    template <class Write>
    static std::string pemBy(Write write) {
        const Bio out{BIO_new(BIO_s_mem())};
        BOOST_REQUIRE(write(out.get()) == 1);
        const Bytes text = contentOf(out.get());
        return std::string{textOf(text)};
    }
    static std::string pemOf(const Bytes& certificate) {
        const auto parsed = certificateFromDer(certificate);
        return pemBy([&](BIO* out) { return PEM_write_bio_X509(out, parsed->get()); });
    }
    static std::string pemOf(EVP_PKEY* privateKey, const EVP_CIPHER* cipher = nullptr) {
        std::string password = "secret";
        return pemBy([&](BIO* out) {
            return PEM_write_bio_PKCS8PrivateKey(out, privateKey, cipher, password.data(),
                                                 static_cast<int>(password.size()), nullptr, nullptr);
        });
    }
    CertificateRequest request() const {
        CertificateRequest made{X509_REQ_new()};
        X509_NAME_add_entry_by_txt(X509_REQ_get_subject_name(made.get()), "CN", MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char*>("RA-01"), -1, -1, 0);
        BOOST_REQUIRE(X509_REQ_set_pubkey(made.get(), key.key()) == 1);
        BOOST_REQUIRE(X509_REQ_sign(made.get(), key.key(), EVP_sha256()) > 0);
        return made;
    }
};

template <class T>
void refused(const Result<T>& result, std::string_view detail) {
    BOOST_REQUIRE(!result);
    BOOST_TEST((result.error().code == FaultCode::MessageMalformed));
    BOOST_TEST(result.error().detail == detail);
}

bool isSame(const Result<Certificate>& read, const Bytes& der) {
    return read.has_value() && toDer(read->get()) == der;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(pem_or_der_tests, PemOrDerFixture)

BOOST_AUTO_TEST_CASE(a_certificate_is_read_from_either_form) {
    BOOST_TEST(isSame(certificateFrom(key.certificate()), key.certificate()));
    BOOST_TEST(isSame(certificateFrom(bytesOf(pemOf(key.certificate()))), key.certificate()));
    BOOST_TEST(certificatePem(key.certificate()) == pemOf(key.certificate()));
}

BOOST_AUTO_TEST_CASE(text_around_the_block_and_marks_of_editors_do_not_matter) {
    std::string pem = pemOf(key.certificate());
    BOOST_TEST(isSame(certificateFrom(bytesOf("0 s:CN = Anna\n   i:CN = Anna\n" + pem + "the end\n")),
                      key.certificate()));
    BOOST_TEST(isSame(certificateFrom(bytesOf("\xEF\xBB\xBF" + pem)), key.certificate()));
    for (std::size_t at = 0; (at = pem.find('\n', at)) != std::string::npos; at += 2)
        pem.insert(at, "\r");
    BOOST_TEST(isSame(certificateFrom(bytesOf(pem)), key.certificate()));
}

BOOST_AUTO_TEST_CASE(blocks_of_other_kinds_are_passed_over) {
    const std::string both = pemOf(key.key()) + pemOf(key.certificate());
    BOOST_TEST(isSame(certificateFrom(bytesOf(both)), key.certificate()));
    const auto read = privateKeyFrom(bytesOf(both));
    BOOST_REQUIRE(read);
    BOOST_TEST(EVP_PKEY_eq(read->get(), key.key()) == 1);
}

BOOST_AUTO_TEST_CASE(a_chain_keeps_its_order_and_is_no_single_certificate) {
    const std::string chain = pemOf(key.certificate()) + pemOf(other.certificate());
    const auto read = certificatesFrom(bytesOf(chain));
    BOOST_REQUIRE(read);
    BOOST_TEST((*read == std::vector<Bytes>{key.certificate(), other.certificate()}));
    refused(certificateFrom(bytesOf(chain)), "certificate: the PEM has 2, one is wanted");
    BOOST_TEST((certificatesFrom(key.certificate()) == std::vector<Bytes>{key.certificate()}));
}

BOOST_AUTO_TEST_CASE(a_request_is_read_from_either_form_and_its_signature_is_checked) {
    const CertificateRequest made = request();
    const Bytes der = requestDer(made.get()).value();
    const std::string pem = pemBy([&](BIO* out) { return PEM_write_bio_X509_REQ(out, made.get()); });
    for (const ByteView content : {ByteView{der}, bytesOf(pem)}) {
        const auto read = requestFrom(content);
        BOOST_REQUIRE(read);
        BOOST_TEST((requestDer(read->get()) == der));
    }
    Bytes forged = der;
    forged.back() ^= 1U;
    BOOST_TEST((requestFrom(forged).error().code == FaultCode::MessageMalformed));
    refused(requestFrom(bytesOf(pemOf(key.certificate()))), "certification request: the PEM has none");
}

BOOST_AUTO_TEST_CASE(a_private_key_is_read_from_either_form) {
    for (EVP_PKEY* made : {key.key(), other.key()}) {
        const Bytes der = derOf(made, i2d_PrivateKey);
        const std::string pem = pemOf(made);
        for (const ByteView content : {ByteView{der}, bytesOf(pem)}) {
            const auto read = privateKeyFrom(content);
            BOOST_REQUIRE(read);
            BOOST_TEST(EVP_PKEY_eq(read->get(), made) == 1);
        }
    }
}

BOOST_AUTO_TEST_CASE(an_encrypted_key_is_refused_and_nobody_is_asked_for_its_password) {
    refused(privateKeyFrom(bytesOf(pemOf(key.key(), EVP_aes_256_cbc()))),
            "private key: a block of the PEM cannot be read");
}

BOOST_AUTO_TEST_CASE(what_is_neither_form_is_named) {
    refused(certificateFrom({}), "certificate: there is no content");
    refused(certificateFrom(bytesOf("no certificate at all")), "certificate: neither PEM nor DER");
    refused(certificateFrom(Bytes(kMaxPemOrDer + 1, '0')), "certificate: larger than 64 KiB");
    refused(privateKeyFrom(key.certificate()), "private key: neither PEM nor DER");

    Bytes longer = key.certificate();
    longer.push_back(0);
    refused(certificateFrom(longer), "certificate: neither PEM nor DER");
    const Bytes shorter{key.certificate().begin(), key.certificate().end() - 1};
    refused(certificateFrom(shorter), "certificate: neither PEM nor DER");

    std::string broken = pemOf(key.certificate());
    broken[broken.find('\n') + 5] = '*';
    refused(certificateFrom(bytesOf(broken)), "certificate: a block of the PEM cannot be read");
    refused(certificateFrom(bytesOf(pemOf(key.certificate()) + broken)),
            "certificate: a block of the PEM cannot be read");
    const std::string cut = pemOf(key.certificate()).substr(0, 200);
    refused(certificateFrom(bytesOf(cut)), "certificate: a block of the PEM cannot be read");
}

BOOST_AUTO_TEST_SUITE_END()
