#include "tests/support/scripted_video.h"

#include <linux/videodev2.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>

namespace rapoint::test {

namespace {

constexpr std::size_t kBufferSize = 1 << 20;

void put(std::uint8_t* field, const char* text) {
    std::memcpy(field, text, std::strlen(text) + 1);
}

} // namespace

int ScriptedVideo::open(const std::string&) {
    ++opened;
    return 7;
}

int ScriptedVideo::enumerate(unsigned long request, void* argument) {
    if (request == VIDIOC_ENUM_FMT) {
        auto& description = *static_cast<v4l2_fmtdesc*>(argument);
        std::vector<std::uint32_t> codes;
        for (const Mode& mode : modes)
            if (std::find(codes.begin(), codes.end(), mode.code) == codes.end())
                codes.push_back(mode.code);
        if (description.index >= codes.size())
            return EINVAL;
        description.pixelformat = codes[description.index];
        return 0;
    }
    if (request == VIDIOC_ENUM_FRAMESIZES) {
        auto& size = *static_cast<v4l2_frmsizeenum*>(argument);
        std::uint32_t index = 0;
        for (const Mode& mode : modes)
            if (mode.code == size.pixel_format && index++ == size.index) {
                size.type = V4L2_FRMSIZE_TYPE_DISCRETE;
                size.discrete = {mode.width, mode.height};
                return 0;
            }
        return EINVAL;
    }
    auto& query = *static_cast<v4l2_queryctrl*>(argument);
    const auto next = settings.upper_bound(query.id & V4L2_CTRL_ID_MASK);
    if (next == settings.end())
        return EINVAL;
    query = {};
    query.id = next->first;
    query.maximum = 255;
    query.default_value = 8;
    query.type = V4L2_CTRL_TYPE_INTEGER;
    put(query.name, "Setting");
    return 0;
}

int ScriptedVideo::dequeue(void* argument) {
    auto& buffer = *static_cast<v4l2_buffer*>(argument);
    if (acts.empty() || std::holds_alternative<FalseAlarm>(acts.front())) {
        if (!acts.empty())
            acts.pop_front();
        return EAGAIN;
    }
    const auto* image = std::get_if<Image>(&acts.front());
    if (image == nullptr) {
        present = false;
        return ENODEV;
    }
    if (m_queued.empty())
        return EINVAL;
    buffer.index = m_queued.front();
    m_queued.pop_front();
    buffer.bytesused = static_cast<std::uint32_t>(image->bytes.size());
    buffer.flags = image->damaged ? V4L2_BUF_FLAG_ERROR : 0;
    std::copy(image->bytes.begin(), image->bytes.end(), m_memory[buffer.index].begin());
    acts.pop_front();
    return 0;
}

int ScriptedVideo::control(int, unsigned long request, void* argument) {
    if (!present)
        return ENODEV;
    if (request == refused)
        return EBUSY;
    switch (request) {
    case VIDIOC_QUERYCAP: {
        auto& capability = *static_cast<v4l2_capability*>(argument);
        put(capability.card, "Scripted camera");
        put(capability.bus_info, "usb-1.2");
        capability.capabilities = V4L2_CAP_DEVICE_CAPS;
        capability.device_caps =
            metadataOnly ? V4L2_CAP_META_CAPTURE : V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
        return 0;
    }
    case VIDIOC_ENUM_FMT:
    case VIDIOC_ENUM_FRAMESIZES:
    case VIDIOC_QUERYCTRL:
        return enumerate(request, argument);
    case VIDIOC_G_CTRL:
    case VIDIOC_S_CTRL: {
        auto& setting = *static_cast<v4l2_control*>(argument);
        const auto own = settings.find(setting.id);
        if (own == settings.end())
            return EINVAL;
        (request == VIDIOC_S_CTRL ? own->second : setting.value) =
            request == VIDIOC_S_CTRL ? setting.value : own->second;
        return 0;
    }
    case VIDIOC_S_FMT: {
        auto& pixels = static_cast<v4l2_format*>(argument)->fmt.pix;
        chosen = {pixels.pixelformat, pixels.width, pixels.height};
        pixels.bytesperline = pixels.pixelformat == V4L2_PIX_FMT_YUYV ? pixels.width * 2 : 0;
        return 0;
    }
    case VIDIOC_REQBUFS:
        m_memory.assign(static_cast<v4l2_requestbuffers*>(argument)->count, Bytes(kBufferSize));
        m_queued.clear();
        return 0;
    case VIDIOC_QUERYBUF: {
        auto& buffer = *static_cast<v4l2_buffer*>(argument);
        buffer.length = kBufferSize;
        buffer.m.offset = buffer.index;
        return 0;
    }
    case VIDIOC_QBUF:
        m_queued.push_back(static_cast<v4l2_buffer*>(argument)->index);
        return 0;
    case VIDIOC_DQBUF:
        return dequeue(argument);
    default:
        return 0;
    }
}

void* ScriptedVideo::map(int, std::size_t, std::size_t offset) {
    ++mapped;
    return m_memory[offset].data();
}

void ScriptedVideo::unmap(void*, std::size_t) {
    --mapped;
}

capture::VideoCalls::Waited ScriptedVideo::wait(int, std::chrono::milliseconds most) {
    ++waits;
    // What comes next is not there yet while one looks for frames that have piled up, unless they are piled up.
    if (acts.empty() || (most.count() == 0 && !piled))
        return Waited::Timeout;
    if (std::holds_alternative<HungUp>(acts.front())) {
        present = false;
        return Waited::Broken;
    }
    if (std::holds_alternative<Silence>(acts.front())) {
        acts.pop_front();
        return Waited::Timeout;
    }
    return Waited::Ready;
}

} // namespace rapoint::test
