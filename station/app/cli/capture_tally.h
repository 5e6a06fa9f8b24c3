#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace rapoint::app {

/// What was wanted of one picture and what came of it.
struct PictureOutcome {
    bool hasZone = false;
    bool isLine = false; ///< the picture is one line of a zone and nothing else
    bool exact = false;
    bool accepted = false;
    double loadMilliseconds = 0.0;         ///< from the file to grey pixels
    double readMilliseconds = 0.0;         ///< from grey pixels to the reading
    std::vector<double> frameMilliseconds; ///< of each frame, shown as a video; empty for pictures of lines
    bool exactInFrames = false;            ///< one of the frames was read exactly
};

/// What a group of pictures of a bench came to.
class CaptureTally {
public:
    void add(const PictureOutcome& outcome);
    nlohmann::ordered_json toJson(const std::string& name) const;

private:
    static double quantile(std::vector<double> values, double share);

    int m_pictures = 0;
    int m_negatives = 0;
    int m_lines = 0;
    int m_exact = 0;
    int m_exactLines = 0;
    int m_exactInFrames = 0;
    int m_accepted = 0;
    int m_wrong = 0;
    std::vector<double> m_times;
    std::vector<double> m_withoutTimes;
    std::vector<double> m_lineTimes;
    std::vector<double> m_frameTimes;
    std::vector<double> m_withoutFrameTimes;
    std::vector<double> m_loadTimes;
};

/// The row of a condition, and its head.
std::string captureTallyHead();
std::string captureTallyRow(const nlohmann::ordered_json& tally);

/// What the reader is judged by, one line per measure, beside what is to be reached.
std::vector<std::string> judgedTable(const nlohmann::ordered_json& all, long peakMemoryMiB);

} // namespace rapoint::app
