#include "station/app/cli/capture_tally.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

namespace rapoint::app {

void CaptureTally::add(const PictureOutcome& outcome) {
    m_loadTimes.push_back(outcome.loadMilliseconds);
    if (outcome.isLine) {
        ++m_lines;
        m_exactLines += outcome.exact ? 1 : 0;
        m_lineTimes.push_back(outcome.readMilliseconds);
        return;
    }
    ++(outcome.hasZone ? m_pictures : m_negatives);
    m_exact += outcome.hasZone && outcome.exact ? 1 : 0;
    m_exactInFrames += outcome.hasZone && outcome.exactInFrames ? 1 : 0;
    m_accepted += outcome.accepted ? 1 : 0;
    m_wrong += outcome.accepted && !outcome.exact ? 1 : 0;
    (outcome.hasZone ? m_times : m_withoutTimes).push_back(outcome.readMilliseconds);
    auto& frames = outcome.hasZone ? m_frameTimes : m_withoutFrameTimes;
    frames.insert(frames.end(), outcome.frameMilliseconds.begin(), outcome.frameMilliseconds.end());
}

nlohmann::ordered_json CaptureTally::toJson(const std::string& name) const {
    return {{"condition", name},
            {"pictures", m_pictures},
            {"exact", m_exact},
            {"accepted", m_accepted},
            {"acceptedWrong", m_wrong},
            {"msMedian", quantile(m_times, 0.5)},
            {"msP95", quantile(m_times, 0.95)},
            {"exactInFrames", m_exactInFrames},
            {"frameMsMedian", quantile(m_frameTimes, 0.5)},
            {"frameMsP95", quantile(m_frameTimes, 0.95)},
            {"withoutZone", m_negatives},
            {"withoutZoneMsMedian", quantile(m_withoutTimes, 0.5)},
            {"withoutZoneMsP95", quantile(m_withoutTimes, 0.95)},
            {"withoutZoneFrameMsMedian", quantile(m_withoutFrameTimes, 0.5)},
            {"withoutZoneFrameMsP95", quantile(m_withoutFrameTimes, 0.95)},
            {"lines", m_lines},
            {"exactLines", m_exactLines},
            {"lineMsMedian", quantile(m_lineTimes, 0.5)},
            {"loadMsMedian", quantile(m_loadTimes, 0.5)}};
}

double CaptureTally::quantile(std::vector<double> values, double share) {
    if (values.empty())
        return 0.0;
    const auto index = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5);
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(index), values.end());
    return std::round(values[index] * 10) / 10;
}

std::string captureTallyHead() {
    return "condition     pictures     exact  accepted     wrong in frames ms median    ms p95";
}

std::string captureTallyRow(const nlohmann::ordered_json& tally) {
    std::ostringstream out;
    out << std::left << std::setw(12) << tally["condition"].get<std::string>() << std::right;
    for (const char* key : {"pictures", "exact", "accepted", "acceptedWrong", "exactInFrames"})
        out << std::setw(10) << tally[key].get<int>();
    for (const char* key : {"msMedian", "msP95"})
        out << std::setw(10) << tally[key].get<double>();
    return out.str();
}

std::vector<std::string> judgedTable(const nlohmann::ordered_json& all, long peakMemoryMiB) {
    const auto ratio = [&](const char* part, const char* whole) {
        return all[part].dump() + " of " + all[whole].dump();
    };
    const auto times = [&](const char* median, const char* p95) {
        return all[median].dump() + " ms median, " + all[p95].dump() + " ms p95";
    };
    std::vector<std::string> table;
    const auto row = [&](const std::string& measure, const std::string& value, const std::string& target) {
        std::ostringstream out;
        out << std::left << std::setw(44) << measure << std::setw(32) << value << target;
        table.push_back(out.str());
    };
    row("pictures read exactly", ratio("exact", "pictures"), "95 %");
    row("accepted", ratio("accepted", "pictures"), "");
    row("accepted but wrong", all["acceptedWrong"].dump(), "0");
    if (all["lines"] != 0)
        row("line crops read exactly", ratio("exactLines", "lines"), "97 %");
    row("still picture with a zone, read thoroughly", times("msMedian", "msP95"), "40 ms, 80 ms");
    row("video frame with a zone", times("frameMsMedian", "frameMsP95"), "40 ms, 80 ms");
    row("video: exact within four frames", ratio("exactInFrames", "pictures"), "");
    if (all["withoutZone"] != 0) {
        row("still picture without a zone", times("withoutZoneMsMedian", "withoutZoneMsP95"), "");
        row("video frame without a zone", times("withoutZoneFrameMsMedian", "withoutZoneFrameMsP95"), "12 ms");
    }
    row("decoding of a file", all["loadMsMedian"].dump() + " ms median", "");
    row("peak memory", std::to_string(peakMemoryMiB) + " MiB", "120 MiB");
    return table;
}

} // namespace rapoint::app
