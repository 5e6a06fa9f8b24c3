#include "printing/escp/escp_status.h"

#include "station/base/digest.h"
#include "station/base/text.h"

#include <algorithm>
#include <array>

namespace rapoint::printing {

namespace {

constexpr std::size_t kMaxQuestionLength = 16;

tl::unexpected<Fault> invalid() {
    return failure(
        FaultCode::TemplateInvalid,
        "a printer's status is QUESTION | MASK SHAPE | MASK READY, in hex bytes of which each mask holds its "
        "value");
}

Result<Bytes> bytesIn(std::string_view text) {
    std::string digits{text};
    std::erase(digits, ' ');
    auto bytes = fromHex(digits);
    return bytes ? std::move(bytes) : Result<Bytes>{invalid()};
}

} // namespace

Result<EscpStatus> EscpStatus::parse(std::string_view text) {
    const auto parts = split(text, '|');
    if (parts.size() != 3)
        return invalid();
    EscpStatus status;
    RAPOINT_TRY(status.question, bytesIn(parts[0]));
    RAPOINT_TRY(const Bytes shape, bytesIn(parts[1]));
    RAPOINT_TRY(const Bytes ready, bytesIn(parts[2]));
    if (status.question.empty() || status.question.size() > kMaxQuestionLength || shape.size() != 2 ||
        ready.size() != 2)
        return invalid();
    status.shapeMask = shape[0];
    status.shape = shape[1];
    status.readyMask = ready[0];
    status.ready = ready[1];
    // A mask of nothing would take any byte for an answer, or any answer for a good one.
    if (status.shapeMask == 0 || status.readyMask == 0 || (status.shape & ~status.shapeMask) != 0 ||
        (status.ready & ~status.readyMask) != 0)
        return invalid();
    return status;
}

std::string EscpStatus::toText() const {
    const std::array<std::uint8_t, 4> rest{shapeMask, shape, readyMask, ready};
    const std::string digits = toHex(rest);
    return toHex(question) + "|" + digits.substr(0, 4) + "|" + digits.substr(4);
}

std::optional<bool> EscpStatus::readyIn(ByteView bytes) const {
    const auto answer =
        std::ranges::find_if(bytes, [&](std::uint8_t byte) { return (byte & shapeMask) == shape; });
    if (answer == bytes.end())
        return std::nullopt;
    return (*answer & readyMask) == ready;
}

} // namespace rapoint::printing
