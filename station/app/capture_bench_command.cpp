#include "capture/image/image_file.h"
#include "capture/image/image_loader.h"
#include "capture/mrz/zone_reader.h"
#include "station/app/commands.h"
#include "station/app/station_config.h"
#include "station/base/text.h"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iomanip>
#include <map>
#include <sstream>

namespace rapoint::app {

namespace {

/// A row of truth.tsv: path, lines joined by "|" (empty: no zone), kind ("line": the picture is one line and
/// nothing else), check digits, note, condition. The last four may be missing.
struct TruthRow {
    std::string path;
    std::string text;
    std::string kind;
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
        rows.push_back({columns[0], columns[1], columns[2], columns[5]});
    }
    return rows;
}

struct Outcome {
    std::string text;
    bool accepted = false;
    double loadMilliseconds = 0.0; ///< from the file to grey pixels
    double readMilliseconds = 0.0; ///< from grey pixels to the reading
};

/// What a group of pictures came to.
class Tally {
public:
    void add(const TruthRow& truth, const Outcome& outcome) {
        const bool right = outcome.text == truth.text;
        ++(truth.text.empty() ? m_negatives : m_pictures);
        m_exact += !truth.text.empty() && right ? 1 : 0;
        m_accepted += outcome.accepted ? 1 : 0;
        m_wrong += outcome.accepted && !right ? 1 : 0;
        (truth.text.empty() ? m_withoutTimes : m_times).push_back(outcome.readMilliseconds);
        m_loadTimes.push_back(outcome.loadMilliseconds);
    }

    nlohmann::ordered_json toJson(const std::string& name) const {
        return {{"condition", name},
                {"pictures", m_pictures},
                {"exact", m_exact},
                {"accepted", m_accepted},
                {"acceptedWrong", m_wrong},
                {"msMedian", quantile(m_times, 0.5)},
                {"msP95", quantile(m_times, 0.95)},
                {"withoutZone", m_negatives},
                {"withoutZoneMsMedian", quantile(m_withoutTimes, 0.5)},
                {"withoutZoneMsP95", quantile(m_withoutTimes, 0.95)},
                {"loadMsMedian", quantile(m_loadTimes, 0.5)}};
    }

private:
    static double quantile(std::vector<double> values, double share) {
        if (values.empty())
            return 0.0;
        const auto index = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5);
        std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(index), values.end());
        return std::round(values[index] * 10) / 10;
    }

    int m_pictures = 0;
    int m_negatives = 0;
    int m_exact = 0;
    int m_accepted = 0;
    int m_wrong = 0;
    std::vector<double> m_times;
    std::vector<double> m_withoutTimes;
    std::vector<double> m_loadTimes;
};

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text += (text.empty() ? "" : "|") + line;
    return text;
}

double millisecondsSince(std::chrono::steady_clock::time_point started) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started).count();
}

Result<Outcome> measure(capture::ZoneReader& reader, const std::filesystem::path& folder, const TruthRow& row) {
    Outcome outcome;
    auto started = std::chrono::steady_clock::now();
    RAPOINT_TRY(const Bytes encoded, capture::readImageFile(folder / row.path));
    RAPOINT_TRY(const cv::Mat grey, capture::loadGrey(encoded));
    outcome.loadMilliseconds = millisecondsSince(started);
    started = std::chrono::steady_clock::now();
    if (row.kind == "line") {
        RAPOINT_TRY(const auto line, reader.readLine(grey));
        outcome.text = line.value_or("");
    } else {
        RAPOINT_TRY(const auto zone, reader.read(grey));
        if (zone && zone->cells) {
            outcome.text = joined(zone->reading.lines);
            outcome.accepted = zone->reading.accepted;
        }
    }
    outcome.readMilliseconds = millisecondsSince(started);
    return outcome;
}

std::string row(const nlohmann::ordered_json& tally) {
    std::ostringstream out;
    out << std::left << std::setw(12) << tally["condition"].get<std::string>() << std::right;
    for (const char* key : {"pictures", "exact", "accepted", "acceptedWrong"})
        out << std::setw(10) << tally[key].get<int>();
    for (const char* key : {"msMedian", "msP95"})
        out << std::setw(10) << tally[key].get<double>();
    return out.str();
}

void summarise(const std::string& name, const Tally& tally, const Output& output) {
    const nlohmann::ordered_json json = tally.toJson(name);
    output.object(json);
    output.say(row(json));
}

} // namespace

/// Reads every picture of a folder's truth.tsv and says how many were read exactly, accepted, and accepted though
/// wrong, and how long reading took on one thread once the pixels are there; by condition where the truth has that
/// column. In JSON one object per picture, then one per condition and one for all ("condition": "all").
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
    std::map<std::string, Tally> conditions;
    Tally all;
    int status = 0;
    for (const TruthRow& one : *truth) {
        output.progress(one.path);
        const auto outcome = measure(*reader, folder, one);
        output.progress("");
        if (!outcome) {
            status = output.fault(outcome.error(), one.path);
            continue;
        }
        const bool exact = outcome->text == one.text;
        output.object({{"file", one.path},
                       {"exact", exact},
                       {"accepted", outcome->accepted},
                       {"read", outcome->text},
                       {"ms", outcome->readMilliseconds},
                       {"loadMs", outcome->loadMilliseconds}});
        if (!exact)
            output.say(one.path + (outcome->accepted ? ": ACCEPTED WRONG" : ": not exact"));
        conditions[one.condition].add(one, *outcome);
        all.add(one, *outcome);
    }
    output.say("condition     pictures     exact  accepted     wrong ms median    ms p95");
    for (const auto& [name, tally] : conditions)
        if (!name.empty())
            summarise(name, tally, output);
    summarise("all", all, output);
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const nlohmann::ordered_json total = all.toJson("all");
    output.object({{"peakMemoryMiB", usage.ru_maxrss / 1024}});
    output.say("without a zone: " + total["withoutZone"].dump() + " pictures, median " +
               total["withoutZoneMsMedian"].dump() + " ms, p95 " + total["withoutZoneMsP95"].dump() +
               " ms; decoding a file: median " + total["loadMsMedian"].dump() + " ms; peak memory " +
               std::to_string(usage.ru_maxrss / 1024) + " MiB");
    return status;
}

} // namespace rapoint::app
