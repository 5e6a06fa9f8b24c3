#pragma once

#include "station/card/card_profile.h"
#include "station/card/pkcs11_session.h"

namespace rapoint::card {

using LastTry = Pkcs11Session::LastTry;

// How PINs come onto a card (PKCS#11 v2.40 base §5.5 and §5.6: C_InitPIN, C_SetPIN), each in a fresh read-write
// session that nobody has logged in to. A new PIN is measured by profile and token before any try is used.

/// Sets the user PIN as security officer. Where the profile says that such a PIN opens nothing until it is
/// changed, a random one is set and at once changed into `pin`; if that is interrupted, the call can simply be
/// repeated.
Result<> setPinAsSecurityOfficer(Pkcs11Session& session, const CardProfile& profile, const Secret& soPin,
                                 const Secret& pin, LastTry lastTry);

/// The holder's own change.
Result<> changePinAsUser(Pkcs11Session& session, const CardProfile& profile, const Secret& pin,
                         const Secret& newPin, LastTry lastTry);

/// Another SO PIN, by the one that it has: the holder's own, which unblocks the card from then on.
Result<> changeSoPin(Pkcs11Session& session, const CardProfile& profile, const Secret& soPin,
                     const Secret& newSoPin);

/// A new PIN by PUK: C_SetPIN without a login, the PUK in the place of the old PIN. PKCS#11 has no flags for the
/// tries of a PUK, so pin-wrong cannot say how many are left, and a PUK whose length the profile excludes is
/// pin-policy without a try.
Result<> setPinByPuk(Pkcs11Session& session, const CardProfile& profile, const Secret& puk, const Secret& newPin);

} // namespace rapoint::card
