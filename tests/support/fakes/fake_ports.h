#pragma once

#include "station/ports/ports.h"
#include "tests/support/fakes/counting_random.h"
#include "tests/support/fakes/memory_camera.h"
#include "tests/support/fakes/memory_card_writer.h"
#include "tests/support/fakes/memory_certificate_authority.h"
#include "tests/support/fakes/memory_delivery.h"
#include "tests/support/fakes/memory_document_reader.h"
#include "tests/support/fakes/memory_envelope_printer.h"
#include "tests/support/fakes/memory_evidence.h"
#include "tests/support/fakes/memory_holder_trust.h"
#include "tests/support/fakes/memory_message_journal.h"
#include "tests/support/fakes/memory_outbox.h"
#include "tests/support/fakes/memory_package_sealer.h"
#include "tests/support/fakes/memory_paper_maker.h"
#include "tests/support/fakes/memory_pin_release_sealer.h"
#include "tests/support/fakes/memory_printer.h"
#include "tests/support/fakes/memory_signing_codes.h"
#include "tests/support/fakes/memory_stock.h"
#include "tests/support/fakes/memory_visits.h"
#include "tests/support/fakes/plain_station_key.h"

namespace rapoint::test {

/// A world in memory behind every port: no token, no process, no display, no file. A test sets what is in it and
/// looks at it afterwards.
struct FakePorts {
    FixedClock clock{Instant{std::chrono::milliseconds{1'800'000'000'000}}};
    CountingRandom random;
    MemoryCamera camera;
    MemoryDocumentReader reader;
    MemoryCardWriter cards;
    PlainStationKey stationKey;
    MemoryPaperMaker paper;
    MemoryPrinter printer;
    MemoryEnvelopePrinter envelopePrinter;
    MemoryPrinter cardPrinter;
    MemoryVisits visits;
    MemoryEvidence evidence;
    MemoryOutbox outbox;
    MemoryStock stock;
    MemoryMessageJournal messages;
    MemoryPackageSealer sealer;
    MemoryDelivery delivery;
    MemoryCertificateAuthority authority;
    MemoryPinReleaseSealer pinReleases;
    MemorySigningCodes signingCodes;
    MemoryHolderTrust holderTrust;

    Ports all() {
        return Ports{.clock = clock,
                     .random = random,
                     .camera = camera,
                     .reader = reader,
                     .cards = cards,
                     .stationKey = stationKey,
                     .paper = paper,
                     .printer = printer,
                     .envelopePrinter = envelopePrinter,
                     .cardPrinter = cardPrinter,
                     .visits = visits,
                     .evidence = evidence,
                     .outbox = outbox,
                     .stock = stock,
                     .messages = messages,
                     .sealer = sealer,
                     .delivery = delivery,
                     .authority = authority,
                     .pinReleases = pinReleases,
                     .signingCodes = signingCodes,
                     .holderTrust = holderTrust};
    }
};

} // namespace rapoint::test
