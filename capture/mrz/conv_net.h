#pragma once

#include "station/base/result.h"

#include <opencv2/core.hpp>

#include <memory>
#include <string>
#include <vector>

namespace rapoint::capture {

/// A net of convolutions and poolings, one behind the other, as assets/models has them. OpenCV reads the file;
/// XNNPACK computes, in less than half of the time that OpenCV's own code needs for nets as small as these. Owned
/// by one of the reader's nets; one thread at a time, because XNNPACK's operators keep what they are set up for.
class ConvNet {
public:
    /// configuration-invalid: there is no net at this path, it has layers of another kind, or this processor
    /// cannot run it.
    static Result<ConvNet> load(const std::string& path);
    ConvNet(ConvNet&&) noexcept;
    ConvNet& operator=(ConvNet&&) noexcept;
    ~ConvNet();

    /// What the net says about a picture of one channel of 32-bit floats: one plane of rows x columns values for
    /// each channel of the last layer, plane by plane.
    struct Planes {
        int channels = 0;
        int rows = 0;
        int columns = 0;
        std::vector<float> values;
    };
    /// configuration-invalid: the net cannot be run on a picture of this size.
    Result<Planes> run(const cv::Mat& picture);

private:
    struct Layer;
    class FilePlan;

    explicit ConvNet(FilePlan&& plan);
    std::vector<float> patchesOf(const cv::Mat& picture, cv::Size places) const;
    Planes planesOf(const std::vector<float>& places, cv::Size size) const;

    std::vector<Layer> m_layers;
    cv::Size m_patch;        ///< of the picture, that is one place for the first layer
    bool m_logProbabilities; ///< the channels of each place are logits; what is asked for are log probabilities
};

} // namespace rapoint::capture
