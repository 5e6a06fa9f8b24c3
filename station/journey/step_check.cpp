#include "station/journey/duration.h"
#include "station/journey/guards.h"
#include "station/journey/journey_check.h"
#include "station/journey/route.h"
#include "station/journey/vocabulary.h"

#include <algorithm>

namespace rapoint {

namespace {

/// Why the value does not fit the parameter, or nothing.
std::string_view misfit(const ParameterSpec& spec, const Parameter& value) {
    switch (spec.kind) {
    case ParameterKind::Flag:
        return std::holds_alternative<bool>(value) ? "" : "is not true or false";
    case ParameterKind::Number: {
        const auto* number = std::get_if<std::int64_t>(&value);
        return number == nullptr                          ? "is not a number"
               : *number < spec.min || *number > spec.max ? "is out of its range"
                                                          : "";
    }
    case ParameterKind::Texts: {
        const auto* texts = std::get_if<std::vector<std::string>>(&value);
        return texts == nullptr ? "is not a list of texts" : texts->empty() ? "is an empty list" : "";
    }
    case ParameterKind::Text:
    case ParameterKind::Duration:
        break;
    }
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr)
        return "is not a text";
    if (spec.kind == ParameterKind::Duration)
        return durationFromText(*text) ? "" : "is not a duration like 10min, 24h or 14d";
    return spec.choices.empty() || hasName(spec.choices, *text) ? "" : "is not one of its choices";
}

/// Collects what is wrong with one step.
class StepCheck {
public:
    StepCheck(const Journey& journey, const StepSpec& step)
        : m_journey{journey}
        , m_step{step} {}

    std::vector<ProfileMistake> run() {
        const WordSpec* const word = findWord(m_step.word);
        if (word == nullptr) {
            report("unknown-word", "'" + m_step.word + "' is no word of the step vocabulary");
            return std::move(m_mistakes);
        }
        checkPeopleAndPlaces(*word);
        checkParameters(*word);
        checkFeatures();
        checkExits(*word);
        if (!m_step.when.empty() && findGuard(m_step.when) == nullptr)
            report("unknown-guard", "there is no guard '" + m_step.when + "'");
        return std::move(m_mistakes);
    }

private:
    void report(std::string rule, const std::string& text) {
        m_mistakes.push_back(
            {m_step.line, 0, std::move(rule), "step " + m_journey.mode + "/" + m_step.id + ": " + text});
    }

    void checkPeopleAndPlaces(const WordSpec& word) {
        if (!hasName(word.by, m_step.by))
            report("unknown-role", "'" + m_step.by + "' cannot do this");
        if (m_step.at.empty())
            report("unknown-place", "no place is given");
        for (const std::string& place : m_step.at) {
            if (!hasName(word.at, place))
                report("unknown-place", "this cannot be done at '" + place + "'");
            else if ((place == "desk" || place == "mobile") && place != m_journey.mode &&
                     !(place == "desk" && m_journey.mode == "kiosk")) // where officers finish it
                report("wrong-place", "'" + place + "' is no place of the mode " + m_journey.mode);
        }
        for (const std::string& way : m_step.ways)
            if (!hasWay(word, way))
                report("unknown-way", "'" + way + "' is no way to do this");
        if (!(word.ways.empty() && word.plannedWays.empty()) && m_step.ways.empty())
            report("missing-way", "none of its ways is allowed");
    }

    void checkParameters(const WordSpec& word) {
        for (const auto& [name, value] : m_step.parameters) {
            const ParameterSpec* const spec = findParameter(word, name);
            if (spec == nullptr)
                report("unknown-parameter", "'" + name + "' is no parameter of " + m_step.word);
            else if (const std::string_view why = misfit(*spec, value); !why.empty())
                report("wrong-parameter", "'" + name + "' " + std::string{why});
        }
        for (const ParameterSpec& spec : word.parameters)
            if (spec.required && !m_step.parameters.contains(std::string{spec.name}))
                report("missing-parameter", "'" + std::string{spec.name} + "' is missing");
    }

    /// As many features as are to be checked have to be there to pick from.
    void checkFeatures() {
        const auto features = m_step.parameters.find("features");
        const auto count = m_step.parameters.find("count");
        const auto random = m_step.parameters.find("random");
        if (features == m_step.parameters.end() || count == m_step.parameters.end() ||
            random == m_step.parameters.end())
            return;
        const auto* list = std::get_if<std::vector<std::string>>(&features->second);
        const auto* wanted = std::get_if<std::int64_t>(&count->second);
        const auto* chance = std::get_if<std::int64_t>(&random->second);
        if (list == nullptr || wanted == nullptr || chance == nullptr)
            return;
        if (*wanted > static_cast<std::int64_t>(list->size()))
            report("wrong-parameter", "'count' is more than there are features");
        if (*chance > *wanted)
            report("wrong-parameter", "'random' is more than 'count'");
    }

    void checkExits(const WordSpec& word) {
        for (const auto& [exit, target] : m_step.exits) {
            if (!hasName(word.exits, exit))
                report("unknown-exit", "it cannot be left by '" + exit + "'");
            else if (m_journey.find(target) == nullptr)
                report("unknown-target", "'" + exit + "' leads to '" + target + "', which is no step");
        }
        for (const std::string_view exit : word.exits)
            if (!m_step.exits.contains(std::string{exit}) && targetOf(m_journey, m_step, exit) == nullptr)
                report("missing-exit", "nothing is said of where '" + std::string{exit} + "' leads");
        if (!m_step.when.empty() && targetOf(m_journey, m_step, "skipped") == nullptr)
            report("missing-exit", "it may be skipped, but no step comes after it");
        if (!m_step.deadline) {
            if (word.waits)
                report("missing-deadline", "it waits for somebody and so has to have a deadline");
            return;
        }
        if (m_step.deadline->within.count() <= 0)
            report("missing-deadline", "its deadline is no time at all");
        if (!m_step.deadline->since.empty() && m_journey.find(m_step.deadline->since) == nullptr)
            report("unknown-target",
                   "the deadline counts from '" + m_step.deadline->since + "', which is no step");
        if (m_journey.find(m_step.deadline->fallback) == nullptr || m_step.deadline->fallback == m_step.id)
            report("unknown-fallback",
                   "the deadline's fallback '" + m_step.deadline->fallback + "' is no other step of this journey");
    }

    const Journey& m_journey;
    const StepSpec& m_step;
    std::vector<ProfileMistake> m_mistakes;
};

} // namespace

std::vector<ProfileMistake> checkStep(const Journey& journey, const StepSpec& step) {
    return StepCheck{journey, step}.run();
}

} // namespace rapoint
