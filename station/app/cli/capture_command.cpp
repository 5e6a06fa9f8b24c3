#include "capture/image/image_file.h"
#include "capture/opencv_document_reader.h"
#include "station/app/cli/commands.h"
#include "station/app/wiring/station_config.h"
#include "station/base/digest.h"
#include "station/base/image_header.h"
#include "station/base/text.h"
#include "station/case/event_codec.h"

#include <algorithm>
#include <cmath>

namespace rapoint::app {

namespace {

using Json = nlohmann::ordered_json;

/// All that is seen in one picture.
struct PictureFindings {
    Result<MrzReading> reading;
    std::optional<capture::LineReading> line; ///< where there is no zone, but one line of one
    PictureQuality quality;
    std::vector<capture::Barcode> barcodes;
};

Result<PictureFindings> examine(capture::OpenCvDocumentReader& reader, const std::string& file) {
    RAPOINT_TRY(Bytes encoded, capture::readImageFile(file));
    auto reading = reader.read(encoded);
    std::optional<capture::LineReading> line;
    if (!reading && reading.error().code == FaultCode::MrzNotFound)
        if (auto alone = reader.readLine(encoded))
            line = *std::move(alone);
    RAPOINT_TRY(const ImageHeader header, readImageHeader(encoded));
    const Picture picture{std::move(encoded), std::string{header.mediaType}};
    RAPOINT_TRY(auto quality, reader.quality(picture));
    RAPOINT_TRY(auto barcodes, reader.readBarcodes(picture.encoded));
    return PictureFindings{std::move(reading), std::move(line), std::move(quality), std::move(barcodes)};
}

/// `text` is left out where the content is not text; `bytes` is always there.
Json toJson(const capture::Barcode& code) {
    Json json{{"format", nameOf(code.format)}};
    if (fromUtf8(code.text))
        json["text"] = code.text;
    json["bytes"] = toBase64(code.bytes);
    json["corners"] = Json::array();
    for (const cv::Point2f corner : code.corners)
        json["corners"].push_back({std::lround(corner.x), std::lround(corner.y)});
    return json;
}

std::set<MrzDoubt> doubtsOf(const capture::LineReading& line) {
    std::set<MrzDoubt> doubts{MrzDoubt::LineOnly};
    if (std::ranges::any_of(line.checks, [](const auto& check) { return !check.second; }))
        doubts.insert(MrzDoubt::CheckDigitWrong);
    return doubts;
}

/// As of a zone, but for the fields, which a line alone does not have.
Json toJson(const capture::LineReading& line) {
    MrzReading reading;
    reading.format = "line";
    reading.doubts = doubtsOf(line);
    reading.lines = {line.text};
    reading.checks = line.checks;
    reading.repairs = line.repairs;
    reading.confidence = line.confidence;
    Json json = rapoint::toJson(reading);
    json.erase("fields");
    json.erase("ms");
    json["of"] = line.format;
    json["line"] = line.line + 1;
    return json;
}

Json toJson(const PictureFindings& findings) {
    Json json{{"quality", rapoint::toJson(findings.quality)}, {"barcodes", Json::array()}};
    for (const capture::Barcode& code : findings.barcodes)
        json["barcodes"].push_back(toJson(code));
    return json;
}

void sayDoubts(const std::set<MrzDoubt>& doubts, const std::map<std::string, bool>& checks,
               const std::vector<MrzRepair>& repairs, const Output& output) {
    for (const MrzDoubt doubt : doubts)
        output.say("  " + std::string{codeOf(doubt)} + ": " + std::string{meaningOf(doubt)});
    for (const auto& [name, holds] : checks)
        if (!holds)
            output.say("  the check digit of " + name + " does not fit");
    for (const MrzRepair& repair : repairs)
        output.say("  line " + std::to_string(repair.line + 1) + ", column " + std::to_string(repair.column + 1) +
                   ": " + repair.from + " repaired to " + repair.to);
}

void sayZone(const std::string& file, const MrzReading& reading, const Output& output) {
    output.say(file + ": " + reading.format + (reading.accepted() ? ", accepted" : ", NOT accepted"));
    for (const std::string& line : reading.lines)
        output.say("  " + line);
    sayDoubts(reading.doubts, reading.checks, reading.repairs, output);
}

void sayLine(const std::string& file, const capture::LineReading& line, const Output& output) {
    output.say(file + ": no zone, only a line, as number " + std::to_string(line.line + 1) + " of a " +
               line.format + " is");
    output.say("  " + line.text);
    sayDoubts(doubtsOf(line), line.checks, line.repairs, output);
}

void sayRest(const PictureFindings& findings, const Output& output) {
    const PictureQuality& quality = findings.quality;
    const std::string edges = quality.edgeMicrometres < kNoEdgeMicrometres
                                  ? "edges " + std::to_string(quality.edgeMicrometres) + " µm"
                                  : "no edge to measure";
    output.say(quality.page.empty()
                   ? "  no page is seen"
                   : "  page " + quality.page + ", " + std::to_string(quality.dotsPerInch) + " dpi, " + edges);
    for (const capture::Barcode& code : findings.barcodes)
        output.say("  " + std::string{nameOf(code.format)} + ": " +
                   (fromUtf8(code.text) ? code.text : std::to_string(code.bytes.size()) + " bytes"));
}

int show(const std::string& file, const PictureFindings& findings, const Output& output) {
    Json json{{"file", file}};
    if (findings.reading) {
        json.update(rapoint::toJson(*findings.reading));
        sayZone(file, *findings.reading, output);
    } else if (findings.line) {
        json.update(toJson(*findings.line));
        sayLine(file, *findings.line, output);
    } else {
        output.say(file + ":");
    }
    json.update(toJson(findings));
    const bool read = findings.reading || findings.line;
    // Without a zone the fault is the picture's object, unless there are barcodes to be told of.
    if (read || !findings.barcodes.empty())
        output.object(json);
    sayRest(findings, output);
    return read ? 0 : output.fault(findings.reading.error(), file);
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
        const auto findings = examine(reader, file);
        output.progress("");
        if (!findings)
            output.say(file + ":");
        const int own = findings ? show(file, *findings, output) : output.fault(findings.error(), file);
        status = status == 0 ? own : status;
    }
    return status;
}

} // namespace rapoint::app
