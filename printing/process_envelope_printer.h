#pragma once

#include "printing/ipp/ipp_target.h"
#include "station/ports/paper.h"

#include <chrono>
#include <filesystem>
#include <string>

namespace rapoint::printing {

/// Prints PIN envelopes from a process that lives for one envelope: `rapoint-envelope`, which locks its memory and
/// sends the page straight to the printer. This process lays the page out without the PIN and passes the PIN on
/// from its Secret through a socket, so that it makes no copy. Owned by the composition root; one call at a time.
class ProcessEnvelopePrinter final : public EnvelopePrinter {
public:
    struct Options {
        std::filesystem::path executable;      ///< rapoint-envelope
        std::filesystem::path templatesFolder; ///< assets/contracts
        std::string templateName;              ///< "cencert/envelope"
        IppLimits limits{};
        /// After which the process is killed, whatever it is doing; more than limits.job.
        std::chrono::milliseconds processLimit{190'000};
    };

    ProcessEnvelopePrinter(IppTarget target, Options options)
        : m_target{std::move(target)}
        , m_options{std::move(options)} {}
    /// configuration-invalid if the URI is none of a printer.
    static Result<ProcessEnvelopePrinter> at(std::string_view uri, Options options);

    /// The printer's faults as Printer has them; process-failed if the process cannot run or lock its memory;
    /// envelope-void if it ended or was killed without an answer; input-invalid for a serial other than 1 to 40
    /// letters, digits and hyphens, or a PIN other than 1 to 32 printable ASCII characters.
    Result<PrintedJob> print(const EnvelopeForm& form, const Secret& pin) override;

private:
    IppTarget m_target;
    Options m_options;
};

} // namespace rapoint::printing
