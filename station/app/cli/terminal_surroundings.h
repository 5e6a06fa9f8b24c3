#pragma once

#include "station/app/cli/command_surroundings.h"

namespace rapoint::app {

/// A registration point whose officers sit at the terminal: they type PINs and answers there.
class TerminalSurroundings final : public CommandSurroundings {
public:
    Result<Secret> pin(const std::string& role) override;
    /// input-missing: a question was left open. input-invalid for pictures of a document: a real camera takes
    /// them.
    Result<int> goOn(Station& station, const Resumption& what, Output& output) override;
};

} // namespace rapoint::app
