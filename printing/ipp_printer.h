#pragma once

#include "printing/ipp/ipp_session.h"
#include "printing/ipp/queue_rule.h"
#include "station/ports/paper.h"

namespace rapoint::printing {

/// Prints to one IPP printer, straight as a rule: a queue's "completed" says nothing about paper. Sheets have
/// personal data: they go to this machine, or over TLS to the printer whose certificate is insisted on; and
/// through a queue only as queue_rule.h has it. Owned by the composition root; one call at a time. A call ends
/// within IppLimits::job (name resolution not counted) and the two seconds that canceling its job may take.
class IppPrinter final : public Printer {
public:
    /// configuration-invalid if the URI names no printer, one that somebody else could stand in for or listen to,
    /// or a queue of another machine.
    static Result<IppPrinter> at(std::string_view uri, IppLimits limits = {},
                                 std::filesystem::path schedulerSettings = kSchedulerSettings);
    /// Of any printer, to look at.
    explicit IppPrinter(IppTarget target, IppLimits limits = {},
                        std::filesystem::path schedulerSettings = kSchedulerSettings);

    /// Besides the port's faults configuration-invalid for a queue that keeps files or sends them elsewhere.
    Result<PrintedJob> print(const std::string& title, ByteView pdf, int copies) override;
    Result<PrinterState> state() override;

private:
    Result<> checkQueue(const std::string& device) const;

    IppTarget m_target;
    IppLimits m_limits;
    std::filesystem::path m_schedulerSettings;
};

} // namespace rapoint::printing
