#include "tests/sync/enrolled_officer.h"

#include "sync/central/pki/key_files.h"

#include <cstdlib>
#include <stdexcept>

#include <sys/wait.h>

namespace rapoint::test {

namespace {

struct CentralDirectory {
    std::filesystem::path path;

    CentralDirectory() {
        std::string name = (std::filesystem::temp_directory_path() / "rapoint-central-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw std::runtime_error{"no temporary directory"};
        path = name;
        if (auto made = sync::initialisePki(path, {}, SystemClock{}); !made)
            throw std::runtime_error{explain(made.error())};
    }
    CentralDirectory(const CentralDirectory&) = delete;
    CentralDirectory& operator=(const CentralDirectory&) = delete;
    ~CentralDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
};

} // namespace

EnrolledOfficer::EnrolledOfficer(const std::filesystem::path& central, sync::EnrolledRole role,
                                 const std::string& name, const Clock& clock)
    : m_key{name} {
    certify(central, {role, name, {}, {}}, clock);
}

EnrolledOfficer::EnrolledOfficer(const EnrolledOfficer& other, const std::filesystem::path& central,
                                 sync::EnrolledRole role, const std::string& name, const Clock& clock)
    : m_key{other.m_key} {
    certify(central, {role, name, {}, {}}, clock);
}

void EnrolledOfficer::setPersonNumber(const std::filesystem::path& central, sync::EnrolledRole role,
                                      const std::string& name, const std::string& number) {
    certify(central, {role, name, number, {}}, SystemClock{});
}

void EnrolledOfficer::certify(const std::filesystem::path& central, const sync::EnrolmentOrder& order,
                              const Clock& clock) {
    const auto authority =
        sync::readKeyPair(central / "keys" / "officer-ca.pem", central / "certs" / "officer-ca.pem");
    sync::EnrolmentOrder asked = order;
    asked.request = makeRequest(m_key.key(), "ignored");
    auto certificate = sync::certify(authority.value(), asked, clock);
    if (!certificate)
        throw std::runtime_error{explain(certificate.error())};
    m_certificate = std::move(*certificate);
}

Result<Bytes> EnrolledOfficer::sign(const Digest& digest) {
    if (m_fault != FaultCode::Internal)
        return failure(m_fault);
    return m_key.sign(digest);
}

Bytes makeRequest(EVP_PKEY* key, const std::string& commonName) {
    const CertificateRequest request{X509_REQ_new()};
    X509_NAME* name = X509_REQ_get_subject_name(request.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(commonName.c_str()), -1, -1, 0);
    X509_REQ_set_pubkey(request.get(), key);
    X509_REQ_sign(request.get(), key, EVP_sha256());
    unsigned char* out = nullptr;
    const int size = i2d_X509_REQ(request.get(), &out);
    Bytes der{out, out + size};
    OPENSSL_free(out);
    return der;
}

const std::filesystem::path& testCentral() {
    static const CentralDirectory central;
    return central.path;
}

int runQuietly(const std::string& command) {
    const int status = std::system((command + " >/dev/null 2>&1").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace rapoint::test
