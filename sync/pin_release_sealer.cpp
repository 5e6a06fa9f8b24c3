#include "sync/pin_release_sealer.h"

#include "station/crypto/openssl_der.h"
#include "sync/pin_release.h"
#include "sync/sealed_envelope.h"

namespace rapoint::sync {

Result<Bytes> CmsPinReleaseSealer::sealPins(const PinsToRelease& pins, const Secret& key) {
    RAPOINT_TRY(const Certificates recipients, certificatesFromDer(m_recipients));
    RAPOINT_TRY(const PinRelease release, PinRelease::lock(pins, key));
    return sealEnvelope(bytesOf(release.text()), recipients.get());
}

} // namespace rapoint::sync
