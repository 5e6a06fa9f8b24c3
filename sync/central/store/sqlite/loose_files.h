#pragma once

#include "sync/central/store/interface/central_store.h"
#include "sync/central/store/sqlite/central_database.h"

#include <filesystem>

namespace rapoint::sync {

/// Releases before schema 1 kept sealed packages in DIR/packages/CASEID.p7m, visits in DIR/visits.json, mandates
/// in DIR/mandates/NAME-IN-HEX.p7s and messages in DIR/outbox/NAME.eml. Takes all of them into the store, within a
/// transaction of the caller; the files stay. An upload that had begun goes on where it stood, or from its
/// beginning if its file is shorter than that. A file that is not wholly a visit list stays as
/// DIR/visits.json.unreadable; a mandate under a name that is not one goes aside with its folder. storage-failed,
/// disk-full.
Result<> takeOverLooseFiles(const std::filesystem::path& directory, CentralDatabase& database, CentralStore& store,
                            Instant messagesExpireAt);

/// Moves them to DIR/taken-over, where nobody reads them; can be repeated. storage-failed.
Result<> moveLooseFilesAside(const std::filesystem::path& directory);

} // namespace rapoint::sync
