#include "printing/envelope/envelope_order.h"

#include <algorithm>
#include <charconv>

namespace rapoint::printing {

namespace {

constexpr std::uint32_t kPdfMagic = 0x52504531;  // "RPE1"
constexpr std::uint32_t kEscpMagic = 0x52504532; // "RPE2"
constexpr std::uint32_t kMaxProofLength = 64;
constexpr std::uint32_t kMaxUriLength = 1000;
constexpr std::uint32_t kMaxNameLength = 64;
constexpr std::uint32_t kMaxPageSize = 512 * 1024;
constexpr std::uint32_t kMaxWaitMs = 3'600'000;
constexpr std::string_view kDone = "done ";
constexpr std::string_view kFault = "fault ";

/// "NAME PART DETAIL"; nothing if it is no such line.
std::optional<Fault> faultIn(std::string_view words) {
    const auto next = [&words] {
        const std::string_view word = words.substr(0, words.find(' '));
        words.remove_prefix(std::min(words.size(), word.size() + 1));
        return word;
    };
    const std::string_view name = next();
    const auto part = decodePart(next());
    for (int code = 0; part && code <= static_cast<int>(kLastFaultCode); ++code)
        if (rowOf(static_cast<FaultCode>(code)).name == name)
            return Fault{static_cast<FaultCode>(code), std::string{words}, *part};
    return std::nullopt;
}

bool within(std::uint32_t value, std::uint32_t least, std::uint32_t most) {
    return value >= least && value <= most;
}

} // namespace

std::array<std::uint8_t, EnvelopeOrder::kSize> EnvelopeOrder::encoded() const {
    std::array<std::uint8_t, kSize> bytes{};
    std::size_t at = 0;
    for (const std::uint32_t value : {kind == PageKind::Pdf ? kPdfMagic : kEscpMagic, uriSize, nameSize, proofSize,
                                      connectMs, answerMs, jobMs, pinOffset, pageSize, pinSize})
        for (const int shift : {24, 16, 8, 0})
            bytes[at++] = static_cast<std::uint8_t>(value >> shift);
    return bytes;
}

Result<EnvelopeOrder> EnvelopeOrder::decode(ByteView header) {
    if (header.size() != kSize)
        return failure(FaultCode::MessageMalformed, "envelope order: size");
    std::array<std::uint32_t, kSize / 4> numbers{};
    for (std::size_t i = 0; i < kSize; ++i)
        numbers[i / 4] = numbers[i / 4] << 8 | header[i];
    const EnvelopeOrder order{.uriSize = numbers[1],
                              .nameSize = numbers[2],
                              .proofSize = numbers[3],
                              .connectMs = numbers[4],
                              .answerMs = numbers[5],
                              .jobMs = numbers[6],
                              .pinOffset = numbers[7],
                              .pageSize = numbers[8],
                              .pinSize = numbers[9],
                              .kind = numbers[0] == kEscpMagic ? PageKind::Escp : PageKind::Pdf};
    const bool times = within(order.connectMs, 1, kMaxWaitMs) && within(order.answerMs, 1, kMaxWaitMs) &&
                       within(order.jobMs, 1, kMaxWaitMs);
    const bool sizes = within(order.uriSize, 1, kMaxUriLength) && within(order.nameSize, 1, kMaxNameLength) &&
                       order.proofSize <= kMaxProofLength && within(order.pageSize, 1, kMaxPageSize) &&
                       within(order.pinSize, 1, static_cast<std::uint32_t>(kMaxPinLength));
    const bool known = numbers[0] == kPdfMagic || numbers[0] == kEscpMagic;
    if (!known || !times || !sizes || order.pinOffset + order.pinPlace() > order.pageSize)
        return failure(FaultCode::MessageMalformed, "envelope order: a number is out of bounds");
    return order;
}

IppLimits EnvelopeOrder::limits() const {
    return {.connect = std::chrono::milliseconds{connectMs},
            .answer = std::chrono::milliseconds{answerMs},
            .job = std::chrono::milliseconds{jobMs}};
}

std::string EnvelopeAnswer::done(int jobId) {
    return std::string{kDone} + std::to_string(jobId) + "\n";
}

std::string EnvelopeAnswer::fault(const Fault& fault) {
    std::string line =
        std::string{kFault}.append(rowOf(fault.code).name) + " " + encodePart(fault.part) + " " + fault.detail;
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line.substr(0, 1000) + "\n";
}

Result<int> EnvelopeAnswer::parse(std::string_view line) {
    const auto end = line.find('\n');
    if (end != std::string_view::npos && end + 1 == line.size()) {
        line = line.substr(0, end);
        int jobId = 0;
        const char* last = line.data() + line.size();
        if (line.starts_with(kDone)) {
            const auto [stop, error] = std::from_chars(line.data() + kDone.size(), last, jobId);
            if (error == std::errc{} && stop == last && jobId > 0)
                return jobId;
        } else if (line.starts_with(kFault)) {
            if (auto said = faultIn(line.substr(kFault.size())))
                return tl::make_unexpected(std::move(*said));
        }
    }
    return failure(FaultCode::EnvelopeVoid, "the envelope process gave no answer");
}

} // namespace rapoint::printing
