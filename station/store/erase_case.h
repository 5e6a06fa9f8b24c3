#pragma once

#include <string>

#include <SQLiteCpp/Database.h>

namespace rapoint::store {

/// What the end of a case erases in a database, here or in a copy of it: the payloads of its events, its messages
/// and its key. Its rows stay. Nothing happens to a case that is closed. Throws what SQLite throws.
void eraseCase(SQLite::Database& sql, const std::string& caseId);

} // namespace rapoint::store
