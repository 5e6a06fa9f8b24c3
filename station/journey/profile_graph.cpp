#include "station/journey/profile_graph.h"

#include "station/journey/route.h"
#include "station/journey/vocabulary.h"

#include <array>
#include <utility>

namespace rapoint {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kColours{{
    {"applicant", "#fff2cc"},
    {"holder", "#ffe0b3"},
    {"inspector", "#d9ead3"},
    {"approver", "#d0e0f5"},
    {"central", "#e6dcf2"},
    {"station", "#eeeeee"},
}};

std::string_view colourOf(std::string_view role) {
    for (const auto& [name, colour] : kColours)
        if (name == role)
            return colour;
    return "#ffffff";
}

std::string inQuotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

std::string joined(const std::vector<std::string>& items) {
    std::string out;
    for (const std::string& item : items)
        out += (out.empty() ? "" : ", ") + item;
    return out;
}

std::string spanText(std::chrono::minutes span) {
    if (span.count() % (24 * 60) == 0)
        return std::to_string(span.count() / (24 * 60)) + "d";
    return span.count() % 60 == 0 ? std::to_string(span.count() / 60) + "h" : std::to_string(span.count()) + "min";
}

/// "\n" stays two characters: Graphviz breaks the line there.
std::string drawStep(const StepSpec& step) {
    const WordSpec* const word = findWord(step.word);
    std::string label = inQuotes(step.id);
    label.pop_back();
    if (step.id != step.word)
        label += "\\n(" + step.word + ")";
    label += "\\n" + step.by + " @ " + joined(step.at);
    if (!step.ways.empty())
        label += "\\n" + joined(step.ways);
    if (!step.when.empty())
        label += "\\nwhen " + step.when;
    std::string line =
        "  " + inQuotes(step.id) + " [label=" + label + "\", fillcolor=" + inQuotes(colourOf(step.by));
    if (word != nullptr && word->irreversible)
        line += ", peripheries=2";
    if (word != nullptr && word->approval)
        line += ", shape=hexagon";
    if (word != nullptr && word->terminal)
        line += ", shape=oval";
    return line + "];\n";
}

std::string drawRoute(const StepSpec& step, const Route& route) {
    std::string line = "  " + inQuotes(step.id) + " -> " + inQuotes(route.to->id);
    if (route.exit == "expired")
        line += " [style=dashed, label=" + inQuotes("after " + spanText(step.deadline->within)) + "]";
    else if (route.exit == "skipped")
        line += " [style=dotted, label=\"skipped\"]";
    else if (route.exit != "done")
        line += " [color=\"#b02020\", label=" + inQuotes(route.exit) + "]";
    return line + ";\n";
}

} // namespace

std::string drawJourney(const Profile& profile, const Journey& journey) {
    std::string text = "digraph " + inQuotes(profile.id + "/" + journey.mode) +
                       " {\n  label=" + inQuotes(profile.name + ": " + journey.mode) +
                       ";\n  node [shape=box, style=filled, fontname=\"sans-serif\", fontsize=10];\n"
                       "  edge [fontname=\"sans-serif\", fontsize=9];\n";
    for (const StepSpec& step : journey.steps)
        text += drawStep(step);
    for (const StepSpec& step : journey.steps)
        for (const Route& route : routesFrom(journey, step))
            if (route.to != nullptr)
                text += drawRoute(step, route);
    return text + "}\n";
}

} // namespace rapoint
