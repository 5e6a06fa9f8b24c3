#pragma once

#include "station/ports/paper.h"
#include "tests/support/fakes/trouble.h"

#include <string>
#include <vector>

namespace rapoint::test {

/// Keeps the envelopes, open.
class MemoryEnvelopePrinter final : public EnvelopePrinter {
public:
    struct Envelope {
        EnvelopeForm form;
        std::string hidden; ///< what the holder finds inside
    };
    Trouble trouble;
    std::vector<Envelope> envelopes;

    Result<PrintedJob> print(const EnvelopeForm& form, const Secret& pin) override {
        RAPOINT_CHECK(trouble.check());
        envelopes.push_back({form, std::string{textOf(pin.bytes())}});
        return PrintedJob{static_cast<int>(envelopes.size()), "memory envelope printer"};
    }
};

} // namespace rapoint::test
