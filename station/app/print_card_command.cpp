#include "printing/ipp_printer.h"
#include "station/app/card_face_print.h"
#include "station/app/commands.h"
#include "station/app/file_bytes.h"
#include "station/app/workplace.h"

namespace rapoint::app {

namespace {

constexpr std::size_t kLargestPhoto = 4 * 1024 * 1024;

Result<> printCard(const CardFaceOptions& options, const Output& output) {
    RAPOINT_TRY(const CaseId id, caseIdOf(options.id));
    RAPOINT_TRY(const Bytes photo, readFile(options.photo, kLargestPhoto));
    RAPOINT_TRY(auto printer, printing::IppPrinter::at(options.printer));
    RAPOINT_TRY(Workplace place, Workplace::enter(options.work, {}));
    Station& station = place.station();
    RAPOINT_TRY(const auto events, station.journal().load(id));
    RAPOINT_TRY(Engine engine, station.engine());
    const CaseState state = fold(events);
    RAPOINT_TRY(const PrintedJob job, printCardFace(engine, station.ports(), station.profile(), state, id,
                                                    place.config().assets / "contracts", photo, printer));
    output.say("card " + state.card.serial + ": job " + std::to_string(job.jobId));
    output.object({{"caseId", id.text()}, {"cardSerial", state.card.serial}, {"job", job.jobId}});
    return {};
}

} // namespace

int runPrintCard(const CardFaceOptions& options, Output& output) {
    const auto printed = printCard(options, output);
    return printed ? 0 : output.fault(printed.error());
}

} // namespace rapoint::app
