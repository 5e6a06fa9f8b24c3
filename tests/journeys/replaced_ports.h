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
        return Ports{.clock = clock ? *clock : own.clock,
                     .random = own.random,
                     .camera = camera ? *camera : own.camera,
                     .reader = own.reader,
                     .cards = cards ? *cards : own.cards,
                     .stationKey = own.stationKey,
                     .paper = own.paper,
                     .printer = own.printer,
                     .envelopePrinter = envelopePrinter ? *envelopePrinter : own.envelopePrinter,
                     .cardPrinter = cardPrinter ? *cardPrinter : own.cardPrinter,
                     .visits = own.visits,
                     .evidence = own.evidence,
                     .outbox = own.outbox,
                     .stock = own.stock,
                     .messages = own.messages,
                     .sealer = sealer ? *sealer : own.sealer,
                     .delivery = delivery ? *delivery : own.delivery,
                     .authority = authority ? *authority : own.authority,
                     .pinReleases = own.pinReleases,
                     .signingCodes = signingCodes ? *signingCodes : own.signingCodes,
                     .holderTrust = own.holderTrust};
    }
};

} // namespace rapoint::tests
