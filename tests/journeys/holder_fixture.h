#pragma once

#include "tests/journeys/desk_fixture.h"
#include "tests/journeys/reading_envelope_printer.h"
#include "tests/support/results.h"

namespace rapoint::tests {

/// A holder with a card that was certified at a visit, and the transport PIN of it.
struct HolderFixture : DeskFixture {
    HolderFixture() {
        const CaseId id = begin();
        ReadingEnvelopePrinter envelopes{station().ports().envelopePrinter};
        auto person = people(id);
        requireClosed(id, advance(id, person, {.envelopePrinter = &envelopes}), "completed");
        serial = envelopes.cardSerial;
        pin = envelopes.seen.duplicate();
    }
    CardWriter& cards() { return station().ports().cards; }
    std::optional<Bytes> certificate(const std::string& keyId) {
        return test::valueOf(cards().readCertificate(serial, keyId));
    }

    std::string serial;
    Secret pin;
};

} // namespace rapoint::tests
