#pragma once

#include "station/card/token_key.h"

namespace rapoint::card {

/// message-malformed unless the certificate is DER, card-key-mismatch unless it is for this key.
Result<> checkCertificateFor(const CardKey& key, ByteView certificate);

/// CKA_LABEL of what is written. Plain value.
struct CertificateLabels {
    std::string own;
    std::string issuer;
};

/// Writes the certificate beside its key, under the key's id, takes away an older one with that id after
/// the new one is there, and adds the certificates of the chain that the token does not have yet. Safe to repeat.
/// card-key-mismatch unless it is for that key, message-malformed unless all are DER; then nothing is written.
Result<> writeTokenCertificates(Pkcs11Session& session, const TokenKey& key, ByteView certificate,
                                const std::vector<Bytes>& chain, const CertificateLabels& labels);
/// The certificate with this id, without a login; nothing without one.
Result<std::optional<Bytes>> readTokenCertificate(Pkcs11Session& session, const std::string& keyId);

} // namespace rapoint::card
