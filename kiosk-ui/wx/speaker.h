#pragma once

#include <string>

namespace rapoint::kiosk_ui {

/// Reads texts out through the system's speech (speech-dispatcher, spd-say(1)), in a process of its own that gets
/// them through a pipe: they stand in no argument and no file. Owned by the window; user interface's thread; never
/// waits.
class Speaker {
public:
    ~Speaker();

    /// Read in place of what is being read; passed over if it was the last.
    void read(const std::string& words, const std::string& language);
    void fallSilent();
    /// Whether the system can speak at all.
    static bool isThere();

private:
    std::string m_last; ///< digest of what was read, not the words
};

} // namespace rapoint::kiosk_ui
