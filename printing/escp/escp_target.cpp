#include "printing/escp/escp_target.h"

#include "printing/ipp/this_machine.h"

#include <algorithm>
#include <charconv>

namespace rapoint::printing {

namespace {

constexpr std::string_view kSocket = "escp://";
constexpr std::string_view kDevice = "escp:/dev/";
constexpr std::string_view kIsolated = "#isolated-line";

tl::unexpected<Fault> invalid(const char* what) {
    return failure(FaultCode::ConfigurationInvalid, what);
}

bool isHost(std::string_view host) {
    return !host.empty() && host.size() <= 253 && std::ranges::all_of(host, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
}

} // namespace

Result<EscpTarget> EscpTarget::fromUri(std::string_view uri) {
    if (uri.size() > 1000)
        return invalid("printer URI is too long");
    EscpTarget target{.uri = std::string{uri}, .device = {}, .host = {}};
    if (uri.starts_with(kDevice) && uri.find("/..") == std::string_view::npos) {
        target.device = uri.substr(std::string_view{"escp:"}.size());
        return target;
    }
    if (!uri.starts_with(kSocket))
        return invalid("an impact printer is escp:/dev/… or escp://host[:port]");
    std::string_view place = uri.substr(kSocket.size());
    const bool isolated = place.ends_with(kIsolated);
    if (isolated)
        place.remove_suffix(kIsolated.size());
    if (const auto colon = place.find(':'); colon != std::string_view::npos) {
        const std::string_view port = place.substr(colon + 1);
        const auto parsed = std::from_chars(port.data(), port.data() + port.size(), target.port);
        if (parsed.ec != std::errc{} || parsed.ptr != port.data() + port.size() || target.port == 0)
            return invalid("the port of an impact printer is a number");
        place = place.substr(0, colon);
    }
    if (!isHost(place))
        return invalid("an impact printer is escp:/dev/… or escp://host[:port]");
    target.host = place;
    if (!isolated && !isThisMachine(place))
        return invalid("a PIN would cross the network in clear: name the line as #isolated-line if it is one");
    return target;
}

} // namespace rapoint::printing
