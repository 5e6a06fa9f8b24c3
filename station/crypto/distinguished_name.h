#pragma once

#include <string>
#include <vector>

namespace rapoint {

/// The subject of a certification request: RFC 5280 attributes in the order they are to appear, UTF-8.
/// Types by OpenSSL short name: "C", "CN", "SN", "GN", "serialNumber", "O", "emailAddress".
struct SubjectAttribute {
    std::string type;
    std::string value;
};
using Subject = std::vector<SubjectAttribute>;

} // namespace rapoint
