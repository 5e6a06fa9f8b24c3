#include "station/app/demo/visit_result.h"

#include "station/app/demo/demo_desk.h"
#include "station/base/file_bytes.h"
#include "station/crypto/pem.h"

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

/// The path, if there is something there.
nlohmann::ordered_json existing(const fs::path& path) {
    return fs::exists(path) ? nlohmann::ordered_json(path.string()) : nlohmann::ordered_json(nullptr);
}

Result<> exportCertificate(const DemoPlace& place, const CaseState& state) {
    const fs::path directory = place.work / "result";
    fs::create_directories(directory);
    RAPOINT_TRY(const auto der, place.station.ports().cards.readCertificate(state.card.serial, state.card.keyId));
    if (!der)
        return failure(FaultCode::CertificateMismatch, "the card gives no certificate back");
    RAPOINT_CHECK(writeFile(directory / "certificate.pem", bytesOf(certificatePem(*der))));
    std::string chain;
    for (const char* name : {"issuing-ca.pem", "root-ca.pem"}) {
        RAPOINT_TRY(const Bytes pem, readFile(place.work / "bundle" / name, 64 * 1024));
        chain.append(textOf(pem));
    }
    return writeFile(directory / "chain.pem", bytesOf(chain));
}

nlohmann::ordered_json stepsOf(const VisitResult& result) {
    auto steps = nlohmann::ordered_json::object();
    for (const StepReport& step : result.steps) {
        const double ms = static_cast<double>(step.duration.count()) / 1000.0;
        const auto at = steps.find(step.step);
        steps[step.step] = at == steps.end() ? ms : at->get<double>() + ms;
    }
    return steps;
}

/// How to see what the central has of the case: only the central can open a sealed package.
std::string commandThatOpens(const fs::path& work, const std::string& id) {
    return siblingProgram("rapoint-central").string() + " open " + (work / "central").string() + " " + id +
           " --out " + (work / "result" / "package").string();
}

std::string outcomeOf(const CaseState& state) {
    if (state.closed)
        return state.closed->outcome;
    return state.deferred ? "deferred" : state.refused ? "refused" : "waiting";
}

} // namespace

Result<int> conclude(const DemoPlace& place, const CaseState& state, const VisitResult& result,
                     const Output& output) {
    const fs::path& work = place.work;
    const std::string id = result.caseId.text();
    if (state.last<CertificateWritten>())
        RAPOINT_CHECK(exportCertificate(place, state));
    nlohmann::ordered_json contract;
    if (const auto* const printer = place.site.contractPrinter(); printer != nullptr && state.contractPrinted)
        if (const auto sheet = DemoDesk::printedSheet(printer->spoolDirectory(), "contract " + id))
            contract = sheet->string();
    nlohmann::ordered_json end;
    end["caseId"] = id;
    end["outcome"] = outcomeOf(state);
    if (state.refused)
        end["reason"] = state.refused->reason;
    if (!result.waitingFor.empty())
        end["waitingFor"] = result.waitingFor;
    end["certificate"] = state.last<CertificateWritten>() ? existing(work / "result" / "certificate.pem")
                                                          : nlohmann::ordered_json(nullptr);
    end["chain"] = state.last<CertificateWritten>() ? existing(work / "result" / "chain.pem")
                                                    : nlohmann::ordered_json(nullptr);
    end["contract"] = contract;
    end["receipt"] = existing(work / "station" / "receipts" / (id + ".p7s"));
    end["package"] = state.delivered ? nlohmann::ordered_json(commandThatOpens(work, id))
                                     : existing(work / "station" / "outbox" / (id + ".cms"));
    end["cardSerial"] = state.card.serial;
    end["envelopeSerial"] = state.envelope.serial;
    end["work"] = work.string();
    end["steps"] = stepsOf(result);
    double total = 0;
    for (const auto& [name, ms] : end["steps"].items())
        total += ms.get<double>();
    end["totalMs"] = total;
    output.object(end);
    for (const auto& [name, value] : end.items())
        if (value.is_string() && !value.get<std::string>().empty())
            output.say(name + ": " + value.get<std::string>());
    output.say("totalMs: " + std::to_string(static_cast<int>(total)));
    return static_cast<int>(end["outcome"] == "refused" ? ExitStatus::Refused : ExitStatus::Done);
}

} // namespace rapoint::app
