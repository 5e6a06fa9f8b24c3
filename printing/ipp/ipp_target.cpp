#include "printing/ipp/ipp_target.h"

#include "printing/ipp/this_machine.h"
#include "station/base/digest.h"

#include <array>

#include <cups/http.h>

namespace rapoint::printing {

namespace {

Result<std::string> pinIn(std::string_view fragment) {
    constexpr std::string_view kName = "sha256=";
    if (!fragment.starts_with(kName) || !Digest::fromHex(fragment.substr(kName.size())))
        return failure(FaultCode::ConfigurationInvalid,
                       "a printer's certificate is named by #sha256= and 64 hex digits");
    return std::string{fragment.substr(kName.size())};
}

} // namespace

bool IppTarget::isCertain() const {
    return !certificateSha256.empty() || isAtThisMachine();
}

bool IppTarget::isAtThisMachine() const {
    return isThisMachine(host);
}

Result<IppTarget> IppTarget::fromUri(std::string_view uri) {
    constexpr std::size_t kMaxLength = 1000;
    if (uri.empty() || uri.size() > kMaxLength)
        return failure(FaultCode::ConfigurationInvalid, "printer URI is empty or too long");
    IppTarget target;
    const auto fragment = uri.find('#');
    target.uri = uri.substr(0, fragment);
    std::array<char, 32> scheme{};
    std::array<char, 256> user{};
    std::array<char, 256> host{};
    std::array<char, 1024> resource{};
    const auto status =
        ::httpSeparateURI(HTTP_URI_CODING_ALL, target.uri.c_str(), scheme.data(), static_cast<int>(scheme.size()),
                          user.data(), static_cast<int>(user.size()), host.data(), static_cast<int>(host.size()),
                          &target.port, resource.data(), static_cast<int>(resource.size()));
    const std::string_view kind{scheme.data()};
    if (status != HTTP_URI_STATUS_OK || (kind != "ipp" && kind != "ipps") || host[0] == '\0' || user[0] != '\0')
        return failure(FaultCode::ConfigurationInvalid,
                       "printer URI is not of the form ipp[s]://host[:port]/path");
    target.host = host.data();
    target.resource = resource.data();
    target.encrypted = kind == "ipps";
    if (fragment != std::string_view::npos) {
        RAPOINT_TRY(target.certificateSha256, pinIn(uri.substr(fragment + 1)));
        if (!target.encrypted)
            return failure(FaultCode::ConfigurationInvalid, "only an ipps printer has a certificate");
    }
    return target;
}

} // namespace rapoint::printing
