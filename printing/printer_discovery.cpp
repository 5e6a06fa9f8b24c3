#include "printing/printer_discovery.h"

#include "printing/ipp/ipp_target.h"

#include <cups/cups.h>

#include <array>

namespace rapoint::printing {

namespace {

constexpr int kConnect = 2000; // milliseconds for each printer that announces itself

std::string option(const cups_dest_t& destination, const char* name) {
    const char* const value = ::cupsGetOption(name, destination.num_options, destination.options);
    return value == nullptr ? "" : value;
}

/// What the network and cupsd have answered so far; CUPS owns the memory until this goes.
struct Destinations {
    Destinations() = default;
    Destinations(const Destinations&) = delete;
    Destinations& operator=(const Destinations&) = delete;
    ~Destinations() { ::cupsFreeDests(count, all); }
    int count = 0;
    cups_dest_t* all = nullptr;
};

int take(void* found, unsigned flags, cups_dest_t* destination) {
    auto& destinations = *static_cast<Destinations*>(found);
    if ((flags & CUPS_DEST_FLAGS_REMOVED) == 0U)
        destinations.count = ::cupsCopyDest(destination, destinations.count, &destinations.all);
    return 1;
}

/// A printer that announces itself has only the name of its service for an address (RFC 6763): CUPS connects to
/// it, and that line says where it is. The name alone where nobody answers.
std::string deviceUri(cups_dest_t& destination) {
    std::string uri = option(destination, "device-uri");
    if (uri.find("._tcp") == std::string::npos)
        return uri;
    std::array<char, HTTP_MAX_URI> resource{};
    http_t* const line = ::cupsConnectDest(&destination, CUPS_DEST_FLAGS_DEVICE, kConnect, nullptr,
                                           resource.data(), resource.size(), nullptr, nullptr);
    if (line == nullptr)
        return uri;
    std::array<char, HTTP_MAX_HOST> host{};
    std::array<char, HTTP_MAX_URI> address{};
    const std::string scheme = uri.substr(0, uri.find(':'));
    const bool known = ::httpGetHostname(line, host.data(), host.size()) != nullptr &&
                       ::httpAssembleURI(HTTP_URI_CODING_ALL, address.data(), address.size(), scheme.c_str(),
                                         nullptr, host.data(), ::httpAddrPort(::httpGetAddress(line)),
                                         resource.data()) == HTTP_URI_STATUS_OK;
    ::httpClose(line);
    return known ? address.data() : uri;
}

FoundPrinter foundAs(cups_dest_t& destination) {
    FoundPrinter printer{.name = destination.name,
                         .uri = option(destination, "printer-uri-supported"),
                         .model = option(destination, "printer-make-and-model"),
                         .location = option(destination, "printer-location")};
    printer.queue = !printer.uri.empty();
    if (printer.uri.empty())
        printer.uri = deviceUri(destination);
    return printer;
}

} // namespace

std::vector<FoundPrinter> findPrinters(std::chrono::milliseconds limit, const std::string& server) {
    Destinations destinations;
    int cancel = 0;
    if (!server.empty())
        ::cupsSetServer(server.c_str());
    ::cupsEnumDests(CUPS_DEST_FLAGS_NONE, static_cast<int>(limit.count()), &cancel, 0, 0, &take, &destinations);
    if (!server.empty())
        ::cupsSetServer(nullptr);
    std::vector<FoundPrinter> found;
    for (int i = 0; i < destinations.count; ++i)
        // USB, sockets and the like have no IPP of their own.
        if (FoundPrinter printer = foundAs(destinations.all[i]); IppTarget::fromUri(printer.uri))
            found.push_back(std::move(printer));
    return found;
}

} // namespace rapoint::printing
