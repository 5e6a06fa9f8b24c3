#pragma once

#include "station/crypto/openssl_ptr.h"
#include "sync/central/pki/pki.h"
#include "tests/support/software_keys.h"

#include <filesystem>
#include <string>

namespace rapoint::test {

/// A key in memory with a certificate that a central's officer authority gave it.
class EnrolledOfficer final : public SigningKey {
public:
    EnrolledOfficer(const std::filesystem::path& central, sync::EnrolledRole role, const std::string& name,
                    const Clock& clock = SystemClock{});
    /// The same key with another certificate, as the authority of an earlier release gave it, which kept no
    /// register.
    EnrolledOfficer(const EnrolledOfficer& other, const std::filesystem::path& central, sync::EnrolledRole role,
                    const std::string& name, const Clock& clock = SystemClock{});
    /// A certificate of the person with this number (ETSI EN 319 412-1 §5.1.3).
    void setPersonNumber(const std::filesystem::path& central, sync::EnrolledRole role, const std::string& name,
                         const std::string& number);
    const Bytes& certificate() const override { return m_certificate; }
    Result<Bytes> sign(const Digest& digest) override;
    EVP_PKEY* key() const { return m_key.key(); }

    /// The token stops signing, as one that was pulled out.
    void setFault(FaultCode code) { m_fault = code; }

private:
    void certify(const std::filesystem::path& central, const sync::EnrolmentOrder& order, const Clock& clock);

    SoftwareSigningKey m_key;
    Bytes m_certificate;
    FaultCode m_fault = FaultCode::Internal;
};

/// A PKCS#10 request, DER, signed by the key, for this common name.
Bytes makeRequest(EVP_PKEY* key, const std::string& commonName);

/// One central for all tests of the process: its directory is made at the first call and removed at the end.
const std::filesystem::path& testCentral();

/// Runs a shell command with its output thrown away; its exit status.
int runQuietly(const std::string& command);

} // namespace rapoint::test
