#include "capture/page/page_list.h"

#include "capture/image/image_loader.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <stdexcept>

namespace rapoint::capture {

namespace {

constexpr double kPreviewSide = 320.0;

Result<Bytes> previewOf(const Picture& picture) {
    RAPOINT_TRY(const cv::Mat grey, loadGrey(picture.encoded));
    const double factor = std::min(1.0, kPreviewSide / std::max(grey.cols, grey.rows));
    const cv::Size size{std::max(1, static_cast<int>(grey.cols * factor)),
                        std::max(1, static_cast<int>(grey.rows * factor))};
    cv::Mat small;
    cv::resize(grey, small, size, 0, 0, cv::INTER_AREA);
    Bytes preview;
    cv::imencode(".jpg", small, preview, {cv::IMWRITE_JPEG_QUALITY, 80});
    return preview;
}

} // namespace

Result<> PageList::add(Picture picture) {
    if (m_pages.size() >= kMost)
        return failure(FaultCode::ImageTooLarge, "a document of more than " + std::to_string(kMost) + " pages");
    RAPOINT_TRY(Bytes preview, previewOf(picture));
    m_pages.push_back({std::move(picture), std::move(preview)});
    return {};
}

Result<> PageList::retake(std::size_t index, Picture picture) {
    Page& page = m_pages.at(index);
    RAPOINT_TRY(Bytes preview, previewOf(picture));
    page = {std::move(picture), std::move(preview)};
    return {};
}

void PageList::move(std::size_t from, std::size_t to) {
    if (from >= m_pages.size() || to >= m_pages.size())
        throw std::out_of_range{"no such page"};
    const auto at = [&](std::size_t index) { return m_pages.begin() + static_cast<std::ptrdiff_t>(index); };
    if (from < to)
        std::rotate(at(from), at(from + 1), at(to + 1));
    else
        std::rotate(at(to), at(from), at(from + 1));
}

void PageList::remove(std::size_t index) {
    if (index >= m_pages.size())
        throw std::out_of_range{"no such page"};
    m_pages.erase(m_pages.begin() + static_cast<std::ptrdiff_t>(index));
}

} // namespace rapoint::capture
