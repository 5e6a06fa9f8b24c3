#include "printing/layout/qr_code.h"

#include <memory>

#include <qrencode.h>

namespace rapoint::printing {

Result<QrCode> QrCode::of(const std::string& text) {
    constexpr std::size_t kMaxLength = 300;
    if (text.empty() || text.size() > kMaxLength || text.find('\0') != std::string::npos)
        return failure(FaultCode::InputInvalid, "the text of the QR code is empty or too long");
    const std::unique_ptr<QRcode, decltype(&::QRcode_free)> made{
        ::QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), ::QRcode_free};
    if (!made)
        return failure(FaultCode::Internal, "the QR code cannot be made");
    QrCode code;
    code.width = made->width;
    const auto modules = static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
    for (std::size_t i = 0; i < modules; ++i)
        code.dark.push_back((made->data[i] & 1U) != 0);
    return code;
}

} // namespace rapoint::printing
