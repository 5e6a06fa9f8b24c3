#include "station/store/erase_case.h"

#include <SQLiteCpp/Statement.h>

namespace rapoint::store {

void eraseCase(SQLite::Database& sql, const std::string& caseId) {
    for (const char* const statement :
         {"UPDATE events SET payload = NULL WHERE case_id = ?", "DELETE FROM messages WHERE case_id = ?",
          "UPDATE cases SET closed = 1, wrapped_key = NULL WHERE id = ? AND closed = 0"}) {
        SQLite::Statement change{sql, statement};
        change.bind(1, caseId);
        change.exec();
    }
}

} // namespace rapoint::store
