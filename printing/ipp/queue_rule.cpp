#include "printing/ipp/queue_rule.h"

#include "printing/ipp/ipp_target.h"
#include "station/base/file_bytes.h"

#include <algorithm>
#include <array>
#include <string>

namespace rapoint::printing {

namespace {

constexpr std::string_view kBlanks = " \t\r";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kBlanks);
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

bool same(std::string_view text, std::string_view word) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(text, word, {}, lower, lower);
}

bool isNo(std::string_view value) {
    constexpr std::array<std::string_view, 5> kNo{"no", "off", "false", "disabled", "0"};
    return std::ranges::any_of(kNo, [&](std::string_view no) { return same(value, no); });
}

/// What the settings say last about keeping files, and about keeping jobs.
struct Keeping {
    bool files = true;
    bool history = true;
    bool inSection = false;

    void take(std::string_view line) {
        const std::string_view text = trimmed(line.substr(0, line.find('#')));
        if (text.starts_with('<')) {
            inSection = !text.starts_with("</");
            return;
        }
        const std::size_t end = text.find_first_of(kBlanks);
        if (inSection || end == std::string_view::npos)
            return;
        const std::string_view value = trimmed(text.substr(end));
        if (same(text.substr(0, end), "PreserveJobFiles"))
            files = !isNo(value);
        else if (same(text.substr(0, end), "PreserveJobHistory"))
            history = !isNo(value);
    }
};

} // namespace

bool keepsNoFiles(std::string_view settings) {
    Keeping keeping;
    while (!settings.empty()) {
        const std::size_t end = settings.find('\n');
        keeping.take(settings.substr(0, end));
        settings.remove_prefix(end == std::string_view::npos ? settings.size() : end + 1);
    }
    return !keeping.files || !keeping.history;
}

Result<> checkScheduler(const std::filesystem::path& settings) {
    constexpr std::size_t kMaxSize = std::size_t{1} << 20;
    const auto text = readFile(settings, kMaxSize);
    if (!text)
        return failure(FaultCode::ConfigurationInvalid,
                       "whether CUPS keeps what it has printed cannot be read in " + settings.string() +
                           ": name the printer itself, not its queue");
    if (!keepsNoFiles(textOf(*text)))
        return failure(FaultCode::ConfigurationInvalid,
                       "CUPS keeps what it has printed: write PreserveJobFiles No "
                       "into " +
                           settings.string() + " and restart cups");
    return {};
}

bool staysAtThisMachine(std::string_view deviceUri) {
    constexpr std::array<std::string_view, 4> kCables{"usb:", "parallel:", "serial:", "hp:/usb/"};
    if (std::ranges::any_of(kCables, [&](std::string_view cable) { return deviceUri.starts_with(cable); }))
        return true;
    const auto target = IppTarget::fromUri(deviceUri);
    return target && !target->isQueue() && target->isAtThisMachine();
}

} // namespace rapoint::printing
