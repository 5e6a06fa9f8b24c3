#include "station/app/demo/central_program.h"

#include "station/app/wiring/station_config.h"
#include "station/base/child_process.h"
#include "station/base/descriptor.h"

#include <nlohmann/json.hpp>

#include <array>
#include <chrono>

#include <fcntl.h>
#include <unistd.h>

namespace rapoint::app {

namespace {

constexpr std::chrono::seconds kMaxDuration{60};
constexpr std::size_t kMaxAnswer = 4096; ///< of one command; a pipe holds more before its writer waits

/// What the program wrote, once it has ended.
std::string answerIn(const Descriptor& pipe) {
    std::array<char, kMaxAnswer> text{};
    const auto size = ::read(pipe.get(), text.data(), text.size());
    return size > 0 ? std::string{text.data(), static_cast<std::size_t>(size)} : std::string{};
}

Fault faultIn(const std::string& answer) {
    const auto json = nlohmann::json::parse(answer.substr(0, answer.find('\n')), nullptr, false);
    if (json.is_object() && json.contains("fault"))
        for (int code = 0; code <= static_cast<int>(kLastFaultCode); ++code)
            if (const FaultRow& row = rowOf(static_cast<FaultCode>(code)); json["fault"] == row.name)
                return {row.code, json.value("detail", "")};
    return {FaultCode::ProcessFailed, "rapoint-central"};
}

} // namespace

Result<> runCentralCommand(std::vector<std::string> arguments) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return failure(FaultCode::ProcessFailed, "pipe");
    const Descriptor ours{ends[0]};
    Descriptor theirs{ends[1]};
    arguments.insert(arguments.begin(), siblingProgram("rapoint-central").string());
    arguments.emplace_back("--json");
    RAPOINT_TRY(ChildProcess central, ChildProcess::start({.arguments = std::move(arguments),
                                                           .environment = {"PATH=/usr/bin:/bin"},
                                                           .standardOutput = theirs.get()}));
    theirs.reset();
    if (!central.endsWithin(kMaxDuration))
        return failure(FaultCode::ProcessFailed, "rapoint-central does not end");
    if (central.waitStatus() == 0)
        return {};
    return tl::make_unexpected(faultIn(answerIn(ours)));
}

} // namespace rapoint::app
