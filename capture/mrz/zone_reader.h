#pragma once

#include "capture/mrz/line_reading.h"
#include "capture/mrz/line_scorer.h"
#include "capture/mrz/seen_zone.h"
#include "capture/mrz/text_line.h"
#include "capture/mrz/zone_decoder.h"
#include "capture/mrz/zone_net.h"
#include "capture/mrz/zone_place.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace rapoint::capture {

/// Searches a picture for the machine-readable zone at any angle and reads it, in bounded time: one look over the
/// whole picture, a second and closer one if the first hints at something small, and at most three places after
/// each, quickly at first; only if nothing reads easily, all of it thoroughly, and what is doubtful in other ways.
/// Owned by whoever has the pictures (document reader, capture session); one thread at a time.
class ZoneReader {
public:
    /// `models`: the folder assets/models. configuration-invalid: a net is not there.
    static Result<ZoneReader> load(const std::filesystem::path& models);

    /// 8-bit grey. The best of all places that look like a zone; nothing without one.
    Result<std::optional<SeenZone>> read(const cv::Mat& grey);

    /// What a single look at a part of a picture finds; pixels of the whole picture.
    struct Glance {
        std::optional<ZonePlace> place; ///< the likeliest one, which was read
        std::optional<SeenZone> zone;   ///< that is there
        std::vector<cv::Rect> hints;    ///< few parts of the picture that are worth a closer look, likeliest first
    };
    /// One look and one place, for the frames of a video (FrameReader). The part is not empty. Places where an
    /// earlier frame could not read a zone are left out, and small ones that a hint is for.
    Result<Glance> glance(const cv::Mat& grey, const cv::Rect& part, const std::vector<ZonePlace>& leftOut);

    /// 8-bit grey. A picture that is one line of a zone and little else; nothing if it reads as no such line.
    Result<std::optional<LineReading>> readLine(const cv::Mat& grey);

private:
    using Line = LineScorer::Line;
    using Care = LineScorer::Care;
    /// What becomes of a zone that is not certain.
    enum class Doubt { Leave, ReadAgain };

    /// A zone and how it compares with others.
    struct Ranked {
        SeenZone zone;
        double rank = 0.0;
        double score = 0.0;      ///< of the ScoredZone
        std::vector<Line> lines; ///< its own
    };

    /// A part of the picture as the zone net saw it.
    struct Look {
        ZoneMap map;
        cv::Point2f origin; ///< in the picture
        float scale = 1.0F; ///< from the picture to what the net saw
        ZonePlace inPicture(const ZonePlace& place) const { return place.in(-origin * scale, 1.0F / scale); }
    };

    ZoneReader(ZoneNet zoneNet, LineScorer lines)
        : m_zoneNet{std::move(zoneNet)}
        , m_lines{std::move(lines)} {}
    Result<Look> look(const cv::Mat& grey, const cv::Rect& part, double scale);
    static std::vector<cv::Rect> hintsIn(const Look& look, const cv::Rect& part, double firstScale);
    static std::vector<ZonePlace> likeliestIn(const Look& look);
    /// Until one is accepted; `best` is what ranks first of it and these. The places that hold nothing readable.
    Result<std::vector<ZonePlace>> readPlaces(const cv::Mat& grey, const std::vector<ZonePlace>& places, Care care,
                                              std::optional<Ranked>& best);
    Result<std::optional<Ranked>> readPlace(const cv::Mat& grey, const ZonePlace& place, Care care, Doubt doubt);
    static std::optional<Ranked> readLines(const std::vector<Line>& lines);

    ZoneNet m_zoneNet;
    LineScorer m_lines;
};

} // namespace rapoint::capture
