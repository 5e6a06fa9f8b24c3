#include "sync/central/pki/central_keys.h"

#include "sync/central/pki/key_files.h"
#include "sync/certificate_file.h"

namespace rapoint::sync {

Result<CentralKeys> CentralKeys::load(const std::filesystem::path& directory) {
    const auto pair = [&](const std::string& name) {
        return readKeyPair(directory / "keys" / (name + ".pem"), directory / "certs" / (name + ".pem"));
    };
    CentralKeys keys;
    RAPOINT_TRY(keys.rootAuthority, readCertificateFile(directory / "certs" / "root-ca.pem"));
    RAPOINT_TRY(keys.issuingAuthority, pair("issuing-ca"));
    RAPOINT_TRY(keys.officerAuthority, pair("officer-ca"));
    RAPOINT_TRY(keys.server, pair("server"));
    RAPOINT_TRY(keys.receipt, pair("receipt"));
    RAPOINT_TRY(keys.recipientEc, pair("recipient-ec"));
    RAPOINT_TRY(keys.recipientRsa, pair("recipient-rsa"));
    return keys;
}

std::vector<RecipientKey> CentralKeys::recipients() const {
    return {{recipientEc.certificate.get(), recipientEc.key.get()},
            {recipientRsa.certificate.get(), recipientRsa.key.get()}};
}

} // namespace rapoint::sync
