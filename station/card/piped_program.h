#pragma once

#include "station/base/result.h"
#include "station/base/secret.h"

#include <chrono>
#include <string>
#include <vector>

namespace rapoint::card {

enum class ProgramOutput { Read, Discard };

/// Runs a program whose input comes through a pipe, and gives what it said; of what it said to standard error
/// nothing. With a secret in the input, for programs that repeat it, the output can be discarded unseen. The
/// program inherits the environment without OPENSC_DEBUG and no open files. card-module-failed when it cannot be
/// started, does not exit with 0, says more than 64 KiB or takes longer than `limit`.
Result<std::string> runPiped(const std::vector<std::string>& command, const Secret& input, ProgramOutput output,
                             std::chrono::seconds limit);

} // namespace rapoint::card
