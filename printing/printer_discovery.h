#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace rapoint::printing {

/// A printer that could be put into station.toml.
struct FoundPrinter {
    std::string name;
    std::string uri; ///< "ipp://…" or "ipps://…"
    std::string model;
    std::string location;
    bool queue = false; ///< of a spooler, fit for contracts, never for envelopes
};

/// The queues of this machine's cupsd and the printers that announce themselves in the network (DNS-SD, where
/// avahi-daemon runs). `server` is another cupsd, "localhost:6631", for tests. Takes the whole limit, as nobody
/// knows who has not answered yet, and for each printer of the network up to two seconds more.
std::vector<FoundPrinter> findPrinters(std::chrono::milliseconds limit, const std::string& server = {});

} // namespace rapoint::printing
