#pragma once

#include "station/base/result.h"

#include <optional>
#include <string>

namespace rapoint {

/// The texts of provider profiles, each once, by the digest that cases have of them (CaseOpened). They stay for as
/// long as the station's records do: they say by which rules a case went.
class KeptProfiles {
public:
    virtual ~KeptProfiles() = default;
    /// Durable when it returns; nothing to do if it is there. `digest` is the text's SHA-256, hex:
    /// message-malformed otherwise. disk-full, storage-failed.
    virtual Result<> keep(const std::string& digest, const std::string& text) = 0;
    /// Nothing if no such profile was ever kept; storage-failed if the text has changed.
    virtual Result<std::optional<std::string>> find(const std::string& digest) = 0;
};

} // namespace rapoint
