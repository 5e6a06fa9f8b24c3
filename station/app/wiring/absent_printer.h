#pragma once

#include "station/ports/paper.h"

namespace rapoint::app {

/// Stands where this station has no printer: nothing can be printed on it, and it says why.
class AbsentPrinter final : public Printer {
public:
    explicit AbsentPrinter(std::string why)
        : m_why{std::move(why)} {}

    Result<PrintedJob> print(const std::string&, ByteView, int) override {
        return failure(FaultCode::PrinterNotFound, m_why);
    }
    Result<PrinterState> state() override { return failure(FaultCode::PrinterNotFound, m_why); }

private:
    std::string m_why;
};

} // namespace rapoint::app
