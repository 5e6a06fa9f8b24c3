#pragma once

#include "station/ports/paper.h"

#include <string>

namespace rapoint::tests {

/// Passes envelopes on to the station's printer and remembers what it was given to print. Owned by the
/// test.
class ReadingEnvelopePrinter final : public EnvelopePrinter {
public:
    explicit ReadingEnvelopePrinter(EnvelopePrinter& inner)
        : m_inner{inner} {}
    Result<PrintedJob> print(const EnvelopeForm& form, const Secret& pin) override {
        serial = form.serial;
        cardSerial = form.cardSerial;
        sheet = form.sheet;
        seen = pin.duplicate();
        return m_inner.print(form, pin);
    }

    std::string serial;
    std::string cardSerial;
    std::string sheet;
    Secret seen;

private:
    EnvelopePrinter& m_inner;
};

} // namespace rapoint::tests
