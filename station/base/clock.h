#pragma once

#include "station/base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace rapoint {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Date = std::chrono::year_month_day;

/// The core's only source of time.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

/// A clock that a test or a demonstration sets.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant at)
        : m_at{at} {}
    Instant now() const override { return m_at; }
    void set(Instant at) { m_at = at; }
    void advance(std::chrono::milliseconds by) { m_at += by; }

private:
    Instant m_at;
};

/// RFC 3339 in UTC with milliseconds: "2026-11-22T08:15:00.000Z".
std::string toText(Instant instant);
Result<Instant> instantFromText(std::string_view text);
/// ISO 8601: "1972-03-30".
std::string toText(Date date);
/// A real calendar day in the form "1972-03-30", else input-invalid.
Result<Date> dateFromText(std::string_view text);

} // namespace rapoint
