#pragma once

#include "station/base/result.h"
#include "station/base/secret.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint::card {

/// What a program asks for at its terminal, by words of the prompt, and what is typed. Refers to both.
struct PromptAnswer {
    std::string_view prompt;
    const Secret& secret;
};

/// How a program ended and all that was to be read at its terminal.
struct PromptedRun {
    int exitStatus = -1; ///< -1: by a signal
    std::string screen;
};

/// Runs a program that asks for PINs in a pseudo-terminal of its own and types them, in this order, each only
/// after the program has turned the echo off: so no PIN is in an argument, in the environment, in a file or on the
/// screen. The program inherits the environment without OPENSC_DEBUG (whose log would have the PINs) and no open
/// files. It is killed, with card-module-failed, when it asks for something else or takes longer than `limit`.
/// pin-policy for a secret that cannot be typed.
Result<PromptedRun> runPrompted(const std::vector<std::string>& command, const std::vector<PromptAnswer>& answers,
                                std::chrono::seconds limit);

} // namespace rapoint::card
