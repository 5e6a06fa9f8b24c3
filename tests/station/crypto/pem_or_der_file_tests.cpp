#include "station/crypto/pem_or_der_file.h"

#include "station/crypto/openssl_der.h"
#include "tests/support/software_keys.h"
#include "tests/support/temporary_directory.h"

#include <boost/test/unit_test.hpp>

#include <fstream>

using namespace rapoint;

namespace {

struct FileFixture {
    tests::TemporaryDirectory directory;
    test::SoftwareSigningKey key{"Anna Kowalska"};

    std::filesystem::path file(std::string_view content) const {
        const std::filesystem::path path = directory.path() / "given.crt";
        std::ofstream{path, std::ios::binary} << content;
        return path;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(pem_or_der_file_tests, FileFixture)

BOOST_AUTO_TEST_CASE(a_file_is_read_as_its_content) {
    const auto path = file(textOf(key.certificate()));
    const auto read = certificateInFile(path);
    BOOST_REQUIRE(read);
    BOOST_TEST((toDer(read->get()) == key.certificate()));
    BOOST_TEST((certificatesInFile(path) == std::vector<Bytes>{key.certificate()}));
}

BOOST_AUTO_TEST_CASE(a_fault_names_the_file) {
    BOOST_TEST(requestInFile(file(textOf(key.certificate()))).error().detail ==
               "given.crt: certification request: this is a certificate");
    BOOST_TEST(privateKeyInFile(file("")).error().detail == "given.crt: private key: there is no content");
    BOOST_TEST(certificateInFile(file(std::string(kMaxPemOrDer + 1, 'x'))).error().detail ==
               "given.crt: certificate: larger than 64 KiB");
    for (const auto& path : {directory.path() / "absent.crt", directory.path()}) {
        const auto read = certificateInFile(path);
        BOOST_TEST((read.error().code == FaultCode::InputInvalid));
        BOOST_TEST(read.error().detail == path.filename().string() + " cannot be read");
    }
}

BOOST_AUTO_TEST_SUITE_END()
