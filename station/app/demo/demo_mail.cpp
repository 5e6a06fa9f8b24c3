#include "station/app/demo/demo_mail.h"

#include "station/base/file_bytes.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace rapoint::app {

namespace {

using namespace std::chrono_literals;

constexpr auto kDelivery = 10s;
constexpr auto kLook = 20ms;

/// Codes of a case are numbered from 1.
std::filesystem::path newestMail(const std::filesystem::path& mailbox, const CaseId& id, int atLeast) {
    constexpr int kMaxNumber = 9;
    for (int number = kMaxNumber; number >= atLeast; --number) {
        auto mail = mailbox / ("contract-code-" + id.text() + "-" + std::to_string(number) + ".eml");
        if (std::filesystem::exists(mail))
            return mail;
    }
    return {};
}

} // namespace

Result<Secret> codeInMail(const std::filesystem::path& mailbox, const CaseId& id, int atLeast) {
    constexpr std::size_t kMaxSize = 64 * 1024;
    const auto deadline = std::chrono::steady_clock::now() + kDelivery;
    std::filesystem::path newest = newestMail(mailbox, id, atLeast);
    while (newest.empty() && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(kLook);
        newest = newestMail(mailbox, id, atLeast);
    }
    if (newest.empty())
        return failure(FaultCode::InputMissing, "no message with a code has come");
    RAPOINT_TRY(const Bytes mail, readFile(newest, kMaxSize));
    // The text begins behind the first empty line, and with the code.
    const std::string_view text = textOf(mail);
    const std::size_t begin = std::min(text.find("\n\n"), text.size() - 2) + 2;
    return Secret::copyOf(bytesOf(text.substr(begin, text.find('\n', begin) - begin)));
}

std::filesystem::path mailboxOf(const std::filesystem::path& work) {
    return work / "mailbox";
}

} // namespace rapoint::app
