#include "station/store/migrations.h"

#include "station/store/schema.h"

#include <algorithm>
#include <array>
#include <string>

#include <SQLiteCpp/Transaction.h>

namespace rapoint::store {

namespace {

/// Version 3: the profiles that cases were begun with.
void addProfiles(SQLite::Database& sql) {
    sql.exec(kProfilesTable);
}

/// Version 4: the log binds what the tables say.
void bindToLog(SQLite::Database& sql) {
    sql.exec(kVersionFour);
}

constexpr std::array kMigrations{Migration{2, &addProfiles}, Migration{3, &bindToLog}};
static_assert(kMigrations.back().from + 1 == kSchemaVersion);

} // namespace

const SchemaPlan& currentSchema() {
    static const std::string schema = std::string{kSchema} + kProfilesTable + kVersionFour;
    static const SchemaPlan plan{kSchemaVersion, schema.c_str(), kMigrations};
    return plan;
}

bool canMigrate(int version, const SchemaPlan& plan) {
    return std::ranges::find(plan.migrations, version, &Migration::from) != plan.migrations.end();
}

void migrate(SQLite::Database& sql, int version, const SchemaPlan& plan) {
    SQLite::Transaction transaction{sql, SQLite::TransactionBehavior::IMMEDIATE};
    for (auto step = std::ranges::find(plan.migrations, version, &Migration::from); step != plan.migrations.end();
         ++step)
        step->apply(sql);
    sql.exec("PRAGMA user_version = " + std::to_string(plan.version));
    transaction.commit();
}

} // namespace rapoint::store
