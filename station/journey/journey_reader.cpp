#include "station/journey/journey_reader.h"

#include "station/journey/step_reader.h"
#include "station/journey/vocabulary.h"

#include <algorithm>

namespace rapoint {

namespace {

using Mistakes = std::vector<ProfileMistake>;
using Need = TableReader::Need;

/// One table of the profile and what is made of it.
struct Draft {
    enum class Stand { Unread, BeingRead, Read };
    const toml::table* table = nullptr;
    std::string mode;
    Stand stand = Stand::Unread;
    Journey journey{};                          ///< without the exits that its steps have from it
    std::map<std::string, std::string> exits{}; ///< of the journey
};

auto stepIn(Journey& journey, const std::string& id) {
    return std::ranges::find(journey.steps, id, &StepSpec::id);
}

/// Apart from where it stands in the file.
bool saysTheSame(StepSpec one, const StepSpec& other) {
    one.line = other.line;
    one.lines = other.lines;
    return one == other;
}

/// Carries out the differences of one journey from its base, of which `journey` is the copy so far.
class Differences {
public:
    Differences(TableReader& reader, Journey& journey, Mistakes& mistakes)
        : m_reader{reader}
        , m_journey{journey}
        , m_mistakes{mistakes} {}

    void carryOut() {
        movePlaces();
        leaveOut();
        for (const toml::table* change : m_reader.tables("change", Need::Optional))
            carryOutChange(*change);
        for (const toml::table* insert : m_reader.tables("insert", Need::Optional))
            carryOutInsert(*insert);
    }

private:
    /// `places = { desk = "mobile" }`: what the base does at the one is done at the other.
    void movePlaces() {
        const toml::table* const table = m_reader.table("places", Need::Optional);
        if (table == nullptr)
            return;
        TableReader reader{*table, "journey " + m_journey.mode + " places", m_mistakes};
        const std::vector<StepSpec> before = m_journey.steps;
        for (const std::string& from : reader.rest()) {
            const std::string to = reader.name(from);
            bool moved = false;
            for (std::size_t i = 0; i < before.size(); ++i)
                for (std::size_t k = 0; k < before[i].at.size(); ++k)
                    if (before[i].at[k] == from && to != from) {
                        m_journey.steps[i].at[k] = to;
                        moved = true;
                    }
            if (!moved)
                reader.report(from, "no-effect", "is no place of the base that changes");
        }
    }

    void leaveOut() {
        for (const std::string& id : m_reader.texts("without", Need::Optional))
            if (const auto at = stepIn(m_journey, id); at != m_journey.steps.end())
                m_journey.steps.erase(at);
            else
                m_reader.report("without", "unknown-step", "names '" + id + "', which the base does not have");
    }

    void carryOutChange(const toml::table& table) {
        TableReader reader{table, "change of journey " + m_journey.mode, m_mistakes};
        const std::string id = reader.name("step");
        const std::vector<std::string> drops = reader.texts("drop", Need::Optional);
        const auto at = stepIn(m_journey, id);
        if (at == m_journey.steps.end()) {
            if (!id.empty())
                reader.report("step", "unknown-step", "names '" + id + "', which the base does not have");
            return;
        }
        const StepSpec before = *at;
        for (const std::string& key : drops)
            if (!dropStepKey(*at, key))
                reader.report("drop", "no-effect", "names '" + key + "', which the step does not have");
        changeStep(reader, *at, "step " + m_journey.mode + "/" + id, m_mistakes);
        if (saysTheSame(*at, before))
            reader.report("step", "no-effect", "is changed in nothing");
        at->line = reader.line();
    }

    /// Directly after, or before, a step that is there.
    void carryOutInsert(const toml::table& table) {
        TableReader reader{table, "insert of journey " + m_journey.mode, m_mistakes};
        const bool before = reader.has("before");
        const std::string key = before ? "before" : "after";
        const std::string neighbour = reader.name(key);
        StepSpec step = readStep(reader, m_journey.mode, m_mistakes);
        const auto at = stepIn(m_journey, neighbour);
        if (at != m_journey.steps.end())
            m_journey.steps.insert(before ? at : at + 1, std::move(step));
        else if (!neighbour.empty())
            reader.report(key, "unknown-step", "names '" + neighbour + "', which is no step here");
    }

    TableReader& m_reader;
    Journey& m_journey;
    Mistakes& m_mistakes;
};

/// A step that does not say where an exit of its word leads takes the journey's answer.
void inheritExits(StepSpec& step, const std::map<std::string, std::string>& exits) {
    const WordSpec* const word = findWord(step.word);
    if (word == nullptr)
        return;
    for (const auto& [exit, target] : exits)
        if (std::ranges::find(word->exits, exit) != word->exits.end())
            step.exits.try_emplace(exit, target);
}

/// Reads every journey once, its base before it.
class JourneyReader {
public:
    JourneyReader(const std::vector<const toml::table*>& tables, Mistakes& mistakes)
        : m_mistakes{mistakes} {
        for (const toml::table* table : tables)
            m_drafts.push_back({table, (*table)["mode"].value_or(std::string{})});
    }

    std::vector<Journey> run() {
        for (Draft& draft : m_drafts)
            read(draft);
        std::vector<Journey> journeys;
        for (Draft& draft : m_drafts) {
            for (StepSpec& step : draft.journey.steps)
                inheritExits(step, draft.exits);
            journeys.push_back(std::move(draft.journey));
        }
        return journeys;
    }

private:
    void read(Draft& draft) {
        if (draft.stand != Draft::Stand::Unread)
            return;
        draft.stand = Draft::Stand::BeingRead;
        TableReader reader{*draft.table, "journey", m_mistakes};
        Journey& journey = draft.journey;
        journey.line = reader.line();
        journey.mode = reader.name("mode");
        if (reader.has("like"))
            readLike(reader, draft);
        else
            for (const toml::table* table : reader.tables("step")) {
                TableReader step{*table, "step of journey " + journey.mode, m_mistakes};
                journey.steps.push_back(readStep(step, journey.mode, m_mistakes));
            }
        if (reader.has("exits"))
            draft.exits = readExits(reader, "journey " + journey.mode, m_mistakes);
        reader.rejectRest();
        draft.stand = Draft::Stand::Read;
    }

    void readLike(TableReader& reader, Draft& draft) {
        const std::string like = reader.name("like");
        const auto base = std::ranges::find(m_drafts, like, &Draft::mode);
        if (base == m_drafts.end()) {
            if (!like.empty())
                reader.report("like", "unknown-base", "names '" + like + "', which is no journey of this profile");
        } else if (read(*base); base->stand == Draft::Stand::BeingRead) {
            reader.report("like", "circle", "leads back to the journey itself");
        } else {
            draft.journey.steps = base->journey.steps;
            draft.exits = base->exits;
        }
        Differences{reader, draft.journey, m_mistakes}.carryOut();
        if (draft.journey.steps.size() > TableReader::kListLimit)
            reader.report("like", "wrong-value",
                          "gives more than " + std::to_string(TableReader::kListLimit) + " steps");
    }

    std::vector<Draft> m_drafts;
    Mistakes& m_mistakes;
};

} // namespace

std::vector<Journey> readJourneys(const std::vector<const toml::table*>& tables, Mistakes& mistakes) {
    return JourneyReader{tables, mistakes}.run();
}

} // namespace rapoint
