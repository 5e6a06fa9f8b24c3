#pragma once

#include "station/app/wiring/station.h"
#include "station/identity/pin_strength.h"
#include "station/work/card_renewal.h"
#include "station/work/card_service.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace rapoint::app {

/// The serial of the one holder's card in the readers: neither a token of the station's own nor one of `except`.
/// card-not-found unless there is exactly one.
Result<std::string> holdersCard(Station& station, const std::vector<std::string>& except = {});

/// Logs in to the card with which the applicant signs this case's contract: the case's own once its certificate is
/// there, before that the one that the applicant has brought. Its certificate is looked at before the PIN is asked
/// for, so that nobody's PIN is tried on a card that cannot sign. Faults as checkSigner() and
/// Station::holderKey(); the last try is not taken. The card is logged in to as long as the key is held.
Result<std::shared_ptr<SigningKey>> signInHolder(Station& station, const CaseState& state,
                                                 const std::function<Result<Secret>()>& pin);

/// What the certificate on a card says of its holder; empty without one.
Result<PinOwner> ownerOf(CardWriter& cards, const std::string& serial);

/// As work::serveCard(), by the officers of this station: nobody works with a holder's card in another way, but
/// the steps of its case.
Result<> serveCard(Station& station, const work::CardServiceOrder& order, const work::CardWork& work);

/// The holder's own PIN in place of the transport PIN, on the one holder's card that is in a reader, which is
/// recorded. card-not-found; else as card::changeHolderPin(); the last try is not taken.
Result<> activateCard(Station& station, const Secret& transportPin, const Secret& newPin);

/// Renews the certificate on this card over the line to the central, which is recorded; the holder's PIN signs.
/// Faults as work::renewOnline() and Station::holderKey().
Result<work::RenewalDone> renewHoldersCard(Station& station, const std::string& serial, const Secret& pin,
                                           KeyType keyType);

} // namespace rapoint::app
