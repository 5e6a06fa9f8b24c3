#include "station/app/demo/simulated_site.h"

#include "station/base/descriptor.h"

#include <chrono>
#include <cstdlib>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::string_view kSimulated = "simulated";
constexpr auto kCentralStart = 10s;
constexpr const char* kKeptEnvelopes = "RAPOINT_DEMO_ENVELOPES";

/// The first line that the process writes; process-failed if it ends or the time is over before there is one.
Result<std::string> firstLine(int descriptor, std::chrono::milliseconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    std::string line;
    for (;;) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd poll{descriptor, POLLIN, 0};
        char c = 0;
        if (left <= 0ms || ::poll(&poll, 1, static_cast<int>(left.count())) != 1 || read(descriptor, &c, 1) != 1)
            return failure(FaultCode::ProcessFailed, "the simulated central does not start");
        if (c == '\n')
            return line;
        line.push_back(c);
    }
}

} // namespace

SimulatedSite::~SimulatedSite() {
    m_envelopes.reset();
    std::error_code ignored;
    if (!m_envelopeDirectory.empty())
        fs::remove_all(m_envelopeDirectory, ignored);
}

Result<> SimulatedSite::startPrinters() {
    if (m_config.printer == kSimulated && !m_contracts) {
        RAPOINT_TRY(m_contracts,
                    printing::IppeveSimulator::start(
                        {.directory = m_config.directory / "paper", .name = "Contracts", .keepFiles = true}));
    }
    if (m_config.envelopePrinter == kSimulated && !m_envelopes) {
        // A printed envelope is closed: what the simulated printer leaves of it is gone with the site, unless
        // somebody asks for the paper. Each start has a tray of its own, because the printer counts its jobs from
        // 1 again.
        const char* const kept = getenv(kKeptEnvelopes); // NOLINT(concurrency-mt-unsafe): nobody sets it
        const bool keep = kept != nullptr && *kept != '\0';
        std::string tray = ((keep ? fs::path{kept} : m_config.directory / "paper") / "envelopes-XXXXXX").string();
        if (mkdtemp(tray.data()) == nullptr)
            return failure(FaultCode::StorageFailed, "no directory for the simulated envelopes");
        if (!keep)
            m_envelopeDirectory = tray;
        RAPOINT_TRY(m_envelopes,
                    printing::IppeveSimulator::start({.directory = tray, .name = "Envelopes", .keepFiles = keep}));
    }
    return {};
}

Result<> SimulatedSite::startCentral() {
    if (m_config.central != kSimulated || m_central)
        return {};
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return failure(FaultCode::ProcessFailed, "pipe");
    const Descriptor ours{ends[0]};
    Descriptor theirs{ends[1]};
    RAPOINT_TRY(m_central, ChildProcess::start({.arguments = {siblingProgram("rapoint-central").string(), "serve",
                                                              (m_config.directory / "central").string(),
                                                              "--listen", "127.0.0.1:0"},
                                                .environment = {"PATH=/usr/bin:/bin"},
                                                .standardOutput = theirs.get()}));
    theirs.reset();
    auto line = firstLine(ours.get(), kCentralStart);
    if (!line) {
        m_central.reset();
        return tl::make_unexpected(line.error());
    }
    m_centralUrl = "https://localhost:" + line->substr(line->rfind(':') + 1);
    return {};
}

void SimulatedSite::stopCentral() {
    m_central.reset();
}

StationConfig SimulatedSite::resolved() const {
    StationConfig config = m_config;
    if (config.central == kSimulated)
        config.central = m_central ? m_centralUrl : "https://localhost:9";
    if (config.printer == kSimulated)
        config.printer = m_contracts ? m_contracts->uri() : "ipp://localhost:9/ipp/print";
    if (config.envelopePrinter == kSimulated)
        config.envelopePrinter = m_envelopes ? m_envelopes->uri() : "ipp://localhost:9/ipp/print";
    return config;
}

} // namespace rapoint::app
