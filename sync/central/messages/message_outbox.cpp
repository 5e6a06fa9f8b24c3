#include "sync/central/messages/message_outbox.h"

#include "station/base/durable_file.h"

#include <algorithm>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace rapoint::sync {

namespace {

constexpr const char* kEnding = ".eml";

} // namespace

Result<> MessageOutbox::makeFolder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directory(folder, error);
    if (error || ::chmod(folder.c_str(), 0700) != 0)
        return failure(FaultCode::StorageFailed, "the central's outbox cannot be made");
    return {};
}

Result<> MessageOutbox::put(const std::string& name, const MailMessage& message) {
    RAPOINT_TRY(const Secret mail, mailOf(message, m_from, m_clock.now()));
    RAPOINT_CHECK(replaceFile(m_folder / (name + kEnding), mail.bytes()));
    {
        const std::lock_guard lock{m_mutex};
        m_more = true;
    }
    m_changed.notify_all();
    return {};
}

std::vector<std::string> MessageOutbox::waiting() const {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator{m_folder, error})
        if (entry.path().extension() == kEnding)
            names.push_back(entry.path().stem().string());
    std::ranges::sort(names);
    return names;
}

std::optional<MessageOutbox::Taken> MessageOutbox::take(const std::string& name) const {
    Taken taken{m_folder / (name + kEnding), {}};
    taken.content = Descriptor{::open(taken.file.c_str(), O_RDONLY | O_CLOEXEC)};
    struct stat before {};
    // Whoever had it before deletes it while it is locked; then it is no longer in the folder.
    if (!taken.content || ::flock(taken.content.get(), LOCK_EX | LOCK_NB) != 0 ||
        ::fstat(taken.content.get(), &before) != 0 || before.st_nlink == 0)
        return std::nullopt;
    return taken;
}

void MessageOutbox::waitForMore(std::chrono::milliseconds limit) {
    std::unique_lock lock{m_mutex};
    m_changed.wait_for(lock, limit, [this] { return m_more || m_ended; });
    m_more = false;
}

void MessageOutbox::end() {
    {
        const std::lock_guard lock{m_mutex};
        m_ended = true;
    }
    m_changed.notify_all();
}

bool MessageOutbox::ended() const {
    const std::lock_guard lock{m_mutex};
    return m_ended;
}

} // namespace rapoint::sync
