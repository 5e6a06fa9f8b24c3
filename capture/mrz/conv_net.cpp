#include "capture/mrz/conv_net.h"

#include <opencv2/dnn/all_layers.hpp>
#include <opencv2/dnn/dnn.hpp>
#include <xnnpack.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace rapoint::capture {

namespace {

using Pair = std::vector<std::size_t>; // height, width

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr std::size_t kSpareFloats = XNN_EXTRA_BYTES / sizeof(float); // XNNPACK reads beyond the end of its input

std::uint32_t narrow(std::size_t value) {
    return static_cast<std::uint32_t>(value);
}

/// Weights as OpenCV has them, output by input by height by width, with the input channels last.
std::vector<float> channelsLast(const cv::Mat& weights) {
    const int outputs = weights.size[0];
    const int inputs = weights.size[1];
    const int places = weights.size[2] * weights.size[3];
    std::vector<float> result(weights.total());
    for (int output = 0; output < outputs; ++output) {
        const cv::Mat from{inputs, places, CV_32F, const_cast<float*>(weights.ptr<float>(output))};
        cv::Mat to{places, inputs, CV_32F, result.data() + output * inputs * places};
        cv::transpose(from, to);
    }
    return result;
}

} // namespace

/// A convolution (with what is below nothing cut off, where the net says so) or a pooling of maxima.
struct ConvNet::Layer {
    struct DeleteOperator {
        void operator()(xnn_operator_t one) const { xnn_delete_operator(one); }
    };

    std::unique_ptr<xnn_operator, DeleteOperator> run;
    bool isPooling = false;
    int inputs = 0; ///< channels
    int outputs = 0;
    Pair kernel;
    Pair strides;
    Pair dilations;
    Pair before; ///< padding
    Pair after;

    int outputSide(std::size_t axis, int input) const {
        const int reach = static_cast<int>((kernel[axis] - 1) * dilations[axis] + 1);
        const int room = input + static_cast<int>(before[axis] + after[axis]) - reach;
        return room < 0 ? 0 : room / static_cast<int>(strides[axis]) + 1;
    }

    bool compute(cv::Size size, const float* from, float* to) const {
        const auto height = static_cast<std::size_t>(size.height);
        const auto width = static_cast<std::size_t>(size.width);
        const xnn_status ready =
            isPooling ? xnn_setup_max_pooling2d_nhwc_f32(run.get(), 1, height, width, from, to, nullptr)
                      : xnn_setup_convolution2d_nhwc_f32(run.get(), 1, height, width, from, to, nullptr);
        return ready == xnn_status_success && xnn_run_operator(run.get(), nullptr) == xnn_status_success;
    }
};

/// What a file's layers come to. OpenCV fuses nothing while a net has not run, so that they are as written.
class ConvNet::FilePlan {
public:
    explicit FilePlan(cv::dnn::Net net)
        : m_net{std::move(net)} {}

    /// False where there is a layer that XNNPACK is not asked for here.
    bool read() {
        for (const cv::String& name : m_net.getLayerNames())
            if (!add(m_net.getLayer(m_net.getLayerId(name))))
                return false;
        return finishConvolution() && !layers.empty();
    }

    std::vector<Layer> layers;
    bool logProbabilities = false;
    cv::Size patch{1, 1}; ///< of the picture, that is one place for the first layer

private:
    bool add(const cv::Ptr<cv::dnn::Layer>& layer) {
        if (const auto convolution = layer.dynamicCast<cv::dnn::ConvolutionLayer>()) {
            if (!finishConvolution())
                return false;
            m_convolution = convolution;
            return convolution->blobs.size() == 2 && convolution->blobs[0].size[1] == channels();
        }
        if (const auto relu = layer.dynamicCast<cv::dnn::ReLULayer>()) {
            const bool cutsOff = m_convolution && relu->negativeSlope == 0.0F;
            return cutsOff && finishConvolution(0.0F);
        }
        if (!finishConvolution())
            return false;
        if (const auto pooling = layer.dynamicCast<cv::dnn::PoolingLayer>())
            return addPooling(*pooling);
        if (const auto softmax = layer.dynamicCast<cv::dnn::SoftmaxLayer>()) {
            logProbabilities = softmax->logSoftMax;
            return logProbabilities;
        }
        // The log softmax is over channels: the file moves them to the end for it and back, here they are there.
        return layer->type == "Permute" || layer->type == "Identity";
    }

    int channels() const { return layers.empty() ? 1 : layers.back().outputs; }

    bool addPooling(const cv::dnn::PoolingLayer& pooling) {
        constexpr int kMaximum = 0; // of OpenCV's kinds of pooling
        const auto none = [](const Pair& pads) { return pads == Pair{0, 0}; };
        if (layers.empty() || pooling.type != kMaximum || pooling.ceilMode || !none(pooling.pads_begin) ||
            !none(pooling.pads_end))
            return false;
        Layer layer{nullptr,         true,   channels(),         channels(),      pooling.kernel_size,
                    pooling.strides, {1, 1}, pooling.pads_begin, pooling.pads_end};
        const auto count = static_cast<std::size_t>(layer.inputs);
        xnn_operator_t made = nullptr;
        xnn_create_max_pooling2d_nhwc_f32(0, 0, 0, 0, narrow(layer.kernel[0]), narrow(layer.kernel[1]),
                                          narrow(layer.strides[0]), narrow(layer.strides[1]), 1, 1, count, count,
                                          count, -kInfinity, kInfinity, 0, &made);
        return keep(std::move(layer), made);
    }

    /// The convolution that was read last is made when it is known what comes behind it.
    bool finishConvolution(float least = -kInfinity) {
        if (!m_convolution)
            return true;
        const auto convolution = std::exchange(m_convolution, nullptr);
        Layer layer{nullptr,
                    false,
                    channels(),
                    convolution->numOutput,
                    convolution->kernel_size,
                    convolution->strides,
                    convolution->dilations,
                    convolution->pads_begin,
                    convolution->pads_end};
        // Patches of the picture that touch but do not overlap are its channels: no more is to be gathered then.
        const bool takesPatches = layers.empty() && layer.kernel == layer.strides && layer.before == Pair{0, 0} &&
                                  layer.after == Pair{0, 0};
        if (takesPatches) {
            patch = {static_cast<int>(layer.kernel[1]), static_cast<int>(layer.kernel[0])};
            layer.inputs = patch.area();
            layer.kernel = layer.strides = layer.dilations = {1, 1};
        }
        const auto inputs = static_cast<std::size_t>(layer.inputs);
        const auto outputs = static_cast<std::size_t>(layer.outputs);
        xnn_operator_t made = nullptr;
        xnn_create_convolution2d_nhwc_f32(
            narrow(layer.before[0]), narrow(layer.after[1]), narrow(layer.after[0]), narrow(layer.before[1]),
            narrow(layer.kernel[0]), narrow(layer.kernel[1]), narrow(layer.strides[0]), narrow(layer.strides[1]),
            narrow(layer.dilations[0]), narrow(layer.dilations[1]), 1, inputs, outputs, inputs, outputs,
            channelsLast(convolution->blobs[0]).data(), convolution->blobs[1].ptr<float>(), least, kInfinity, 0,
            &made);
        return keep(std::move(layer), made);
    }

    bool keep(Layer&& layer, xnn_operator_t made) {
        layer.run.reset(made);
        layers.push_back(std::move(layer));
        return made != nullptr;
    }

    cv::dnn::Net m_net;
    cv::Ptr<cv::dnn::ConvolutionLayer> m_convolution;
};

ConvNet::ConvNet(FilePlan&& plan)
    : m_layers{std::move(plan.layers)}
    , m_patch{plan.patch}
    , m_logProbabilities{plan.logProbabilities} {}
ConvNet::ConvNet(ConvNet&&) noexcept = default;
ConvNet& ConvNet::operator=(ConvNet&&) noexcept = default;
ConvNet::~ConvNet() = default;

Result<ConvNet> ConvNet::load(const std::string& path) {
    if (xnn_initialize(nullptr) != xnn_status_success)
        return failure(FaultCode::ConfigurationInvalid, "the nets cannot run on this processor");
    try {
        FilePlan plan{cv::dnn::readNetFromONNX(path)};
        if (!plan.read())
            return failure(FaultCode::ConfigurationInvalid, "the model has layers of another kind: " + path);
        return ConvNet{std::move(plan)};
    } catch (const cv::Exception&) {
        return failure(FaultCode::ConfigurationInvalid, "the model cannot be loaded: " + path);
    }
}

Result<ConvNet::Planes> ConvNet::run(const cv::Mat& picture) {
    cv::Size size{picture.cols / m_patch.width, picture.rows / m_patch.height};
    std::vector<float> from = patchesOf(picture, size);
    std::vector<float> to;
    for (const Layer& layer : m_layers) {
        const cv::Size next{layer.outputSide(1, size.width), layer.outputSide(0, size.height)};
        to.resize(static_cast<std::size_t>(next.area() * layer.outputs) + kSpareFloats);
        if (next.empty() || !layer.compute(size, from.data(), to.data()))
            return failure(FaultCode::ConfigurationInvalid, "the model does not run on a picture of this size");
        std::swap(from, to);
        size = next;
    }
    return planesOf(from, size);
}

std::vector<float> ConvNet::patchesOf(const cv::Mat& picture, cv::Size places) const {
    std::vector<float> values(static_cast<std::size_t>(places.area() * m_patch.area()) + kSpareFloats);
    float* to = values.data();
    for (int row = 0; row < places.height; ++row)
        for (int column = 0; column < places.width; ++column)
            for (int line = 0; line < m_patch.height; ++line)
                to = std::copy_n(picture.ptr<float>(row * m_patch.height + line) + column * m_patch.width,
                                 m_patch.width, to);
    return values;
}

ConvNet::Planes ConvNet::planesOf(const std::vector<float>& places, cv::Size size) const {
    const int channels = m_layers.back().outputs;
    Planes planes{channels, size.height, size.width,
                  std::vector<float>(static_cast<std::size_t>(size.area() * channels))};
    const cv::Mat from{size.area(), channels, CV_32F, const_cast<float*>(places.data())};
    cv::Mat to{channels, size.area(), CV_32F, planes.values.data()};
    cv::transpose(from, to);
    if (!m_logProbabilities)
        return planes;
    cv::Mat greatest;
    cv::reduce(to, greatest, 0, cv::REDUCE_MAX);
    cv::Mat sum = cv::Mat::zeros(greatest.size(), CV_32F);
    cv::Mat part;
    for (int channel = 0; channel < channels; ++channel) {
        cv::exp(to.row(channel) - greatest, part);
        sum += part;
    }
    cv::log(sum, sum);
    sum += greatest;
    for (int channel = 0; channel < channels; ++channel)
        to.row(channel) -= sum;
    return planes;
}

} // namespace rapoint::capture
