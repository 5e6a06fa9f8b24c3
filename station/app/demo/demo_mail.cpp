#include "station/app/demo/demo_mail.h"

#include "station/base/file_bytes.h"

#include <algorithm>

namespace rapoint::app {

Result<Secret> codeInMail(const std::filesystem::path& outbox, const CaseId& id) {
    constexpr std::size_t kLargest = 64 * 1024;
    std::filesystem::path newest;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator{outbox, error})
        if (entry.path().filename().string().starts_with("contract-code-" + id.text() + "-") &&
            entry.path().extension() == ".eml")
            newest = std::max(newest, entry.path());
    if (newest.empty())
        return failure(FaultCode::InputMissing, "no message with a code has come");
    RAPOINT_TRY(const Bytes mail, readFile(newest, kLargest));
    // The text begins behind the first empty line, and with the code.
    const std::string_view text = textOf(mail);
    const std::size_t begin = std::min(text.find("\n\n"), text.size() - 2) + 2;
    return Secret::copyOf(bytesOf(text.substr(begin, text.find('\n', begin) - begin)));
}

} // namespace rapoint::app
