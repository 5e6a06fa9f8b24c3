#pragma once

#include "station/ports/card_writer.h"
#include "station/ports/holder_trust.h"

#include <string>
#include <vector>

namespace rapoint::card {

/// A certificate that was fetched from the provider, DER, with its issuers, and the subject that was asked for.
struct FetchedCertificate {
    Bytes certificate;
    std::vector<Bytes> chain;
    Subject asked;
};

/// Writes it beside the key on the card that it is for, whoever made that key, adds its issuers, and reads it
/// back. Gives the id of the key. Nothing is written, as HolderTrust::checkIssued(), unless it is what was asked
/// for; or with card-key-mismatch, if no key of the card is the certificate's: then it is another card, or
/// somebody else's certificate. message-malformed unless everything is DER.
Result<std::string> installCertificate(CardWriter& cards, const std::string& serial, const Secret& pin,
                                       const FetchedCertificate& fetched, const HolderTrust& trust, Instant now);

} // namespace rapoint::card
