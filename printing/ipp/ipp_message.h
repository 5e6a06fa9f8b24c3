#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <cups/ipp.h>

namespace rapoint::printing {

struct IppDelete {
    void operator()(ipp_t* message) const { ::ippDelete(message); }
};
using IppMessage = std::unique_ptr<ipp_t, IppDelete>;

/// The texts of a keyword, name or text attribute; empty if it is not there.
std::vector<std::string> textsOf(const IppMessage& message, const char* attribute);
/// The first integer or enum value, or `otherwise`.
int numberOf(const IppMessage& message, const char* attribute, int otherwise);
/// A state reason without its severity (RFC 8011 §5.4.12): printers rewrite the suffix as they please, so only the
/// stem means something. "none" becomes empty.
std::string stemOf(std::string_view reason);
/// The stems of a "…-state-reasons" attribute, without "none".
std::vector<std::string> stemsOf(const IppMessage& message, const char* attribute);
/// "media-jam, media-needed"
std::string joined(const std::vector<std::string>& reasons);

} // namespace rapoint::printing
