#include "sync/central/pki/peer.h"

#include "station/crypto/member.h"
#include "station/crypto/openssl_der.h"

namespace rapoint::sync {

std::string nameOf(const Peer& peer) {
    return peer.role + "/" + peer.name;
}

Peer peerOf(const X509* certificate) {
    const auto member = memberOf(*certificate);
    if (!member)
        return {};
    return {member->role, member->name, toDer(certificate).value_or(Bytes{})};
}

} // namespace rapoint::sync
