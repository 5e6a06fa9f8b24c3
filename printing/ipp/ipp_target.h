#pragma once

#include "station/base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace rapoint::printing {

/// A printer's address taken apart (RFC 3510; ipps: RFC 7472).
struct IppTarget {
    std::string uri;
    std::string host;
    int port = 631;
    std::string resource;
    bool encrypted = false;
    /// SHA-256 (hex) of the printer's DER certificate that is insisted on with ipps; empty: any.
    std::string certificateSha256;

    /// Whether what is sent reaches this printer and nobody else: it is on this machine (as ipp-usb has it), or
    /// its certificate is insisted on.
    bool isCertain() const;
    bool isAtThisMachine() const;
    /// Whether it is a queue of a CUPS scheduler, by its path.
    bool isQueue() const { return resource.starts_with("/printers/") || resource.starts_with("/classes/"); }
    /// configuration-invalid unless it is ipp://host[:port]/path or ipps://host[:port]/path[#sha256=HEX], at most
    /// 1000 characters. HEX is the certificate's digest, as `rapoint print printers` shows it.
    static Result<IppTarget> fromUri(std::string_view uri);
};

/// How long is waited for what, each at most.
struct IppLimits {
    std::chrono::milliseconds connect{5'000};
    std::chrono::milliseconds answer{10'000}; ///< silence of the printer while a request is under way
    std::chrono::milliseconds job{180'000};   ///< the whole of one print() or state() call
};

} // namespace rapoint::printing
