#include "sync/central/store/sqlite/sqlite_pin_releases.h"

#include "sync/central/store/sqlite/central_database.h"

#include <array>

namespace rapoint::sync {

namespace {

constexpr std::array kReleaseStates{ReleaseState::Open, ReleaseState::Released, ReleaseState::Locked,
                                    ReleaseState::Expired};

ReleaseState stateFrom(const std::string& name) {
    for (const ReleaseState state : kReleaseStates)
        if (name == nameOf(state))
            return state;
    return ReleaseState::Locked;
}

bool closeRow(SQLite::Database& database, const std::string& link, ReleaseState state) {
    SQLite::Statement update{database,
                             "UPDATE pin_release SET state = ?, sealed = NULL WHERE link = ? AND state = 'open'"};
    update.bind(1, std::string{nameOf(state)});
    update.bind(2, link);
    return update.exec() == 1;
}

BegunTry closedAs(SQLite::Database& database, const std::string& link, ReleaseState state) {
    closeRow(database, link, state);
    return {state, 0, {}};
}

BegunTry countTry(SQLite::Database& database, const std::string& link, BegunTry row, int before) {
    if (row.state != ReleaseState::Open)
        return {row.state, 0, {}};
    if (before >= PinReleases::kTries) // the last answer was never given
        return closedAs(database, link, ReleaseState::Locked);
    SQLite::Statement update{database, "UPDATE pin_release SET tries = tries + 1 WHERE link = ?"};
    update.bind(1, link);
    update.exec();
    row.triesLeft = PinReleases::kTries - before - 1;
    return row;
}

Result<ReleaseLink> linkFrom(SQLite::Statement& row) {
    ReleaseLink link;
    RAPOINT_TRY(link.caseId, CaseId::fromText(row.getColumn(0).getString()));
    link.link = row.getColumn(1).getString();
    link.cardSerial = row.getColumn(2).getString();
    link.state = stateFrom(row.getColumn(3).getString());
    link.triesLeft = link.state == ReleaseState::Open ? PinReleases::kTries - row.getColumn(4).getInt() : 0;
    link.expiresAt = instantOf(row.getColumn(5));
    link.mailed = row.getColumn(6).getInt() != 0;
    return link;
}

constexpr const char* kLinks =
    "SELECT case_id, link, card_serial, state, tries, expires_at, mailed FROM pin_release ";

} // namespace

Result<ReleaseLink> SqlitePinReleases::add(const ReleaseLink& link, ByteView release) {
    return m_database.write<ReleaseLink>([&](SQLite::Database& database) -> Result<ReleaseLink> {
        SQLite::Statement known{database, "SELECT 1 FROM pin_release WHERE link = ? AND case_id <> ?"};
        known.bind(1, link.link);
        known.bind(2, link.caseId.text());
        if (known.executeStep())
            return failure(FaultCode::SealBroken, "the link to the PIN is another case's");
        SQLite::Statement insert{database,
                                 "INSERT OR IGNORE INTO pin_release (case_id, link, card_serial, sealed, "
                                 "expires_at) VALUES (?, ?, ?, ?, ?)"};
        insert.bind(1, link.caseId.text());
        insert.bind(2, link.link);
        insert.bind(3, link.cardSerial);
        bindBlob(insert, 4, release);
        bindInstant(insert, 5, link.expiresAt);
        insert.exec();
        SQLite::Statement stands{database, std::string{kLinks} + "WHERE case_id = ?"};
        stands.bind(1, link.caseId.text());
        stands.executeStep();
        return linkFrom(stands);
    });
}

Result<> SqlitePinReleases::markMailed(const std::string& link) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement update{database, "UPDATE pin_release SET mailed = 1 WHERE link = ?"};
        update.bind(1, link);
        update.exec();
        return {};
    });
}

Result<> SqlitePinReleases::closeExpired(Instant now) {
    return m_database.write<void>([&](SQLite::Database& database) -> Result<> {
        SQLite::Statement update{database, "UPDATE pin_release SET state = 'expired', sealed = NULL "
                                           "WHERE state = 'open' AND expires_at <= ?"};
        bindInstant(update, 1, now);
        update.exec();
        return {};
    });
}

Result<std::optional<BegunTry>> SqlitePinReleases::beginTry(const std::string& link, Instant now) {
    using Begun = std::optional<BegunTry>;
    return m_database.write<Begun>([&](SQLite::Database& database) -> Result<Begun> {
        SQLite::Statement query{database,
                                "SELECT state, tries, sealed, expires_at FROM pin_release WHERE link = ?"};
        query.bind(1, link);
        if (!query.executeStep())
            return Begun{};
        BegunTry row{stateFrom(query.getColumn(0).getString()), 0, blobOf(query.getColumn(2))};
        if (row.state == ReleaseState::Open && instantOf(query.getColumn(3)) <= now)
            return Begun{closedAs(database, link, ReleaseState::Expired)};
        return Begun{countTry(database, link, std::move(row), query.getColumn(1).getInt())};
    });
}

Result<bool> SqlitePinReleases::close(const std::string& link, ReleaseState state) {
    return m_database.write<bool>(
        [&](SQLite::Database& database) -> Result<bool> { return closeRow(database, link, state); });
}

Result<bool> SqlitePinReleases::takeOut(const std::string& link) {
    return close(link, ReleaseState::Released);
}

Result<> SqlitePinReleases::lock(const std::string& link) {
    RAPOINT_CHECK(close(link, ReleaseState::Locked));
    return {};
}

Result<std::vector<ReleaseLink>> SqlitePinReleases::list() {
    using Links = std::vector<ReleaseLink>;
    return m_database.read<Links>([&](SQLite::Database& database) -> Result<Links> {
        SQLite::Statement query{database, std::string{kLinks} + "ORDER BY case_id"};
        Links links;
        while (query.executeStep()) {
            RAPOINT_TRY(ReleaseLink link, linkFrom(query));
            links.push_back(std::move(link));
        }
        return links;
    });
}

} // namespace rapoint::sync
