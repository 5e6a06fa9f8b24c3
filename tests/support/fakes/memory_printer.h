#pragma once

#include "station/ports/paper.h"
#include "tests/support/fakes/trouble.h"

#include <string>
#include <vector>

namespace rapoint::test {

/// Keeps what it printed.
class MemoryPrinter final : public Printer {
public:
    struct Job {
        std::string title;
        std::string text;
        int copies = 0;
    };
    Trouble trouble;
    std::vector<Job> jobs;

    Result<PrintedJob> print(const std::string& title, ByteView pdf, int copies) override {
        RAPOINT_CHECK(trouble.check());
        jobs.push_back({title, std::string{textOf(pdf)}, copies});
        return PrintedJob{static_cast<int>(jobs.size()), "memory printer"};
    }
    Result<PrinterState> state() override {
        RAPOINT_CHECK(trouble.check());
        return PrinterState{"memory printer", true, {}};
    }
};

} // namespace rapoint::test
