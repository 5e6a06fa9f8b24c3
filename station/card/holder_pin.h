#pragma once

#include "station/identity/pin_strength.h"
#include "station/ports/card_writer.h"

namespace rapoint::card {

/// The holder's own PIN in place of the transport PIN or of an earlier own one. pin-policy names the weakness of a
/// weak one, or says that nothing changed, before any try is used; afterwards the card opens with the new PIN. As
/// on the port, the card's last try is taken only with `takeLastTry`, when a person asked for it.
Result<> changeHolderPin(CardWriter& cards, const std::string& serial, const Secret& pin, const Secret& newPin,
                         const PinOwner& owner, bool takeLastTry);

/// The same after the PIN was forgotten or locked, by the secret that unblocks the card (SO PIN or PUK).
Result<> unblockHolderPin(CardWriter& cards, const std::string& serial, const Secret& unblocker,
                          const Secret& newPin, const PinOwner& owner, bool takeLastTry);

/// The holder's own secret for unblocking, in place of the station's: not the PIN, and as hard to guess.
/// pin-policy, before any try is used; else as CardWriter::changeUnblocker.
Result<> changeHolderUnblocker(CardWriter& cards, const std::string& serial, const Secret& unblocker,
                               const Secret& newOne, const Secret& pin, const PinOwner& owner);

} // namespace rapoint::card
