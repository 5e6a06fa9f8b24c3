#include "station/app/output.h"

#include <cstdio>

#include <unistd.h>

namespace rapoint::app {

Output::Output(bool json)
    : m_json{json}
    , m_terminal{isatty(STDERR_FILENO) == 1} {}

void Output::say(const std::string& line) const {
    if (m_json)
        return;
    std::fputs((line + "\n").c_str(), stdout);
    std::fflush(stdout);
}

void Output::object(const nlohmann::ordered_json& value) const {
    if (!m_json)
        return;
    std::fputs((value.dump() + "\n").c_str(), stdout);
    std::fflush(stdout);
}

void Output::progress(const std::string& what) {
    if (m_terminal && !m_json)
        std::fputs(("\r\033[K" + what).c_str(), stderr);
}

int Output::fault(const Fault& fault) const {
    const FaultRow& row = rowOf(fault.code);
    object({{"fault", row.name},
            {"text", row.text},
            {"detail", fault.detail},
            {"remedy", nameOf(row.remedy)},
            {"advice", row.advice}});
    if (!m_json)
        std::fputs((explain(fault) + "\n").c_str(), stderr);
    return static_cast<int>(row.exitStatus);
}

} // namespace rapoint::app
