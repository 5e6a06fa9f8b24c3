#include "station/journey/build_check.h"

#include "station/journey/vocabulary.h"

#include <algorithm>

namespace rapoint {

namespace {

using Gaps = std::vector<ProfileMistake>;

int lineOf(const StepSpec& step, const std::string& key) {
    const auto at = step.lines.find(key);
    return at != step.lines.end() ? at->second : step.line;
}

/// Collects what of one step nothing carries out.
class StepGaps {
public:
    StepGaps(const Journey& journey, const StepSpec& step)
        : m_where{"step " + journey.mode + "/" + step.id + ": "}
        , m_step{step} {}

    /// That nobody does it at all.
    Gaps whole(const WordSpec& word) {
        const bool atStation =
            std::ranges::any_of(m_step.at, [](const auto& place) { return hasName(stationPlaces(), place); });
        if (!word.built)
            report(m_step.line, "word-not-built", "nothing carries out " + m_step.word + " yet");
        else if (m_step.by == "central" || !atStation)
            report(m_step.line, "place-not-built", "only a station carries out steps yet");
        return std::move(m_gaps);
    }

    /// What it says of the step that does not happen.
    Gaps knobs(const WordSpec& word) {
        for (const std::string& way : m_step.ways)
            if (!hasName(word.ways, way))
                report(lineOf(m_step, "ways"), "way-not-built", "'ways': nothing does it by '" + way + "' yet");
        for (const ParameterSpec& planned : word.plannedParameters)
            if (const std::string name{planned.name}; m_step.parameters.contains(name))
                report(lineOf(m_step, name), "not-read", "'" + name + "' is read by nothing yet");
        return std::move(m_gaps);
    }

private:
    void report(int line, std::string rule, const std::string& text) {
        m_gaps.push_back({line, 0, std::move(rule), m_where + text});
    }

    std::string m_where;
    const StepSpec& m_step;
    Gaps m_gaps;
};

void append(Gaps& gaps, Gaps more) {
    std::ranges::move(more, std::back_inserter(gaps));
}

} // namespace

BuildReport checkBuild(const Profile& profile) {
    BuildReport report;
    for (const Journey& journey : profile.journeys) {
        Gaps missing;
        Gaps knobs;
        std::vector<std::string> words;
        for (const StepSpec& step : journey.steps) {
            const WordSpec* const word = findWord(step.word);
            if (word == nullptr)
                continue;
            append(missing, StepGaps{journey, step}.whole(*word));
            if (word->built)
                append(knobs, StepGaps{journey, step}.knobs(*word));
            else if (std::ranges::count(words, step.word) == 0)
                words.push_back(step.word);
        }
        if (missing.empty()) {
            report.running.push_back(journey.mode);
            append(report.unread, std::move(knobs));
        } else {
            append(missing, std::move(knobs));
            report.unbuilt.push_back({journey.line, journey.mode, std::move(words), std::move(missing)});
        }
    }
    return report;
}

} // namespace rapoint
