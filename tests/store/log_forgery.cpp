#include "tests/store/log_forgery.h"

#include "tests/store/store_fixture.h"
#include "tests/support/results.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace rapoint::test {

std::vector<AuditEntry> LogForgery::entries() const {
    const std::string text = contentOf(m_directory / "audit.log");
    std::vector<AuditEntry> entries;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at) + 1;
        entries.push_back(valueOf(AuditEntry::parse(std::string_view{text}.substr(at, end - at))));
        at = end;
    }
    return entries;
}

void LogForgery::put(std::vector<AuditEntry> entries, SigningKey* station) const {
    std::string text;
    std::string prev = zeroHash();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        AuditEntry& entry = entries[i];
        entry.number = i + 1;
        entry.prev = prev;
        if (entry.isHead() && station != nullptr)
            entry.signature = toBase64(valueOf(station->sign(entry.signedDigest())));
        entry.sealHash();
        prev = entry.hash;
        text += entry.line();
    }
    overwrite(m_directory / "audit.log", text);
    sql("DELETE FROM audit_tail; UPDATE audit_head SET number = " + std::to_string(entries.size()) + ", hash = '" +
        prev + "', size = " + std::to_string(text.size()));
}

void LogForgery::change(const std::function<void(std::vector<AuditEntry>&)>& how, SigningKey* station) const {
    std::vector<AuditEntry> changed = entries();
    how(changed);
    put(std::move(changed), station);
}

void LogForgery::dropHeads() const {
    change([](std::vector<AuditEntry>& entries) {
        std::erase_if(entries, [](const AuditEntry& entry) { return entry.isHead(); });
    });
}

void LogForgery::sql(const std::string& statements) const {
    SQLite::Database{(m_directory / "store.db").string(), SQLite::OPEN_READWRITE}.exec(statements);
}

} // namespace rapoint::test
