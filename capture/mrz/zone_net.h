#pragma once

#include "capture/mrz/conv_net.h"
#include "capture/mrz/zone_map.h"
#include "station/base/result.h"

#include <opencv2/core.hpp>

#include <string>

namespace rapoint::capture {

/// The net that finds machine-readable zones at any angle (assets/models/mrz_zones.onnx). Owned by the zone
/// reader; one thread at a time, because of the net.
class ZoneNet {
public:
    static constexpr double kPixels = 640 * 360; ///< of the picture that it wants, as trained, whatever its shape

    /// configuration-invalid: there is no such net at this path.
    static Result<ZoneNet> load(const std::string& path);

    /// The map of an 8-bit grey picture whose sides are multiples of ZoneMap::kCellPixels. configuration-invalid:
    /// it is another net.
    Result<ZoneMap> map(const cv::Mat& grey);

private:
    explicit ZoneNet(ConvNet net)
        : m_net{std::move(net)} {}
    ConvNet m_net;
};

} // namespace rapoint::capture
