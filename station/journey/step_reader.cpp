#include "station/journey/step_reader.h"

#include "station/journey/duration.h"
#include "station/journey/vocabulary.h"

#include <utility>

namespace rapoint {

namespace {

using Mistakes = std::vector<ProfileMistake>;
using Need = TableReader::Need;

std::optional<Deadline> readDeadline(TableReader& parent, const std::string& where, Mistakes& mistakes) {
    const toml::table* const table = parent.table("deadline", Need::Optional);
    if (table == nullptr)
        return std::nullopt;
    TableReader reader{*table, where + " deadline", mistakes};
    const std::string within = reader.text("within");
    Deadline deadline{{}, reader.name("else"), reader.name("since", Need::Optional)};
    if (const auto span = durationFromText(within))
        deadline.within = *span;
    else if (!within.empty())
        reader.report("within", "wrong-value", "has to be like 10min, 24h or 14d");
    reader.rejectRest();
    return deadline;
}

/// Everything beside the keys that all steps have is a parameter of the step's word.
void readParameters(TableReader& reader, StepSpec& step) {
    const WordSpec* const word = findWord(step.word);
    for (const std::string& key : reader.rest()) {
        if (word != nullptr && findParameter(*word, key) == nullptr) {
            reader.report(key, "unknown-key", "is neither a key of a step nor a parameter of " + step.word);
        } else if (auto value = reader.parameter(key)) {
            step.parameters[key] = std::move(*value);
            step.lines[key] = reader.lineOf(key);
        }
    }
}

} // namespace

std::map<std::string, std::string> readExits(TableReader& parent, const std::string& where, Mistakes& mistakes) {
    std::map<std::string, std::string> exits;
    const toml::table* const table = parent.table("exits", Need::Optional);
    if (table == nullptr)
        return exits;
    TableReader reader{*table, where + " exits", mistakes};
    for (const std::string& exit : reader.rest())
        exits[exit] = reader.name(exit);
    return exits;
}

void changeStep(TableReader& reader, StepSpec& step, const std::string& where, Mistakes& mistakes) {
    if (reader.has("by"))
        step.by = reader.name("by");
    if (reader.has("at"))
        step.at = reader.texts("at");
    if (reader.has("ways")) {
        step.ways = reader.texts("ways");
        step.lines["ways"] = reader.lineOf("ways");
    }
    if (reader.has("when"))
        step.when = reader.name("when");
    if (reader.has("deadline"))
        step.deadline = readDeadline(reader, where, mistakes);
    if (reader.has("exits"))
        step.exits = readExits(reader, where, mistakes);
    readParameters(reader, step);
}

StepSpec readStep(TableReader& reader, const std::string& journey, Mistakes& mistakes) {
    StepSpec step;
    step.line = reader.line();
    step.word = reader.name("do");
    step.id = reader.name("id", Need::Optional);
    if (step.id.empty())
        step.id = step.word;
    for (const std::string_view key : {"by", "at"})
        if (!reader.has(key))
            reader.report(key, "missing-key", "is missing");
    changeStep(reader, step, "step " + journey + "/" + step.id, mistakes);
    return step;
}

bool dropStepKey(StepSpec& step, const std::string& key) {
    step.lines.erase(key);
    if (key == "ways")
        return !std::exchange(step.ways, {}).empty();
    if (key == "when")
        return !std::exchange(step.when, {}).empty();
    if (key == "deadline")
        return std::exchange(step.deadline, std::nullopt).has_value();
    if (key == "exits")
        return !std::exchange(step.exits, {}).empty();
    return step.parameters.erase(key) > 0;
}

} // namespace rapoint
