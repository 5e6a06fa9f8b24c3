#pragma once

#include "station/base/clock.h"
#include "station/base/random.h"

#include <compare>
#include <functional>
#include <string>

namespace rapoint {

/// The name of a case everywhere, at the central too: a UUID version 7 (RFC 9562 §5.7) made on the station, and so
/// the idempotency key of everything that is sent. It tells when the case was made, and nothing about the
/// applicant.
class CaseId {
public:
    CaseId() = default;
    static CaseId make(Instant now, Random& random);
    /// 36 lower-case characters of a version 7 UUID, else message-malformed.
    static Result<CaseId> fromText(std::string_view text);

    const std::string& text() const { return m_text; }
    /// The last 12 hex digits: enough to tell cases of one station apart on labels.
    std::string shortText() const { return m_text.size() == 36 ? m_text.substr(24) : m_text; }
    auto operator<=>(const CaseId&) const = default;

private:
    explicit CaseId(std::string text)
        : m_text{std::move(text)} {}
    std::string m_text;
};

} // namespace rapoint

template <>
struct std::hash<rapoint::CaseId> {
    std::size_t operator()(const rapoint::CaseId& id) const noexcept {
        return std::hash<std::string>{}(id.text());
    }
};
