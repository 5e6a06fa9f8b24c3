#include "sync/central/store/sqlite/loose_files.h"

#include "station/base/digest.h"
#include "station/base/durable_file.h"
#include "station/base/file_bytes.h"
#include "sync/central/store/interface/message_queue.h"
#include "sync/central/store/interface/package_store.h"
#include "sync/central/store/interface/planned_visits.h"
#include "sync/central/store/interface/station_mandates.h"
#include "sync/central/store/sqlite/package_pieces.h"
#include "sync/transfer/visit_list.h"

#include <algorithm>
#include <cerrno>
#include <fstream>

#include <sys/stat.h>

namespace rapoint::sync {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kReadSize = 1U << 20;
constexpr std::size_t kMaxWhole = 64U << 20;
constexpr const char* kFolder = "taken-over";
constexpr const char* kUnreadable = ".unreadable";

tl::unexpected<Fault> unreadable(const fs::path& file) {
    return failure(FaultCode::StorageFailed, file.filename().string() + " cannot be read");
}

Result<Bytes> wholeFile(const fs::path& file) {
    auto bytes = readFile(file, kMaxWhole);
    if (!bytes)
        return unreadable(file);
    return bytes;
}

/// The files of a folder with this ending, in the order of their names; the folder may be missing.
Result<std::vector<fs::path>> filesIn(const fs::path& folder, const char* ending) {
    std::vector<fs::path> files;
    std::error_code error;
    if (!fs::exists(folder, error) && !error)
        return files;
    for (fs::directory_iterator at{folder, error}, end; !error && at != end; at.increment(error))
        if (at->path().extension() == ending)
            files.push_back(at->path());
    if (error)
        return unreadable(folder);
    std::sort(files.begin(), files.end());
    return files;
}

/// The first `size` bytes of the file, a piece at a time.
Result<> takeBytes(SQLite::Database& database, const CaseId& id, const fs::path& file, std::uint64_t size) {
    std::ifstream in{file, std::ios::binary};
    Bytes piece;
    for (std::uint64_t start = 0; start < size; start += piece.size()) {
        piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(size - start, kReadSize)));
        if (!in.read(reinterpret_cast<char*>(piece.data()), static_cast<std::streamsize>(piece.size())))
            return unreadable(file);
        insertPieces(database, id, start, piece);
    }
    return {};
}

Result<> takePackage(SQLite::Database& database, const fs::path& folder, const StoredPackage& package) {
    const fs::path file = folder / (package.caseId.text() + ".p7m");
    std::error_code error;
    const std::uintmax_t there = fs::file_size(file, error);
    // A file that cannot be looked at is not a file that is gone: nothing is taken over then.
    if (error && error != std::errc::no_such_file_or_directory)
        return unreadable(file);
    // Of a complete package nothing is taken that is not whole; whoever opens it says so.
    if (!error && there >= package.offset)
        return takeBytes(database, package.caseId, file, package.offset);
    SQLite::Statement restart{database, "UPDATE package SET offset = 0 WHERE case_id = ? AND state = 'receiving'"};
    restart.bind(1, package.caseId.text());
    restart.exec();
    return {};
}

Result<> takePackages(const fs::path& folder, CentralDatabase& database, CentralStore& store) {
    // A link that leads nowhere is a disk that is not mounted, not a folder without packages.
    std::error_code error;
    if (fs::is_symlink(fs::symlink_status(folder, error)) && !fs::exists(folder, error))
        return unreadable(folder);
    RAPOINT_TRY(const auto packages, store.packages().list());
    return database.write<void>([&](SQLite::Database& connection) -> Result<> {
        for (const StoredPackage& package : packages)
            RAPOINT_CHECK(takePackage(connection, folder, package));
        return {};
    });
}

/// What the file says never keeps the central from starting: what cannot be taken over stays under another name.
Result<> takeVisits(const fs::path& file, PlannedVisits& visits) {
    std::error_code error;
    if (!fs::exists(file, error))
        return {};
    RAPOINT_TRY(const Bytes text, wholeFile(file));
    const auto planned = visitsFromText(text);
    bool whole = planned.has_value();
    for (const Applicant& visit : planned ? *planned : std::vector<Applicant>{}) {
        const Result<> taken = visits.put(visit);
        if (!taken && taken.error().code != FaultCode::InputInvalid)
            return taken;
        whole = whole && taken;
    }
    if (!whole)
        fs::rename(file, file.string() + kUnreadable, error);
    if (error)
        return failure(FaultCode::StorageFailed, "the old list of visits cannot be put aside");
    return {};
}

Result<> takeMandates(const fs::path& folder, StationMandates& mandates) {
    RAPOINT_TRY(const auto files, filesIn(folder, ".p7s"));
    for (const fs::path& file : files) {
        const auto station = fromHex(file.stem().string());
        if (!station)
            continue; // no mandate's name; it goes aside with the folder
        RAPOINT_TRY(const Bytes mandate, wholeFile(file));
        RAPOINT_CHECK(mandates.put(std::string{textOf(*station)}, mandate));
    }
    return {};
}

Result<> takeMessages(const fs::path& folder, MessageQueue& messages, Instant until) {
    RAPOINT_TRY(const auto files, filesIn(folder, ".eml"));
    for (const fs::path& file : files) {
        RAPOINT_TRY(Bytes content, wholeFile(file));
        const Secret message = Secret::take(content);
        RAPOINT_CHECK(messages.put(file.stem().string(), message.bytes(), until));
    }
    return {};
}

} // namespace

Result<> takeOverLooseFiles(const fs::path& directory, CentralDatabase& database, CentralStore& store,
                            Instant messagesExpireAt) {
    RAPOINT_CHECK(takePackages(directory / "packages", database, store));
    RAPOINT_CHECK(takeVisits(directory / "visits.json", store.visits()));
    RAPOINT_CHECK(takeMandates(directory / "mandates", store.mandates()));
    return takeMessages(directory / "outbox", store.messages(), messagesExpireAt);
}

Result<> moveLooseFilesAside(const fs::path& directory) {
    const fs::path aside = directory / kFolder;
    std::error_code error;
    // Applicants' data and holders' codes in clear: the store has them now, and nothing may keep them beside it.
    for (const char* name : {"visits.json", "visits.lock", "outbox"})
        if (fs::remove_all(directory / name, error); error)
            return failure(FaultCode::StorageFailed, "the old files cannot be removed");
    for (const char* name : {"packages", "mandates"}) {
        if (!fs::exists(fs::symlink_status(directory / name, error)))
            continue;
        if (::mkdir(aside.c_str(), 0700) != 0 && errno != EEXIST)
            return failure(FaultCode::StorageFailed, "the old files cannot be moved aside");
        fs::rename(directory / name, aside / name, error);
        // Another process may do the same. A disk that is mounted here stays where it is; nothing reads it.
        if (error && error != std::errc::no_such_file_or_directory && error != std::errc::cross_device_link &&
            error != std::errc::device_or_resource_busy)
            return failure(FaultCode::StorageFailed, "the old files cannot be moved aside");
    }
    return syncFolderOf(aside);
}

} // namespace rapoint::sync
