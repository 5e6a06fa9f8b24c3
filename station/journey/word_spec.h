#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace rapoint {

/// What kind of value a step's parameter takes. A duration is text: "10min", "24h", "14d" (duration.h).
enum class ParameterKind { Flag, Number, Text, Texts, Duration };

/// One parameter of a step word.
struct ParameterSpec {
    std::string_view name{};
    ParameterKind kind = ParameterKind::Text;
    std::string_view meaning{};
    bool required = false;
    std::int64_t min = 0;                    ///< of a number
    std::int64_t max = 0;                    ///< of a number
    std::vector<std::string_view> choices{}; ///< the only texts allowed; empty: any
};

/// One word of the step vocabulary: what a profile may say about a step and what the step may answer.
struct WordSpec {
    std::string_view word{};
    std::string_view meaning{};
    std::vector<std::string_view> by{};   ///< who may do it
    std::vector<std::string_view> at{};   ///< where it may happen
    std::vector<std::string_view> ways{}; ///< how; a step whose word has ways names at least one
    /// How it may be left. "expired" (the deadline) and "skipped" (the guard) belong to every step and are not
    /// listed.
    std::vector<std::string_view> exits{};
    std::vector<ParameterSpec> parameters{};
    bool irreversible = false; ///< makes or gives away a card, key, certificate or envelope, or destroys records
    bool approval = false;     ///< its "done" is the decision that irreversible steps need
    bool terminal = false;     ///< ends the case
    bool waits = false;        ///< for somebody else: has to have a deadline
};

} // namespace rapoint
