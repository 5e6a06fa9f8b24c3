#include "capture/mrz/zone_net.h"

#include "capture/mrz/net_loading.h"

namespace rapoint::capture {

namespace {

constexpr LocalContrast kZoneContrast{41, 6.0};

} // namespace

Result<ZoneNet> ZoneNet::load(const std::string& path) {
    RAPOINT_TRY(cv::dnn::Net net, loadNet(path));
    return ZoneNet{std::move(net)};
}

Result<ZoneMap> ZoneNet::map(const cv::Mat& grey) {
    try {
        const cv::Mat image = kZoneContrast.normalised(grey);
        m_net.setInput(image.reshape(1, {1, 1, image.rows, image.cols}));
        const cv::Mat output = m_net.forward();
        if (output.dims != 4 || output.size[1] != ZoneMap::kValues)
            return failure(FaultCode::ConfigurationInvalid, "the model of MRZ zones has another output");
        ZoneMap result{output.size[2], output.size[3], {}};
        const auto* values = output.ptr<float>();
        result.values.assign(values, values + output.total());
        return result;
    } catch (const cv::Exception& exception) {
        return failure(FaultCode::MrzUncertain, "the model of MRZ zones failed: " + exception.err);
    }
}

} // namespace rapoint::capture
