#pragma once

#include "capture/mrz/line_net.h"
#include "capture/mrz/seen_zone.h"
#include "capture/mrz/text_line.h"
#include "capture/mrz/zone_decoder.h"
#include "capture/mrz/zone_net.h"
#include "capture/mrz/zone_place.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace rapoint::capture {

/// Searches a picture for the machine-readable zone at any angle and reads it, in bounded time: one look over the
/// whole picture, a second and closer one if the first hints at something small, and at most three places after
/// each. Owned by whoever has the pictures (document reader, camera session); one thread at a time.
class ZoneReader {
public:
    /// `models`: the folder assets/models. configuration-invalid: a net is not there.
    static Result<ZoneReader> load(const std::filesystem::path& models);

    /// 8-bit grey. The best of all places that look like a zone; nothing if there is none.
    Result<std::optional<SeenZone>> read(const cv::Mat& grey);

    /// The text of a picture that is one line of a zone and little else; nothing if it reads as no such line.
    Result<std::optional<std::string>> readLine(const cv::Mat& grey);

private:
    /// A zone and how it compares with others.
    struct Ranked {
        SeenZone zone;
        double rank = 0.0;
        double score = 0.0; ///< of the ScoredZone
    };

    /// A line of the picture with its scores.
    struct Line {
        TextLine place;
        ScoredLine scored;
    };

    ZoneReader(ZoneNet zoneNet, LineNet lineNet)
        : m_zoneNet{std::move(zoneNet)}
        , m_lineNet{std::move(lineNet)} {}
    /// The net's view of the picture shrunk to about `pixels`, and how much it was shrunk.
    struct Look {
        ZoneMap map;
        float scale = 1.0F;
    };
    Result<Look> look(const cv::Mat& grey, double pixels);
    Result<std::optional<Ranked>> readPlaces(const cv::Mat& grey, const Look& look);
    Result<Ranked> readPlace(const cv::Mat& grey, const ZonePlace& place);
    /// Those lines that may be lines of a zone.
    Result<std::vector<Line>> scoredLines(const cv::Mat& grey, const std::vector<TextLine>& lines);
    static std::optional<Ranked> readLines(const std::vector<Line>& lines);
    static std::vector<TextLine> upsideDown(const std::vector<Line>& lines);

    ZoneNet m_zoneNet;
    LineNet m_lineNet;
};

} // namespace rapoint::capture
