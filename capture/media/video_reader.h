#pragma once

#include <opencv2/core.hpp>

#include <chrono>
#include <string>

namespace rapoint::capture {

/// The frames of a video file. Owned by its source; one thread. May throw cv::Exception.
class VideoReader {
public:
    virtual ~VideoReader() = default;

    virtual bool isOpen() const = 0;
    /// False if the file is no video that is understood.
    virtual bool open(const std::string& file) = 0;
    virtual cv::Size size() const = 0;
    /// The next frame in colour (BGR); false after the last one.
    virtual bool read(cv::Mat& colour) = 0;
    /// The time that the file gives the frame that was read last.
    virtual std::chrono::milliseconds at() const = 0;
};

} // namespace rapoint::capture
