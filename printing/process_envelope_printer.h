#pragma once

#include "printing/envelope/envelope_order.h"
#include "printing/ipp/ipp_target.h"
#include "station/ports/paper.h"

#include <chrono>
#include <filesystem>
#include <string>

namespace rapoint::printing {

/// Prints PIN envelopes from a process that lives for one envelope: `rapoint-envelope`, which locks its memory and
/// sends the page straight to the printer: as PDF over IPP, or as ESC/P to an impact printer. This process lays
/// the page out without the PIN and passes the PIN on from its Secret through a socket, so that it makes no copy.
/// Owned by the composition root; one call at a time.
class ProcessEnvelopePrinter final : public EnvelopePrinter {
public:
    struct Options {
        std::filesystem::path executable;      ///< rapoint-envelope
        std::filesystem::path templatesFolder; ///< assets/contracts
        std::string templateName;              ///< "cencert/envelope"; for ESC/P "-escp" is added
        IppLimits limits{};
        /// After which the process is killed, whatever it is doing; more than limits.job.
        std::chrono::milliseconds processLimit{190'000};
    };

    /// configuration-invalid if the URI names no printer (ipp_target.h, escp_target.h), or of one that
    /// somebody else could stand in for.
    static Result<ProcessEnvelopePrinter> at(std::string_view uri, Options options);

    /// The printer's faults as Printer has them; process-failed if the process cannot run or lock its memory;
    /// envelope-void if it ended or was killed without an answer; input-invalid for a serial other than 1 to 40
    /// letters, digits and hyphens, or a PIN other than 1 to 32 printable ASCII characters without blanks at its
    /// ends.
    Result<PrintedJob> print(const EnvelopeForm& form, const Secret& pin) override;

private:
    /// A page that is complete but for the PIN, and what the process needs to know that it came out.
    struct Prepared {
        Bytes page;
        std::size_t pinOffset = 0;
        std::string proof;
    };

    ProcessEnvelopePrinter(std::string uri, PageKind kind, std::string certificate, Options options)
        : m_uri{std::move(uri)}
        , m_kind{kind}
        , m_certificate{std::move(certificate)}
        , m_options{std::move(options)} {}

    Result<Prepared> prepare(const EnvelopeForm& form) const;
    std::string templateFor(const EnvelopeForm& form) const;
    EnvelopeOrder orderOf(const EnvelopeForm& form, const Prepared& prepared, const Secret& pin) const;

    std::string m_uri;
    PageKind m_kind;
    std::string m_certificate; ///< IppTarget::certificateSha256
    Options m_options;
};

} // namespace rapoint::printing
