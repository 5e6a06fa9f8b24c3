#pragma once

namespace rapoint::test {

/// Counts what this process does to make files durable while it lives: every rename() and whether the file was
/// synced before it and its folder after it. One at a time.
class SyncedRenames {
public:
    SyncedRenames();
    SyncedRenames(const SyncedRenames&) = delete;
    SyncedRenames& operator=(const SyncedRenames&) = delete;
    ~SyncedRenames();

    int renames() const;
    /// Renames of a file that was not synced since it was opened.
    int unsyncedFiles() const;
    /// Renames after which the folder was not synced.
    int unsyncedFolders() const;
};

} // namespace rapoint::test
