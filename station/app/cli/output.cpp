#include "station/app/cli/output.h"

#include <cstdio>

#include <unistd.h>

namespace rapoint::app {

Output::Output(bool json)
    : m_json{json}
    , m_terminal{isatty(STDERR_FILENO) == 1} {}

void Output::say(const std::string& line) const {
    if (m_json)
        return;
    clearProgress();
    // What came from a form or a document must not steer the terminal.
    std::string shown = line + "\n";
    for (char& c : shown)
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F)
            c = '?';
    std::fputs(shown.c_str(), stdout);
    std::fflush(stdout);
}

void Output::object(const nlohmann::ordered_json& value) const {
    if (!m_json)
        return;
    std::fputs((value.dump() + "\n").c_str(), stdout);
    std::fflush(stdout);
}

void Output::difference(const Difference& d) const {
    const std::string document = d.document.empty() ? "" : ", document \"" + d.document + "\"";
    say("    " + d.field + ": application \"" + d.applied + "\"" + document + " (" + d.problem + ")");
    object({{"difference", d.field}, {"applied", d.applied}, {"document", d.document}, {"problem", d.problem}});
}

void Output::progress(const std::string& what) {
    if (!m_terminal || m_json)
        return;
    std::fputs(("\r\033[K" + what).c_str(), stderr);
    m_inProgress = !what.empty();
}

void Output::clearProgress() const {
    if (m_inProgress)
        std::fputs("\r\033[K", stderr);
}

int Output::fault(const Fault& fault, const std::string& file) const {
    const FaultRow& row = rowOf(fault.code);
    nlohmann::ordered_json json;
    if (!file.empty())
        json["file"] = file;
    json["fault"] = row.name;
    json["text"] = row.text;
    json["detail"] = detailOf(fault);
    if (const auto* const tries = std::get_if<TriesLeft>(&fault.part))
        json["triesLeft"] = tries->count;
    if (const auto* const weakness = std::get_if<PinWeakness>(&fault.part))
        json["weakness"] = nameOf(*weakness);
    json["remedy"] = nameOf(row.remedy);
    json["advice"] = row.advice;
    object(json);
    clearProgress();
    if (!m_json)
        std::fputs((explain(fault) + "\n").c_str(), stderr);
    return static_cast<int>(row.exitStatus);
}

} // namespace rapoint::app
