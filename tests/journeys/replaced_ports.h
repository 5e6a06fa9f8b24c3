#pragma once

#include "station/ports/ports.h"

namespace rapoint::tests {

/// Which of the station's ports a test puts a thing of its own in the place of; null: the station's.
struct ReplacedPorts {
    const Clock* clock = nullptr;
    Camera* camera = nullptr;
    CardWriter* cards = nullptr;
    EnvelopePrinter* envelopePrinter = nullptr;
    Printer* cardPrinter = nullptr;
    PackageSealer* sealer = nullptr;
    Delivery* delivery = nullptr;
    CertificateAuthority* authority = nullptr;
    SigningCodes* signingCodes = nullptr;

    Ports in(Ports& own) const {
        return Ports{clock ? *clock : own.clock,
                     own.random,
                     camera ? *camera : own.camera,
                     own.reader,
                     cards ? *cards : own.cards,
                     own.stationKey,
                     own.paper,
                     own.printer,
                     envelopePrinter ? *envelopePrinter : own.envelopePrinter,
                     cardPrinter ? *cardPrinter : own.cardPrinter,
                     own.visits,
                     own.evidence,
                     own.outbox,
                     own.stock,
                     own.messages,
                     sealer ? *sealer : own.sealer,
                     delivery ? *delivery : own.delivery,
                     authority ? *authority : own.authority,
                     own.pinReleases,
                     signingCodes ? *signingCodes : own.signingCodes,
                     own.holderTrust};
    }
};

} // namespace rapoint::tests
