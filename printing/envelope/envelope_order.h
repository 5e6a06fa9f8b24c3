#pragma once

#include "printing/ipp/ipp_target.h"
#include "station/base/bytes.h"
#include "station/base/result.h"

#include <array>
#include <cstdint>
#include <string>

namespace rapoint::printing {

/// How many bytes a PIN may have; each takes two hex digits in a PDF page's empty place, one blank in an ESC/P
/// page's.
inline constexpr std::size_t kMaxPinLength = 32;
inline constexpr std::size_t kPinSlot = 2 * kMaxPinLength;

/// What the page is, and with it how it is sent: over IPP, or raw to an impact printer.
enum class PageKind { Pdf, Escp };

/// What the station tells the envelope process through the socket, before the bytes it announces: URI, job name,
/// proof, page, PIN, in this order. Ten numbers of 32 bits, big-endian, of which the first says the kind of page.
struct EnvelopeOrder {
    static constexpr std::size_t kSize = 40;

    std::uint32_t uriSize = 0;
    std::uint32_t nameSize = 0;
    std::uint32_t proofSize = 0; ///< at most 64: IppTarget::certificateSha256, or EscpStatus as text
    std::uint32_t connectMs = 0;
    std::uint32_t answerMs = 0;
    std::uint32_t jobMs = 0;
    std::uint32_t pinOffset = 0; ///< of the PIN's place in the page
    std::uint32_t pageSize = 0;
    std::uint32_t pinSize = 0;
    PageKind kind = PageKind::Pdf;

    /// How many bytes of the page are the PIN's place.
    std::size_t pinPlace() const { return kind == PageKind::Pdf ? kPinSlot : kMaxPinLength; }
    std::array<std::uint8_t, kSize> encoded() const;
    /// message-malformed if a number is out of bounds: nothing is allocated for a stranger.
    static Result<EnvelopeOrder> decode(ByteView header);
    IppLimits limits() const;
};

/// What the envelope process answers before it ends: "done <job>" or "fault <name> <detail>", one line.
struct EnvelopeAnswer {
    static std::string done(int jobId);
    static std::string fault(const Fault& fault);
    /// The job's number or the fault; envelope-void if it is neither.
    static Result<int> parse(std::string_view line);
};

} // namespace rapoint::printing
