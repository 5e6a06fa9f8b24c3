#include "station/crypto/pem.h"

#include "station/base/digest.h"

namespace rapoint {

namespace {

std::string pem(const std::string& label, ByteView der) {
    constexpr std::size_t kLine = 64;
    const std::string text = toBase64(der);
    std::string lines = "-----BEGIN " + label + "-----\n";
    for (std::size_t at = 0; at < text.size(); at += kLine)
        lines.append(text, at, kLine).append("\n");
    return lines.append("-----END " + label + "-----\n");
}

} // namespace

std::string certificatePem(ByteView der) {
    return pem("CERTIFICATE", der);
}

std::string requestPem(ByteView der) {
    return pem("CERTIFICATE REQUEST", der);
}

} // namespace rapoint
