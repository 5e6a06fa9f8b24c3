#pragma once

#include "printing/ipp/ipp_session.h"
#include "station/ports/paper.h"

namespace rapoint::printing {

/// Prints straight to one IPP printer, without a queue in between: a spooler's "completed" says nothing about
/// paper. Owned by the composition root; one call at a time. A call ends within IppLimits::job (name resolution
/// not counted) and the two seconds that canceling its job may take.
class IppPrinter final : public Printer {
public:
    /// configuration-invalid if the URI names no printer.
    static Result<IppPrinter> at(std::string_view uri, IppLimits limits = {});
    explicit IppPrinter(IppTarget target, IppLimits limits = {});

    Result<PrintedJob> print(const std::string& title, ByteView pdf, int copies) override;
    Result<PrinterState> state() override;

private:
    IppTarget m_target;
    IppLimits m_limits;
};

} // namespace rapoint::printing
