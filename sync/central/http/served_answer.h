#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapoint::sync {

/// The body is overwritten once it is sent. After an answer to a request about a secret the connection ends, and
/// nothing of either stays in memory.
struct ServedAnswer {
    unsigned status = 200;
    std::string contentType{};
    std::vector<std::pair<std::string, std::string>> headers{};
    Bytes body{};
    bool aboutSecret = false;
};

ServedAnswer textAnswer(unsigned status, std::string contentType, std::string_view body);
/// RFC 9457.
ServedAnswer problem(unsigned status, std::string_view title);
/// In the fault table's words, because a detail may name what only the central may know: 400 for what the client
/// can change, else 503.
ServedAnswer problemOf(const Fault& fault);

} // namespace rapoint::sync
