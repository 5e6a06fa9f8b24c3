#include "printing/printer_discovery.h"

#include "printing/ipp/ipp_target.h"

#include <cups/cups.h>

namespace rapoint::printing {

namespace {

std::string option(const cups_dest_t& destination, const char* name) {
    const char* const value = ::cupsGetOption(name, destination.num_options, destination.options);
    return value == nullptr ? "" : value;
}

int take(void* found, unsigned flags, cups_dest_t* destination) {
    if ((flags & CUPS_DEST_FLAGS_REMOVED) != 0U)
        return 1;
    FoundPrinter printer{.name = destination->name,
                         .uri = option(*destination, "printer-uri-supported"),
                         .model = option(*destination, "printer-make-and-model"),
                         .location = option(*destination, "printer-location")};
    printer.queue = !printer.uri.empty();
    if (printer.uri.empty())
        printer.uri = option(*destination, "device-uri");
    // USB, sockets and the like have no IPP of their own.
    if (IppTarget::fromUri(printer.uri))
        static_cast<std::vector<FoundPrinter>*>(found)->push_back(std::move(printer));
    return 1;
}

} // namespace

std::vector<FoundPrinter> findPrinters(std::chrono::milliseconds limit, const std::string& server) {
    std::vector<FoundPrinter> found;
    int cancel = 0;
    if (!server.empty())
        ::cupsSetServer(server.c_str());
    ::cupsEnumDests(CUPS_DEST_FLAGS_NONE, static_cast<int>(limit.count()), &cancel, 0, 0, &take, &found);
    if (!server.empty())
        ::cupsSetServer(nullptr);
    return found;
}

} // namespace rapoint::printing
