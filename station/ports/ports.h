#pragma once

#include "station/base/clock.h"
#include "station/base/random.h"
#include "station/ports/capture.h"
#include "station/ports/card_writer.h"
#include "station/ports/central.h"
#include "station/ports/holder_trust.h"
#include "station/ports/keys.h"
#include "station/ports/paper.h"
#include "station/ports/pin_release.h"
#include "station/ports/signing_code.h"
#include "station/ports/stock.h"
#include "station/ports/storage.h"

namespace rapoint {

/// Everything through which a step reaches the world, except the journal: a step returns facts, the engine records
/// them.
struct Ports {
    const Clock& clock;
    Random& random;
    Camera& camera;
    DocumentReader& reader;
    CardWriter& cards;
    StationKey& stationKey;
    PaperMaker& paper;
    Printer& printer;
    EnvelopePrinter& envelopePrinter;
    Printer& cardPrinter;
    Visits& visits;
    Evidence& evidence;
    Outbox& outbox;
    Stock& stock;
    MessageJournal& messages;
    PackageSealer& sealer;
    Delivery& delivery;
    CertificateAuthority& authority;
    PinReleaseSealer& pinReleases;
    SigningCodes& signingCodes;
    const HolderTrust& holderTrust;
};

} // namespace rapoint
