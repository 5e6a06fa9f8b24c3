#pragma once

#include "station/ports/card_writer.h"

#include <string>
#include <vector>

namespace rapoint::card {

/// Writes a certificate that was fetched from the provider beside the key on the card that it is for, whoever made
/// that key, adds its issuers, and reads it back. Gives the id of the key. card-key-mismatch, and nothing is
/// written, if no key of the card is the certificate's: then it is another card, or somebody else's certificate.
/// message-malformed unless everything is DER.
Result<std::string> installCertificate(CardWriter& cards, const std::string& serial, const Secret& pin,
                                       ByteView certificate, const std::vector<Bytes>& chain);

} // namespace rapoint::card
