#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace rapoint::capture {

/// What is asked of the kernel to use a video device, so that tests can put a scripted device in its place. Errors
/// are those of errno, 0 is success.
class VideoCalls {
public:
    virtual ~VideoCalls() = default;

    /// True if `path` is a character device.
    virtual bool isDevice(const std::string& path) = 0;
    /// A descriptor, or a negative error.
    virtual int open(const std::string& path) = 0;
    virtual void close(int descriptor) = 0;
    /// ioctl(2), repeated when a signal interrupts it.
    virtual int control(int descriptor, unsigned long request, void* argument) = 0;
    /// Shared memory of the device; null if that fails.
    virtual void* map(int descriptor, std::size_t length, std::size_t offset) = 0;
    virtual void unmap(void* memory, std::size_t length) = 0;

    enum class Waited { Ready, Timeout, Broken };
    /// Waits until the device has a frame. Broken: it has gone, or waiting is impossible.
    virtual Waited wait(int descriptor, std::chrono::milliseconds most) = 0;
};

/// The kernel of this machine.
VideoCalls& kernelVideoCalls();

} // namespace rapoint::capture
