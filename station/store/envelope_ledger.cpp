#include "station/store/envelope_ledger.h"

#include <algorithm>
#include <cctype>

namespace rapoint::store {

namespace {

constexpr int kLargestBox = 10000;
constexpr std::size_t kLongestSerial = 32;
constexpr std::size_t kMostDigits = 12;

/// A serial in two parts: what stays the same in a box, and the number that counts up.
struct Serial {
    std::string stem;
    std::uint64_t number = 0;
    std::size_t digits = 0;

    std::string text(std::uint64_t offset) const {
        const std::string tail = std::to_string(number + offset);
        return stem + std::string(digits - std::min(digits, tail.size()), '0') + tail;
    }
};

Result<Serial> parseSerial(const std::string& text) {
    const bool plain = std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '-' || c == '/' || c == '.';
    });
    Serial serial;
    while (serial.digits < std::min(text.size(), kMostDigits) &&
           std::isdigit(static_cast<unsigned char>(text[text.size() - 1 - serial.digits])) != 0)
        ++serial.digits;
    if (!plain || serial.digits == 0 || text.size() > kLongestSerial)
        return failure(FaultCode::InputInvalid, "a serial is letters and digits and ends in digits");
    serial.stem = text.substr(0, text.size() - serial.digits);
    serial.number = std::stoull(text.substr(text.size() - serial.digits));
    return serial;
}

} // namespace

Result<> EnvelopeLedger::receive(const std::string& first, int count, const std::string& actor, Instant at) {
    if (count < 1 || count > kLargestBox)
        return failure(FaultCode::InputInvalid, "a box holds 1 to " + std::to_string(kLargestBox) + " envelopes");
    RAPOINT_TRY(const Serial serial, parseSerial(first));
    const auto number = static_cast<std::uint64_t>(count);
    if (serial.text(number - 1).size() != first.size())
        return failure(FaultCode::InputInvalid, "the serials run over their last digit");
    return m_audit.change([&]() -> Result<> {
        SQLite::Statement insert{m_database.sql(), "INSERT INTO envelopes(serial) VALUES (?)"};
        for (std::uint64_t offset = 0; offset < number; ++offset) {
            insert.bind(1, serial.text(offset));
            insert.exec();
            insert.reset();
        }
        return m_audit.add({.at = at,
                            .kind = "EnvelopesReceived",
                            .actor = actor,
                            .detail = std::to_string(count) + " from " + first});
    });
}

Result<std::string> EnvelopeLedger::next() {
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<std::string> {
        SQLite::Statement query{m_database.sql(),
                                "SELECT serial FROM envelopes WHERE state = 'free' ORDER BY position LIMIT 1"};
        if (!query.executeStep())
            return failure(FaultCode::StockEmpty, "PIN envelopes");
        return query.getColumn(0).getString();
    });
}

Result<StockBalance> EnvelopeLedger::balance() {
    const auto lock = m_database.lock();
    return m_database.guarded([&]() -> Result<StockBalance> {
        SQLite::Statement query{
            m_database.sql(), "SELECT count(*), count(*) FILTER (WHERE state = 'free'),"
                              " count(*) FILTER (WHERE state = 'taken'), count(*) FILTER (WHERE state = 'issued'),"
                              " count(*) FILTER (WHERE state = 'spoiled') FROM envelopes"};
        query.executeStep();
        return StockBalance{.received = query.getColumn(0).getInt64(),
                            .free = query.getColumn(1).getInt64(),
                            .taken = query.getColumn(2).getInt64(),
                            .issued = query.getColumn(3).getInt64(),
                            .spoiled = query.getColumn(4).getInt64()};
    });
}

Result<> EnvelopeLedger::follow(const CaseId& id, const Event& event) {
    if (const auto* intended = std::get_if<EnvelopeIntended>(&event))
        return move(id, intended->envelopeSerial, "state = 'free'", "taken");
    if (const auto* printed = std::get_if<EnvelopePrinted>(&event))
        return move(id, printed->envelopeSerial, "state = 'taken' AND case_id = ?1", "issued");
    if (const auto* voided = std::get_if<EnvelopeVoided>(&event))
        return move(id, voided->envelopeSerial,
                    "(state = 'free' OR (state IN ('taken', 'issued') AND case_id = ?1))", "spoiled");
    return {};
}

Result<> EnvelopeLedger::move(const CaseId& id, const std::string& serial, const char* from, const char* to) {
    SQLite::Statement update{m_database.sql(), std::string{"UPDATE envelopes SET state = ?2, case_id = ?1 "
                                                           "WHERE serial = ?3 AND "} +
                                                   from};
    update.bind(1, id.text());
    update.bind(2, to);
    update.bind(3, serial);
    if (update.exec() == 1)
        return {};
    SQLite::Statement query{m_database.sql(), "SELECT state FROM envelopes WHERE serial = ?"};
    query.bind(1, serial);
    if (!query.executeStep())
        return failure(FaultCode::InputInvalid, "envelope " + serial + " is not in the stock");
    return failure(FaultCode::EnvelopeVoid, "envelope " + serial + " is " + query.getColumn(0).getString());
}

} // namespace rapoint::store
