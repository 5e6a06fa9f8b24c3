#pragma once

#include <optional>
#include <string_view>

namespace rapoint {

/// The kinds of keys that cards make.
enum class KeyType { EcP256, EcP384, Rsa2048, Rsa3072 };
std::string_view nameOf(KeyType type); ///< "ec-p256", "ec-p384", "rsa-2048", "rsa-3072"
std::optional<KeyType> keyTypeFromName(std::string_view name);

} // namespace rapoint
