#include "capture/camera/video_calls.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace rapoint::capture {

namespace {

class KernelVideoCalls final : public VideoCalls {
public:
    bool isDevice(const std::string& path) override {
        struct stat status {};
        return ::stat(path.c_str(), &status) == 0 && S_ISCHR(status.st_mode);
    }

    int open(const std::string& path) override {
        const int descriptor = ::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
        return descriptor < 0 ? -errno : descriptor;
    }

    void close(int descriptor) override { ::close(descriptor); }

    int control(int descriptor, unsigned long request, void* argument) override {
        while (::ioctl(descriptor, request, argument) == -1)
            if (errno != EINTR)
                return errno;
        return 0;
    }

    void* map(int descriptor, std::size_t length, std::size_t offset) override {
        void* memory =
            ::mmap(nullptr, length, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, static_cast<off_t>(offset));
        return memory == MAP_FAILED ? nullptr : memory;
    }

    void unmap(void* memory, std::size_t length) override { ::munmap(memory, length); }

    Waited wait(int descriptor, std::chrono::milliseconds most) override {
        const auto deadline = std::chrono::steady_clock::now() + most;
        for (;;) {
            const auto left =
                std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
            pollfd poll{descriptor, POLLIN, 0};
            const int ready = ::poll(&poll, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
            if (ready < 0 && errno == EINTR)
                continue;
            if (ready == 0)
                return Waited::Timeout;
            return ready > 0 && (poll.revents & POLLIN) != 0 ? Waited::Ready : Waited::Broken;
        }
    }
};

} // namespace

VideoCalls& kernelVideoCalls() {
    static KernelVideoCalls calls;
    return calls;
}

} // namespace rapoint::capture
