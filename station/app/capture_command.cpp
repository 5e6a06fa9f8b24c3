#include "capture/image/image_file.h"
#include "capture/image/image_header.h"
#include "capture/opencv_document_reader.h"
#include "station/app/commands.h"
#include "station/app/station_config.h"
#include "station/base/digest.h"
#include "station/base/text.h"
#include "station/case/event_codec.h"

#include <cmath>

namespace rapoint::app {

namespace {

using Json = nlohmann::ordered_json;

/// All that is seen in one picture.
struct PictureFindings {
    Result<MrzReading> reading;
    PictureQuality quality;
    std::vector<capture::Barcode> barcodes;
};

Result<PictureFindings> examine(capture::OpenCvDocumentReader& reader, const std::string& file) {
    RAPOINT_TRY(Bytes encoded, capture::readImageFile(file));
    auto reading = reader.read(encoded);
    RAPOINT_TRY(const capture::ImageHeader header, capture::readImageHeader(encoded));
    const Picture picture{std::move(encoded), std::string{header.mediaType}};
    RAPOINT_TRY(auto quality, reader.quality(picture));
    RAPOINT_TRY(auto barcodes, reader.readBarcodes(picture.encoded));
    return PictureFindings{std::move(reading), std::move(quality), std::move(barcodes)};
}

/// `text` is left out where the content is none; `bytes` is always there.
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

Json toJson(const PictureFindings& findings) {
    Json json{{"quality", rapoint::toJson(findings.quality)}, {"barcodes", Json::array()}};
    for (const capture::Barcode& code : findings.barcodes)
        json["barcodes"].push_back(toJson(code));
    return json;
}

void sayZone(const std::string& file, const MrzReading& reading, const Output& output) {
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

void sayRest(const PictureFindings& findings, const Output& output) {
    const PictureQuality& quality = findings.quality;
    output.say(quality.page.empty() ? "  no page is seen"
                                    : "  page " + quality.page + ", " + std::to_string(quality.dotsPerInch) +
                                          " dpi, edges " + std::to_string(quality.edgeMicrometres) + " µm");
    for (const capture::Barcode& code : findings.barcodes)
        output.say("  " + std::string{nameOf(code.format)} + ": " +
                   (fromUtf8(code.text) ? code.text : std::to_string(code.bytes.size()) + " bytes"));
}

int show(const std::string& file, const PictureFindings& findings, const Output& output) {
    Json json{{"file", file}};
    if (findings.reading) {
        json.update(rapoint::toJson(*findings.reading));
        sayZone(file, *findings.reading, output);
    } else {
        output.say(file + ":");
    }
    json.update(toJson(findings));
    // Without a zone the fault is the picture's object, unless there are barcodes to be told of.
    if (findings.reading || !findings.barcodes.empty())
        output.object(json);
    sayRest(findings, output);
    return findings.reading ? 0 : output.fault(findings.reading.error(), file);
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
