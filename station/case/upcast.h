#pragma once

#include "station/base/result.h"

#include <nlohmann/json.hpp>

#include <array>
#include <span>
#include <string_view>

namespace rapoint {

/// One change of a fact's meaning: turns the stored fields of version `from` into those of the next version.
struct Upcaster {
    std::string_view kind;
    int from = 1;
    Result<> (*apply)(nlohmann::json& fields) = nullptr;
};

/// All changes of meaning there have been. A kind that says `kVersion = 3` has two rows, from 1 and from 2; a row
/// is never taken out or changed once it was released.
inline constexpr std::array<Upcaster, 0> kUpcasters{};

/// The key under which a stored fact says its version; one without it has version 1. No fact has such a field.
inline constexpr const char* kVersionKey = "version";

/// The stored fields as version `current` of the kind has them, without their version. made-by-newer-program for a
/// later version; message-malformed for a version that is no number from 1; whatever an upcaster finds wrong.
Result<nlohmann::json> upcast(std::string_view kind, nlohmann::json fields, int current,
                              std::span<const Upcaster> table);

} // namespace rapoint
