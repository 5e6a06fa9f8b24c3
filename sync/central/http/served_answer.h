#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapoint::sync {

/// The body is overwritten once it is sent.
struct ServedAnswer {
    unsigned status = 200;
    std::string contentType{};
    std::vector<std::pair<std::string, std::string>> headers{};
    Bytes body{};
};

ServedAnswer textAnswer(unsigned status, std::string contentType, std::string_view body);
/// RFC 9457.
ServedAnswer problem(unsigned status, std::string_view title);
/// In the fault table's words, because a detail may name what only the central may know: 400 for what the client
/// can change, else 503.
ServedAnswer problemOf(const Fault& fault);

} // namespace rapoint::sync
