// The module librapoint-media.so: MediaCodec by OpenCV's imgcodecs and videoio. The only source that is linked
// with them; it must not use anything else of the project but headers.

#include "capture/media/media_codec.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/videoio.hpp>

namespace rapoint::capture {

namespace {

class OpencvVideoReader final : public VideoReader {
public:
    bool isOpen() const override { return m_video.isOpened(); }
    bool open(const std::string& file) override { return m_video.open(file, cv::CAP_FFMPEG); }
    cv::Size size() const override {
        return {static_cast<int>(m_video.get(cv::CAP_PROP_FRAME_WIDTH)),
                static_cast<int>(m_video.get(cv::CAP_PROP_FRAME_HEIGHT))};
    }
    bool read(cv::Mat& colour) override { return m_video.read(colour); }
    std::chrono::milliseconds at() const override {
        return std::chrono::milliseconds{static_cast<std::int64_t>(m_video.get(cv::CAP_PROP_POS_MSEC))};
    }

private:
    cv::VideoCapture m_video;
};

class OpencvMediaCodec final : public MediaCodec {
public:
    cv::Mat decode(ByteView encoded, bool colour) const override {
        try {
            // imdecode only reads, but its Mat cannot say so.
            const cv::Mat bytes{1, static_cast<int>(encoded.size()), CV_8U,
                                const_cast<std::uint8_t*>(encoded.data())};
            return cv::imdecode(bytes, colour ? cv::IMREAD_COLOR : cv::IMREAD_GRAYSCALE);
        } catch (const cv::Exception&) {
            return {};
        }
    }
    Bytes encodePng(const cv::Mat& picture) const override {
        try {
            Bytes encoded;
            cv::imencode(".png", picture, encoded, {cv::IMWRITE_PNG_COMPRESSION, 1});
            return encoded;
        } catch (const cv::Exception&) {
            return {};
        }
    }
    std::unique_ptr<VideoReader> video() const override { return std::make_unique<OpencvVideoReader>(); }
};

} // namespace

} // namespace rapoint::capture

extern "C" [[gnu::visibility("default")]] const rapoint::capture::MediaCodec* rapointMediaCodec() {
    static const rapoint::capture::OpencvMediaCodec codec;
    return &codec;
}
