#pragma once

#include "capture/camera/video_calls.h"
#include "station/base/bytes.h"

#include <deque>
#include <map>
#include <variant>
#include <vector>

namespace rapoint::test {

/// A video camera that does what the test says, instead of the kernel.
class ScriptedVideo final : public capture::VideoCalls {
public:
    struct Mode {
        std::uint32_t code = 0; ///< V4L2_PIX_FMT_…
        std::uint32_t width = 0;
        std::uint32_t height = 0;
    };
    struct Image {
        Bytes bytes;
        bool damaged = false; ///< the driver says so
    };
    struct Silence {};    ///< no frame for as long as is waited
    struct FalseAlarm {}; ///< ready, but then without a frame
    struct Unplugged {};  ///< from now on the device is gone
    struct HungUp {};     ///< gone, noticed while waiting
    using Act = std::variant<Image, Silence, FalseAlarm, Unplugged, HungUp>;

    bool present = true;
    std::string path; ///< the only one at which it is; empty: it is at any
    bool metadataOnly = false;
    std::vector<Mode> modes;
    std::map<std::uint32_t, std::int32_t> settings; ///< the controls it has
    std::deque<Act> acts;
    std::uint32_t refused = 0; ///< a request that fails with EBUSY
    Mode chosen;
    int opened = 0;     ///< descriptors that are open
    int mapped = 0;     ///< buffers that are mapped
    bool piled = false; ///< all frames of the script are there at once
    int waits = 0;

    bool isDevice(const std::string& at) override { return present && (path.empty() || path == at); }
    int open(const std::string&) override;
    void close(int) override { --opened; }
    int control(int descriptor, unsigned long request, void* argument) override;
    void* map(int descriptor, std::size_t length, std::size_t offset) override;
    void unmap(void* memory, std::size_t length) override;
    Waited wait(int descriptor, std::chrono::milliseconds most) override;

private:
    int enumerate(unsigned long request, void* argument);
    int dequeue(void* argument);

    std::vector<Bytes> m_memory;
    std::deque<std::uint32_t> m_queued;
};

} // namespace rapoint::test
