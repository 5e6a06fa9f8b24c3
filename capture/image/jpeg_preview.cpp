#include "capture/image/jpeg_preview.h"

#include "capture/image/image_loader.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <csetjmp>
#include <cstdio> // jpeglib.h wants it first

#include <jerror.h>
#include <jpeglib.h>

namespace rapoint::capture {

namespace {

constexpr int kMaxPlanes = 3;

/// libjpeg's way out of an error is a jump: what has to be freed lives outside of the function that jumps.
struct JumpingErrors {
    jpeg_error_mgr base;
    std::jmp_buf out;
    bool cut; ///< the end is missing
};

[[noreturn]] void jump(j_common_ptr codec) {
    std::longjmp(reinterpret_cast<JumpingErrors*>(codec->err)->out, 1); // NOLINT: libjpeg knows no other way
}

/// Cameras send stray bytes that do no harm; half a picture would be shown with the rest of it grey.
void note(j_common_ptr codec, int) {
    auto* const errors = reinterpret_cast<JumpingErrors*>(codec->err);
    errors->cut =
        errors->cut || errors->base.msg_code == JWRN_JPEG_EOF || errors->base.msg_code == JWRN_HIT_MARKER;
}

class Decompression {
public:
    Decompression() {
        m_codec.err = jpeg_std_error(&m_errors.base);
        m_errors.base.error_exit = &jump;
        m_errors.base.emit_message = &note;
        jpeg_create_decompress(&m_codec);
    }
    ~Decompression() { jpeg_destroy_decompress(&m_codec); }
    Decompression(const Decompression&) = delete;
    Decompression& operator=(const Decompression&) = delete;

    /// The size of the whole picture; empty if the file is not shown.
    cv::Size begin(ByteView jpeg) {
        if (setjmp(m_errors.out) != 0) // NOLINT: see jump()
            return {};
        jpeg_mem_src(&m_codec, jpeg.data(), jpeg.size());
        if (jpeg_read_header(&m_codec, TRUE) != JPEG_HEADER_OK || jpeg_has_multiple_scans(&m_codec) != 0)
            return {};
        return {static_cast<int>(m_codec.image_width), static_cast<int>(m_codec.image_height)};
    }

    /// Decodes no more than halves, quarters or eighths need for what is shown: other parts are not vectorised.
    /// Says how large the planes of luminance and colours are; false for layouts that are not supported.
    bool choose(cv::Size shown) {
        if (setjmp(m_errors.out) != 0) // NOLINT: see jump()
            return false;
        m_codec.out_color_space = m_codec.jpeg_color_space;
        m_codec.raw_data_out = TRUE;
        m_codec.dct_method = JDCT_IFAST;
        m_codec.scale_denom = 8;
        for (m_codec.scale_num = 1; m_codec.scale_num <= 8; m_codec.scale_num *= 2) {
            jpeg_calc_output_dimensions(&m_codec);
            if (static_cast<int>(m_codec.output_width) >= shown.width &&
                static_cast<int>(m_codec.output_height) >= shown.height)
                break;
        }
        m_codec.scale_num = std::min(m_codec.scale_num, 8U);
        return m_codec.jpeg_color_space == JCS_GRAYSCALE || m_codec.jpeg_color_space == JCS_YCbCr;
    }

    int planes() const { return m_codec.num_components; }
    /// How large a plane is, and how large it is decoded, in whole units of the coding.
    cv::Size planeSize(int plane) const {
        const auto& component = m_codec.comp_info[plane];
        return {static_cast<int>(component.downsampled_width), static_cast<int>(component.downsampled_height)};
    }
    cv::Size codedSize(int plane) const {
        const auto& component = m_codec.comp_info[plane];
        return {static_cast<int>(component.width_in_blocks) * component.DCT_scaled_size,
                (static_cast<int>(m_codec.total_iMCU_rows) * component.v_samp_factor) * component.DCT_scaled_size};
    }

    /// Into planes of their coded size.
    bool into(const std::vector<cv::Mat>& coded) {
        if (setjmp(m_errors.out) != 0) // NOLINT: see jump()
            return false;
        jpeg_start_decompress(&m_codec);
        for (int unit = 0; m_codec.output_scanline < m_codec.output_height; ++unit)
            readUnits(coded, unit);
        return !m_errors.cut;
    }

private:
    /// One row of the coding's units (ISO 10918-1 §A.2.3).
    void readUnits(const std::vector<cv::Mat>& coded, int unit) {
        constexpr int kMaxRows = 32; // four blocks of eight
        JSAMPROW rows[kMaxPlanes][kMaxRows];
        JSAMPARRAY places[kMaxPlanes];
        for (int plane = 0; plane < planes(); ++plane) {
            const auto& component = m_codec.comp_info[plane];
            const int high = component.v_samp_factor * component.DCT_scaled_size;
            for (int row = 0; row < high; ++row)
                rows[plane][row] =
                    const_cast<JSAMPROW>(coded[static_cast<std::size_t>(plane)].ptr(unit * high + row));
            places[plane] = rows[plane];
        }
        const int high = m_codec.max_v_samp_factor * m_codec.min_DCT_scaled_size;
        jpeg_read_raw_data(&m_codec, places, static_cast<JDIMENSION>(high));
    }

    JumpingErrors m_errors{};
    jpeg_decompress_struct m_codec{};
};

/// The colours are put together at half the size.
cv::Size evenSize(cv::Size size) {
    return {std::max(2, size.width / 2 * 2), std::max(2, size.height / 2 * 2)};
}

/// Planes of luminance and colours → pixels of this size, which is even. JFIF's range is the whole byte (ITU-T
/// T.871 §7); OpenCV's fast conversion takes that of BT.601.
PreviewPixels composed(const std::vector<cv::Mat>& planes, cv::Size size) {
    constexpr double kLuminance = 219.0 / 255;
    constexpr double kColour = 224.0 / 255;
    cv::Mat all{size.height * 3 / 2, size.width, CV_8UC1, cv::Scalar{128}};
    cv::Mat luminance = all.rowRange(0, size.height);
    cv::resize(planes.front(), luminance, size, 0, 0, cv::INTER_LINEAR);
    luminance.convertTo(luminance, CV_8U, kLuminance, 16);
    const cv::Size half = size / 2;
    std::uint8_t* at = all.ptr(size.height);
    for (std::size_t plane = 1; plane < planes.size(); ++plane, at += half.area()) {
        cv::Mat colour{half, CV_8UC1, at};
        cv::resize(planes[plane], colour, half, 0, 0, cv::INTER_LINEAR);
        colour.convertTo(colour, CV_8U, kColour, 128 - 128 * kColour);
    }
    PreviewPixels pixels{size.width, size.height, {}};
    pixels.bgrx.resize(static_cast<std::size_t>(size.area()) * 4);
    cv::Mat shown{size, CV_8UC4, pixels.bgrx.data()};
    cv::cvtColor(all, shown, cv::COLOR_YUV2BGRA_I420);
    return pixels;
}

} // namespace

Result<PreviewPixels> previewOfJpeg(ByteView jpeg, cv::Size room) {
    if (jpeg.size() > kMaxImageBytes)
        return failure(FaultCode::ImageTooLarge, std::to_string(jpeg.size() >> 20) + " MiB");
    Decompression codec;
    const cv::Size whole = codec.begin(jpeg);
    if (whole.empty())
        return failure(FaultCode::ImageUnreadable, "no JPEG that can be shown");
    if (static_cast<std::uint64_t>(whole.width) * static_cast<std::uint64_t>(whole.height) > kMaxImagePixels)
        return failure(FaultCode::ImageTooLarge,
                       std::to_string(whole.width) + " x " + std::to_string(whole.height) + " pixels");
    const cv::Size shown = evenSize(shownSize(whole, room));
    if (!codec.choose(shown))
        return failure(FaultCode::ImageUnreadable, "no JPEG that can be shown");
    std::vector<cv::Mat> planes;
    for (int plane = 0; plane < codec.planes(); ++plane)
        planes.emplace_back(codec.codedSize(plane), CV_8UC1);
    if (!codec.into(planes))
        return failure(FaultCode::ImageUnreadable, "the JPEG is damaged");
    for (int plane = 0; plane < codec.planes(); ++plane) {
        cv::Mat& coded = planes[static_cast<std::size_t>(plane)];
        coded = coded(cv::Rect{{0, 0}, codec.planeSize(plane)});
    }
    return composed(planes, shown);
}

} // namespace rapoint::capture
