#pragma once

#include <algorithm>
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

/// The part of a visit to which a step belongs, in the order in which the stepper shows them.
enum class VisitStage { Application, Document, Check, Contract, Approval, Card, Finish };

/// At what the camera is pointed while a step takes pictures. A step that has nothing here gets no picture.
enum class CameraSubject { Nothing, Document, Face, Code };

/// One word of the step vocabulary: what a profile may say about a step, what the step may ask, answer and record.
/// Everything that the program knows of a step beside its function stands here; station/steps/steps.h binds the
/// function to the word. What is planned belongs to the word, too, but nothing carries it out yet: `profile check`
/// says so of a profile that counts on it.
struct WordSpec {
    std::string_view word{};
    std::string_view meaning{};
    VisitStage stage;   ///< without a default: a row that forgets it does not compile
    bool built = false; ///< there is a function for it
    CameraSubject camera = CameraSubject::Nothing;
    std::vector<std::string_view> by{};   ///< who may do it
    std::vector<std::string_view> at{};   ///< where it may happen
    std::vector<std::string_view> ways{}; ///< how; a step whose word has ways names at least one
    std::vector<std::string_view> plannedWays{};
    /// How it may be left. "expired" (the deadline) and "skipped" (the guard) belong to every step and are not
    /// listed.
    std::vector<std::string_view> exits{};
    std::vector<ParameterSpec> parameters{};
    std::vector<ParameterSpec> plannedParameters{};
    std::vector<std::string_view>
        questions{};                       ///< what its function asks (answer.h), each with a page of that name
    std::vector<std::string_view> facts{}; ///< the facts of a case that come about by it
    bool irreversible = false; ///< makes or gives away a card, key, certificate or envelope, or destroys records
    bool approval = false;     ///< its "done" is the decision that irreversible steps need
    bool terminal = false;     ///< ends the case
    bool waits = false;        ///< for somebody else: has to have a deadline
};

/// Whether a list of a row has the name.
inline bool hasName(const std::vector<std::string_view>& list, std::string_view name) {
    return std::ranges::find(list, name) != list.end();
}

} // namespace rapoint
