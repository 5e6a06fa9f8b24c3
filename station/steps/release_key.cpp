#include "station/steps/release_key.h"

#include "station/base/clock.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace rapoint {

namespace {

// Without 0 and O, 1 and I.
constexpr std::string_view kCodeLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr std::size_t kCodeSize = 12;
constexpr std::size_t kCodeGroup = 4;

constexpr std::string_view kDocumentLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::size_t kDate = 8;
constexpr std::size_t kMaxNumberLength = 32;

/// The letters of `alphabet` in what was typed, in capitals; nothing if there are other ones than `marks`, or more
/// than `limit`.
std::optional<Secret> lettersIn(const Secret& typed, std::string_view alphabet, std::string_view marks,
                                std::size_t limit) {
    Secret letters{limit};
    std::size_t used = 0;
    for (const std::uint8_t byte : typed.bytes()) {
        if (marks.find(static_cast<char>(byte)) != std::string_view::npos)
            continue;
        const auto letter = static_cast<char>(byte >= 'a' && byte <= 'z' ? byte - 'a' + 'A' : byte);
        if (used == limit || alphabet.find(letter) == std::string_view::npos)
            return std::nullopt;
        letters.writable()[used++] = static_cast<std::uint8_t>(letter);
    }
    letters.shrink(used);
    return letters;
}

bool endsWithDate(const Secret& letters) {
    return letters.size() > kDate &&
           std::ranges::all_of(letters.bytes().last(kDate), [](std::uint8_t c) { return c >= '0' && c <= '9'; });
}

} // namespace

Secret generationCode(Random& random) {
    Secret code{kCodeSize + (kCodeSize - 1) / kCodeGroup};
    std::size_t at = 0;
    for (std::uint8_t& letter : code.writable())
        letter = ++at % (kCodeGroup + 1) == 0
                     ? static_cast<std::uint8_t>('-')
                     : static_cast<std::uint8_t>(
                           kCodeLetters[random.below(static_cast<std::uint32_t>(kCodeLetters.size()))]);
    return code;
}

Result<Secret> identityKey(const Applicant& holder) {
    if (!dateFromText(holder.birthDate))
        return failure(FaultCode::InputInvalid, "the holder's birth date is not known to the day");
    const Secret typed = joined({bytesOf(holder.documentNumber), bytesOf(" "), bytesOf(holder.birthDate)});
    return plainKey(ReleaseKey::Identity, typed);
}

Result<Secret> plainKey(ReleaseKey kind, const Secret& typed) {
    const bool code = kind == ReleaseKey::GenerationCode;
    auto plain = code ? lettersIn(typed, kCodeLetters, " -", kCodeSize)
                      : lettersIn(typed, kDocumentLetters, " -./<", kMaxNumberLength + kDate);
    if (code && (!plain || plain->size() != kCodeSize))
        return failure(FaultCode::InputInvalid, "this is no generation code");
    if (!code && (!plain || !endsWithDate(*plain)))
        return failure(FaultCode::InputInvalid, "this is no document number with a birth date");
    return *std::move(plain);
}

bool canBeReleaseKey(const Secret& typed) {
    return plainKey(ReleaseKey::GenerationCode, typed) || plainKey(ReleaseKey::Identity, typed);
}

} // namespace rapoint
