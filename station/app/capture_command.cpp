#include "capture/opencv_document_reader.h"
#include "station/app/commands.h"
#include "station/app/station_config.h"
#include "station/case/event_codec.h"

namespace rapoint::app {

namespace {

void showReading(const std::string& file, const MrzReading& reading, const Output& output) {
    nlohmann::ordered_json json{{"file", file}};
    json.update(toJson(reading));
    output.object(json);
    output.say(file + ": " + reading.format + (reading.accepted ? ", accepted" : ", NOT accepted"));
    for (const std::string& line : reading.lines)
        output.say("  " + line);
    for (const auto& [name, holds] : reading.checks)
        if (!holds)
            output.say("  the check digit of " + name + " does not fit");
    for (const MrzRepair& repair : reading.repairs)
        output.say("  line " + std::to_string(repair.line + 1) + ", column " + std::to_string(repair.column + 1) +
                   ": " + repair.from + " repaired to " + repair.to);
}

} // namespace

int runCaptureRead(const std::vector<std::string>& files, Output& output) {
    const auto assets = findAssets();
    if (!assets)
        return output.fault(assets.error());
    capture::OpenCvDocumentReader reader{*assets / "models"};
    // Every file is tried; the first that failed gives the status.
    int status = 0;
    for (const std::string& file : files) {
        output.progress(file);
        const auto reading = capture::readDocumentFile(reader, file);
        output.progress("");
        if (reading) {
            showReading(file, *reading, output);
        } else {
            output.say(file + ":");
            const int own = output.fault(reading.error(), file);
            status = status == 0 ? own : status;
        }
    }
    return status;
}

} // namespace rapoint::app
