#pragma once

#include "station/journey/engine.h"

#include <filesystem>

namespace rapoint::app {

/// Prints the face of the card that a case has made (assets/contracts/<provider>/card-face.txt) with the holder's
/// photo. A card whose print fails or is in doubt is spoiled: it is given up with its envelope, and the case goes
/// on with a blank one and another serial. input-invalid before there is a card, not-allowed once it was given
/// away.
Result<PrintedJob> printCardFace(Engine& engine, Ports& ports, const Profile& profile, const CaseState& state,
                                 const CaseId& id, const std::filesystem::path& contracts, ByteView photo,
                                 Printer& cardPrinter);

} // namespace rapoint::app
