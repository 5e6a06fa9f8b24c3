#include "capture/image/image_file.h"
#include "capture/image/image_loader.h"
#include "capture/mrz/frame_reader.h"
#include "station/app/cli/capture_tally.h"
#include "station/app/cli/commands.h"
#include "station/app/wiring/station_config.h"
#include "station/base/text.h"

#include <sys/resource.h>

#include <ctime>
#include <fstream>
#include <map>
#include <utility>

namespace rapoint::app {

namespace {

constexpr int kFrames = 4; // of a video: as many as it takes to look closer wherever there is a hint

/// A row of truth.tsv: path, lines joined by "|" (empty: no zone; one alone: the picture is that line and little
/// else), kind, check digits, note, condition. The last four may be missing.
struct TruthRow {
    std::string path;
    std::string text;
    std::string condition;
};

Result<std::vector<TruthRow>> readTruth(const std::filesystem::path& file) {
    std::ifstream stream{file};
    if (!stream)
        return failure(FaultCode::InputInvalid, "there is no truth.tsv in this folder");
    std::vector<TruthRow> rows;
    for (std::string line; std::getline(stream, line);) {
        if (line.empty() || line.front() == '#')
            continue;
        std::vector<std::string> columns = split(line, '\t');
        columns.resize(std::max<std::size_t>(columns.size(), 6));
        rows.push_back({columns[0], columns[1], columns[5]});
    }
    return rows;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text += (text.empty() ? "" : "|") + line;
    return text;
}

/// Processor time of this thread, the only one that reads: other programs on the machine do not count.
double threadMilliseconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

std::string zoneText(const std::optional<capture::SeenZone>& zone) {
    return zone && zone->cells ? joined(zone->reading.lines) : std::string{};
}

/// Shows the picture as the first frames of a video, from a camera and a document that lie still.
Result<> measureFrames(capture::ZoneReader& reader, const cv::Mat& grey, const TruthRow& row,
                       PictureOutcome& outcome) {
    capture::FrameReader frames{reader};
    for (int frame = 0; frame < kFrames; ++frame) {
        const double started = threadMilliseconds();
        RAPOINT_TRY(const auto zone, frames.read(grey));
        outcome.frameMilliseconds.push_back(threadMilliseconds() - started);
        outcome.exactInFrames = outcome.exactInFrames || zoneText(zone) == row.text;
    }
    return {};
}

/// What came of a picture, and its text.
Result<std::pair<PictureOutcome, std::string>> measure(capture::ZoneReader& reader,
                                                       const std::filesystem::path& folder, const TruthRow& row) {
    PictureOutcome outcome;
    outcome.hasZone = !row.text.empty();
    outcome.isLine = outcome.hasZone && row.text.find('|') == std::string::npos;
    double started = threadMilliseconds();
    RAPOINT_TRY(const Bytes encoded, capture::readImageFile(folder / row.path));
    RAPOINT_TRY(const cv::Mat grey, capture::loadGrey(encoded));
    outcome.loadMilliseconds = threadMilliseconds() - started;
    started = threadMilliseconds();
    std::string text;
    if (outcome.isLine) {
        RAPOINT_TRY(const auto line, reader.readLine(grey));
        text = line ? line->text : "";
    } else {
        RAPOINT_TRY(const auto zone, reader.read(grey));
        text = zoneText(zone);
        outcome.accepted = zone && zone->cells && zone->reading.accepted();
    }
    outcome.readMilliseconds = threadMilliseconds() - started;
    outcome.exact = text == row.text;
    if (!outcome.isLine)
        RAPOINT_CHECK(measureFrames(reader, grey, row, outcome));
    return std::pair{std::move(outcome), std::move(text)};
}

void summarise(const std::string& name, const CaptureTally& tally, const Output& output) {
    const nlohmann::ordered_json json = tally.toJson(name);
    output.object(json);
    output.say(captureTallyRow(json));
}

void conclude(const CaptureTally& all, const Output& output) {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const long peak = usage.ru_maxrss / 1024;
    output.object({{"peakMemoryMiB", peak}});
    for (const std::string& line : judgedTable(all.toJson("all"), peak))
        output.say(line);
}

} // namespace

/// Reads every picture of a folder's truth.tsv, thoroughly and as the first frames of a video, and says how many
/// were read exactly, accepted, and accepted though wrong, and how long reading took on one thread once the pixels
/// are there; by condition where the truth has that column. In JSON one object per picture, then one per condition
/// and one for all ("condition": "all").
int runCaptureBench(const std::filesystem::path& folder, Output& output) {
    const auto assets = findAssets();
    if (!assets)
        return output.fault(assets.error());
    const auto truth = readTruth(folder / "truth.tsv");
    if (!truth)
        return output.fault(truth.error());
    cv::setNumThreads(1);
    auto reader = capture::ZoneReader::load(*assets / "models");
    if (!reader)
        return output.fault(reader.error());
    std::map<std::string, CaptureTally> conditions;
    CaptureTally all;
    int status = 0;
    for (const TruthRow& one : *truth) {
        output.progress(one.path);
        const auto outcome = measure(*reader, folder, one);
        output.progress("");
        if (!outcome) {
            status = output.fault(outcome.error(), one.path);
            continue;
        }
        const auto& [measured, text] = *outcome;
        output.object({{"file", one.path},
                       {"exact", measured.exact},
                       {"accepted", measured.accepted},
                       {"read", text},
                       {"ms", measured.readMilliseconds},
                       {"loadMs", measured.loadMilliseconds},
                       {"frameMs", measured.frameMilliseconds}});
        if (!measured.exact)
            output.say(one.path + (measured.accepted ? ": ACCEPTED WRONG" : ": not exact"));
        conditions[one.condition].add(measured);
        all.add(measured);
    }
    output.say(captureTallyHead());
    for (const auto& [name, tally] : conditions)
        if (!name.empty())
            summarise(name, tally, output);
    summarise("all", all, output);
    conclude(all, output);
    return status;
}

} // namespace rapoint::app
