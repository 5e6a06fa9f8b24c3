#include "sync/central/pki/peer.h"

#include "station/crypto/certificate_fields.h"

namespace rapoint::sync {

namespace {

std::string onlyEntry(const X509_NAME* name, int nid) {
    const int at = X509_NAME_get_index_by_NID(name, nid, -1);
    if (at < 0 || X509_NAME_get_index_by_NID(name, nid, at) >= 0)
        return {};
    return utf8Of(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at))).value_or(std::string{});
}

} // namespace

std::string nameOf(const Peer& peer) {
    return peer.role + "/" + peer.name;
}

Peer peerOf(const X509* certificate) {
    const X509_NAME* subject = X509_get_subject_name(certificate);
    return {onlyEntry(subject, NID_organizationalUnitName), onlyEntry(subject, NID_commonName)};
}

} // namespace rapoint::sync
