#include "sync/central/http/server_tls.h"

#include "sync/central/pki/peer.h"

#include <openssl/ssl.h>

namespace rapoint::sync {

namespace {

// The chain was verified by OpenSSL; what is left is that only stations come over the line.
int verifyPeer(int holds, X509_STORE_CTX* store) {
    if (holds != 1 || X509_STORE_CTX_get_error_depth(store) != 0)
        return holds;
    const Peer peer = peerOf(X509_STORE_CTX_get_current_cert(store));
    if (peer.role != "station" || peer.name.empty()) {
        X509_STORE_CTX_set_error(store, X509_V_ERR_APPLICATION_VERIFICATION);
        return 0;
    }
    return holds;
}

} // namespace

Result<> prepareServerTls(SSL_CTX* tls, const CentralKeys& keys, bool forStations) {
    X509_STORE* trusted = SSL_CTX_get_cert_store(tls);
    // The officers' authority is the anchor though it is no root; a resumed session would skip the proof of the
    // key.
    const bool ready = SSL_CTX_set_min_proto_version(tls, TLS1_3_VERSION) == 1 &&
                       SSL_CTX_use_certificate(tls, keys.server.certificate.get()) == 1 &&
                       SSL_CTX_use_PrivateKey(tls, keys.server.key.get()) == 1 &&
                       X509_STORE_add_cert(trusted, keys.officerAuthority.certificate.get()) == 1 &&
                       X509_STORE_set_flags(trusted, X509_V_FLAG_PARTIAL_CHAIN) == 1 &&
                       SSL_CTX_set_num_tickets(tls, 0) == 1;
    if (!ready)
        return failure(FaultCode::CryptoFailed, "preparing TLS");
    SSL_CTX_set_session_cache_mode(tls, SSL_SESS_CACHE_OFF);
    if (forStations)
        SSL_CTX_set_verify(tls, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, verifyPeer);
    return {};
}

} // namespace rapoint::sync
