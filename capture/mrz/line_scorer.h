#pragma once

#include "capture/mrz/line_net.h"
#include "capture/mrz/text_line.h"
#include "capture/mrz/zone_decoder.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <vector>

namespace rapoint::capture {

/// Looks at places of a picture where lines of a zone may be, and scores those that are. Owned by the zone reader;
/// one thread at a time.
class LineScorer {
public:
    /// A line of the picture with its scores.
    struct Line {
        TextLine place;
        ScoredLine scored;
    };
    /// How much is done for a place.
    enum class Care { Quick, Thorough };

    /// `models`: the folder assets/models. configuration-invalid: the net is not there.
    static Result<LineScorer> load(const std::filesystem::path& models);

    /// Those lines that may be lines of a zone, from the top, turned the way that they are read: places that the
    /// middle one reads better upside down are taken from their other ends. Nothing where the middle one reads as
    /// no line of a zone, so that other print costs the time of one line.
    Result<std::vector<Line>> scored(const cv::Mat& grey, const std::vector<TextLine>& places, Care care);

    /// The same lines read in other ways too.
    Result<std::vector<Line>> readAgain(const cv::Mat& grey, const std::vector<Line>& lines);

private:
    explicit LineScorer(LineNet net)
        : m_net{std::move(net)} {}
    /// Places from the top with the one that was read first to see which way they stand.
    struct Way {
        std::vector<TextLine> places;
        std::size_t middle = 0;
        Line line;
    };

    Result<std::optional<Way>> wayOf(const cv::Mat& grey, const std::vector<TextLine>& places, Care care);
    /// Nothing if what stands there has no rhythm of a zone.
    Result<std::optional<Line>> lineOn(const cv::Mat& strip, const TextLine& place, Care care);
    Result<LineScores> scoresOf(const cv::Mat& strip);
    /// True if the middle of the line alone has the rhythm of a zone.
    Result<bool> hasRhythm(const cv::Mat& strip);

    LineNet m_net;
};

} // namespace rapoint::capture
