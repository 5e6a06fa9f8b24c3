#include "capture/mrz/zone_net.h"

#include "capture/mrz/local_contrast.h"

namespace rapoint::capture {

namespace {

constexpr LocalContrast kZoneContrast{41, 6.0};

} // namespace

Result<ZoneNet> ZoneNet::load(const std::string& path) {
    RAPOINT_TRY(ConvNet net, ConvNet::load(path));
    return ZoneNet{std::move(net)};
}

Result<ZoneMap> ZoneNet::map(const cv::Mat& grey) {
    RAPOINT_TRY(ConvNet::Planes planes, m_net.run(kZoneContrast.normalised(grey)));
    if (planes.channels != ZoneMap::kValues)
        return failure(FaultCode::ConfigurationInvalid, "the model of MRZ zones has another output");
    return ZoneMap{planes.rows, planes.columns, std::move(planes.values)};
}

} // namespace rapoint::capture
