#include "station/crypto/key_type.h"

#include <array>
#include <utility>

namespace rapoint {

namespace {

constexpr std::array<std::pair<KeyType, std::string_view>, 4> kNames{{{KeyType::EcP256, "ec-p256"},
                                                                      {KeyType::EcP384, "ec-p384"},
                                                                      {KeyType::Rsa2048, "rsa-2048"},
                                                                      {KeyType::Rsa3072, "rsa-3072"}}};

} // namespace

std::string_view nameOf(KeyType type) {
    for (const auto& [value, name] : kNames)
        if (value == type)
            return name;
    return {};
}

std::optional<KeyType> keyTypeFromName(std::string_view name) {
    for (const auto& [value, known] : kNames)
        if (known == name)
            return value;
    return std::nullopt;
}

} // namespace rapoint
