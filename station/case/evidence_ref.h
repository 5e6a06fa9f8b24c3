#pragma once

#include <cstdint>
#include <string>

namespace rapoint {

/// A picture or document kept with the case.
struct EvidenceRef {
    std::string id;   ///< SHA-256 of the sealed form, hex
    std::string name; ///< file name in the package: "document-front.png"
    std::string mediaType;
    std::string sha256;    ///< of the content, hex
    std::int64_t size = 0; ///< of the content, bytes

    bool operator==(const EvidenceRef&) const = default;
    static void describe(auto& self, auto&& field) {
        field("id", self.id);
        field("name", self.name);
        field("mediaType", self.mediaType);
        field("sha256", self.sha256);
        field("size", self.size);
    }
};

} // namespace rapoint
