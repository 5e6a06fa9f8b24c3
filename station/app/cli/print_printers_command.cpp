#include "printing/ipp/ipp_session.h"
#include "printing/ipp/state_words.h"
#include "printing/ipp_printer.h"
#include "printing/printer_discovery.h"
#include "station/app/cli/commands.h"

#include <chrono>

namespace rapoint::app {

namespace {

using namespace std::chrono_literals;

constexpr printing::IppLimits kLookLimits{.connect = 2000ms, .answer = 3000ms, .job = 6000ms};

std::string listed(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts)
        all.append(all.empty() ? "" : ", ").append(text);
    return all;
}

/// The certificate is what "#sha256=" in station.toml insists on from then on.
std::string certificateOf(const std::string& uri) {
    auto target = printing::IppTarget::fromUri(uri);
    if (!target || !target->encrypted)
        return {};
    const auto shown = printing::IppSession{std::move(*target), kLookLimits}.certificate();
    return shown ? shown->hex() : "";
}

bool look(const printing::FoundPrinter& found, const Output& output) {
    const auto state = printing::IppTarget::fromUri(found.uri).and_then([](printing::IppTarget target) {
        return printing::IppPrinter{std::move(target), kLookLimits}.state();
    });
    output.say(found.name + (found.queue ? " (queue)" : "") + "  " + found.uri);
    const std::string certificate = state ? certificateOf(found.uri) : "";
    if (!state) {
        output.say("  " + explain(state.error()));
    } else {
        const std::string words = printing::inWords(state->reasons);
        output.say("  " + (state->model.empty() ? state->name : state->model) +
                   (state->accepting ? "" : "; takes no jobs") + (words.empty() ? "" : "; " + words));
        output.say("  loaded: " + (state->mediaReady.empty() ? "it does not say" : listed(state->mediaReady)) +
                   (state->lowSupplies.empty() ? "" : "; low: " + listed(state->lowSupplies)));
        if (!certificate.empty())
            output.say("  certificate: #sha256=" + certificate);
    }
    output.object({{"name", found.name},
                   {"uri", found.uri},
                   {"queue", found.queue},
                   {"location", found.location},
                   {"model", state ? state->model : found.model},
                   {"accepting", state && state->accepting},
                   {"reasons", state ? state->reasons : std::vector<std::string>{}},
                   {"words", state ? printing::inWords(state->reasons) : ""},
                   {"mediaReady", state ? state->mediaReady : std::vector<std::string>{}},
                   {"mediaSupported", state ? state->mediaSupported : std::vector<std::string>{}},
                   {"low", state ? state->lowSupplies : std::vector<std::string>{}},
                   {"certificate", certificate},
                   {"fault", state ? "" : std::string{rowOf(state.error().code).name}}});
    return state.has_value();
}

} // namespace

int runPrintPrinters(const std::vector<std::string>& uris, Output& output) {
    std::vector<printing::FoundPrinter> printers;
    for (const std::string& uri : uris)
        printers.push_back({.name = "named", .uri = uri, .model = {}, .location = {}});
    if (printers.empty())
        printers = printing::findPrinters(2000ms);
    bool good = true;
    for (const printing::FoundPrinter& printer : printers)
        good = look(printer, output) && good;
    if (printers.empty())
        output.say("no queue of cupsd, and no printer announces itself in the network");
    return good ? 0 : static_cast<int>(ExitStatus::Device);
}

} // namespace rapoint::app
