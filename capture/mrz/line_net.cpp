#include "capture/mrz/line_net.h"

#include "capture/mrz/local_contrast.h"

namespace rapoint::capture {

namespace {

constexpr LocalContrast kLineContrast{49, 4.0};

} // namespace

Result<LineNet> LineNet::load(const std::string& path) {
    RAPOINT_TRY(ConvNet net, ConvNet::load(path));
    return LineNet{std::move(net)};
}

Result<LineScores> LineNet::scores(const cv::Mat& line) {
    RAPOINT_TRY(ConvNet::Planes planes, m_net.run(kLineContrast.normalised(line)));
    if (planes.channels != LineScores::kClasses || planes.rows != 1)
        return failure(FaultCode::ConfigurationInvalid, "the model of MRZ lines has another output");
    return LineScores{planes.columns, std::move(planes.values)};
}

} // namespace rapoint::capture
