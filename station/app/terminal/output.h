#pragma once

#include "station/base/fault.h"
#include "station/case/identity_events.h"

#include <nlohmann/json.hpp>

#include <string>

namespace rapoint::app {

/// What a command says: sentences for a person, or one JSON object per line. Written to standard output at once;
/// progress goes to the terminal only, so that a pipe gets nothing but results. Main thread only.
class Output {
public:
    explicit Output(bool json);

    bool json() const { return m_json; }
    /// A line for a person; nothing in JSON mode.
    void say(const std::string& line) const;
    /// The object as one line; nothing in text mode.
    void object(const nlohmann::ordered_json& value) const;
    /// What is being done right now, over the same terminal line; nothing if there is no terminal.
    void progress(const std::string& what);
    /// The fault with its remedy, as text or object (with the file it is about, if any); gives the command's exit
    /// status.
    int fault(const Fault& fault, const std::string& file = {}) const;

    /// Application and document side by side; a problem of the application alone (a check digit) has one side.
    void difference(const Difference& difference) const;

private:
    void clearProgress() const;

    bool m_json;
    bool m_terminal;
    bool m_inProgress = false; ///< the terminal's last line is to be written over
};

} // namespace rapoint::app
