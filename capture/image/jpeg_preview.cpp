#include "capture/image/jpeg_preview.h"

#include "capture/image/image_loader.h"

#include <opencv2/imgproc.hpp>

#include <csetjmp>
#include <cstdio> // jpeglib.h wants it first

#include <jerror.h>
#include <jpeglib.h>

namespace rapoint::capture {

namespace {

constexpr unsigned kParts = 8; // libjpeg scales by eighths

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

    /// The size of the whole picture; empty if it is none that is shown.
    cv::Size begin(ByteView jpeg) {
        if (setjmp(m_errors.out) != 0) // NOLINT: see jump()
            return {};
        jpeg_mem_src(&m_codec, jpeg.data(), jpeg.size());
        if (jpeg_read_header(&m_codec, TRUE) != JPEG_HEADER_OK || jpeg_has_multiple_scans(&m_codec) != 0)
            return {};
        return {static_cast<int>(m_codec.image_width), static_cast<int>(m_codec.image_height)};
    }

    /// The size of what is decoded: by eighths, no smaller than what is shown.
    cv::Size choose(cv::Size shown) {
        if (setjmp(m_errors.out) != 0) // NOLINT: see jump()
            return {};
        m_codec.out_color_space = JCS_EXT_BGRX;
        m_codec.dct_method = JDCT_IFAST;
        m_codec.do_fancy_upsampling = FALSE;
        m_codec.scale_denom = kParts;
        for (m_codec.scale_num = 1; m_codec.scale_num <= kParts; ++m_codec.scale_num) {
            jpeg_calc_output_dimensions(&m_codec);
            if (static_cast<int>(m_codec.output_width) >= shown.width &&
                static_cast<int>(m_codec.output_height) >= shown.height)
                break;
        }
        return {static_cast<int>(m_codec.output_width), static_cast<int>(m_codec.output_height)};
    }

    bool into(std::uint8_t* pixels) {
        if (setjmp(m_errors.out) != 0) // NOLINT: see jump()
            return false;
        jpeg_start_decompress(&m_codec);
        const std::size_t stride = std::size_t{m_codec.output_width} * 4;
        while (m_codec.output_scanline < m_codec.output_height) {
            JSAMPROW row = pixels + m_codec.output_scanline * stride;
            jpeg_read_scanlines(&m_codec, &row, 1);
        }
        return !m_errors.cut;
    }

private:
    JumpingErrors m_errors{};
    jpeg_decompress_struct m_codec{};
};

} // namespace

Result<PreviewPixels> previewOfJpeg(ByteView jpeg, cv::Size room) {
    if (jpeg.size() > kMostImageBytes)
        return failure(FaultCode::ImageTooLarge, std::to_string(jpeg.size() >> 20) + " MiB");
    Decompression codec;
    const cv::Size whole = codec.begin(jpeg);
    if (whole.empty())
        return failure(FaultCode::ImageUnreadable, "no JPEG that can be shown");
    if (static_cast<std::uint64_t>(whole.width) * static_cast<std::uint64_t>(whole.height) > kMostImagePixels)
        return failure(FaultCode::ImageTooLarge,
                       std::to_string(whole.width) + " x " + std::to_string(whole.height) + " pixels");
    const cv::Size shown = shownSize(whole, room);
    const cv::Size decoded = codec.choose(shown);
    if (decoded.empty())
        return failure(FaultCode::ImageUnreadable, "no JPEG that can be shown");
    PreviewPixels pixels{decoded.width, decoded.height, {}};
    pixels.bgrx.resize(static_cast<std::size_t>(decoded.area()) * 4);
    if (!codec.into(pixels.bgrx.data()))
        return failure(FaultCode::ImageUnreadable, "the JPEG is damaged");
    if (decoded == shown)
        return pixels;
    return previewOfColours(cv::Mat{decoded, CV_8UC4, pixels.bgrx.data()}, room);
}

} // namespace rapoint::capture
