#include "station/app/touch/contract_pages.h"

#include "station/app/touch/screen_pixels.h"
#include "station/base/child_process.h"
#include "station/base/descriptor.h"

#include <opencv2/imgproc.hpp>

#include <chrono>
#include <istream>
#include <sstream>

#include <sys/mman.h>
#include <unistd.h>

namespace rapoint::app {

namespace {

constexpr std::chrono::seconds kDrawing{20};
constexpr std::size_t kMaxPages = 20;
constexpr std::size_t kMaxBytes = std::size_t{128} << 20;

/// A file without a name, in memory only.
Descriptor memoryFile(ByteView content) {
    Descriptor file{::memfd_create("page", MFD_CLOEXEC)};
    std::size_t written = 0;
    while (file && written < content.size()) {
        const auto count = ::write(file.get(), content.data() + written, content.size() - written);
        if (count <= 0)
            return Descriptor{};
        written += static_cast<std::size_t>(count);
    }
    if (file)
        ::lseek(file.get(), 0, SEEK_SET);
    return file;
}

std::string contentOf(const Descriptor& file) {
    const auto size = ::lseek(file.get(), 0, SEEK_END);
    if (size <= 0 || static_cast<std::size_t>(size) > kMaxBytes)
        return {};
    std::string content(static_cast<std::size_t>(size), '\0');
    const auto count = ::pread(file.get(), content.data(), content.size(), 0);
    return count == size ? content : std::string{};
}

/// The next picture of a row of PPM files ("P6", width, height, 255, three bytes a pixel); without pixels after
/// the last.
kiosk_ui::ShownPicture nextPage(std::istream& pages) {
    kiosk_ui::ShownPicture page{.label = {.id = "read-contract.title"}};
    std::string kind;
    int most = 0;
    pages >> kind >> page.width >> page.height >> most;
    pages.get();
    constexpr int kMaxSide = 4000;
    if (!pages || kind != "P6" || most != 255 || page.width < 1 || page.height < 1 || page.width > kMaxSide ||
        page.height > kMaxSide)
        return page;
    cv::Mat drawn(page.height, page.width, CV_8UC3);
    pages.read(reinterpret_cast<char*>(drawn.data), static_cast<std::streamsize>(drawn.total() * 3));
    if (!pages)
        return page;
    page.pixels = std::make_shared<std::vector<std::uint8_t>>(screenPixels(drawn, cv::COLOR_RGB2BGRA));
    return page;
}

} // namespace

std::vector<kiosk_ui::ShownPicture> contractPages(ByteView pdf) {
    const Descriptor input = memoryFile(pdf);
    const Descriptor output = memoryFile({});
    if (pdf.empty() || !input || !output)
        return {};
    auto renderer = ChildProcess::start({.arguments = {"pdftoppm", "-r", "110", "-"},
                                         .environment = {"PATH=/usr/bin:/bin"},
                                         .standardInput = input.get(),
                                         .standardOutput = output.get()});
    if (!renderer || !renderer->endsWithin(kDrawing) || renderer->waitStatus() != 0)
        return {};
    std::istringstream drawn{contentOf(output)};
    std::vector<kiosk_ui::ShownPicture> pages;
    while (pages.size() < kMaxPages) {
        kiosk_ui::ShownPicture page = nextPage(drawn);
        if (!page.pixels)
            break;
        pages.push_back(std::move(page));
    }
    return pages;
}

} // namespace rapoint::app
