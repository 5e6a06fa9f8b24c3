#pragma once

#include "station/base/child_process.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace rapoint::test {

using Json = nlohmann::json;

/// One of the project's programs at work, with what it has said so far: one JSON object a line. It dies with this
/// object. One thread.
class DemoProgram {
public:
    /// `name` is a program in the build's bin/; it gets the arguments and this environment, nothing else.
    DemoProgram(const std::string& name, std::vector<std::string> arguments, std::vector<std::string> environment);
    ~DemoProgram();
    DemoProgram(const DemoProgram&) = delete;
    DemoProgram& operator=(const DemoProgram&) = delete;

    /// Reads until that many lines are there; false if the program ended (or the time was over) before.
    bool saysLines(std::size_t count, std::chrono::milliseconds limit);
    /// Everything up to its end; the test fails if it does not end in time.
    void finish(std::chrono::milliseconds limit);
    /// Whether it ends within this time.
    bool endsWithin(std::chrono::microseconds limit);

    /// kill -9; false if it had ended before. A card ends the command it was given whatever becomes of the
    /// station, but SoftHSM, the stand-in, lives in the station's process and rewrites its files in place: a file
    /// of `cards` that is being written at that moment is written to its end first.
    bool kill(const std::filesystem::path& cards);
    /// kill -9 of its child with this name; false without one.
    bool killChild(const std::string& name);

    /// The exit status; -1 if it was killed or has not ended.
    int status() const;
    const std::vector<Json>& lines() const { return m_lines; }
    /// The last line that has this member; null without one.
    Json last(const std::string& member) const;

private:
    bool readSome(std::chrono::milliseconds limit);

    std::optional<ChildProcess> m_process;
    int m_output = -1;
    bool m_ended = false;
    std::string m_rest;
    std::vector<Json> m_lines;
};

} // namespace rapoint::test
