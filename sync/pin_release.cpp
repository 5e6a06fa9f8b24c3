#include "sync/pin_release.h"

#include "station/base/digest.h"
#include "station/base/random.h"
#include "station/base/text.h"
#include "station/crypto/aes_gcm.h"
#include "station/crypto/openssl_error.h"
#include "station/crypto/openssl_ptr.h"
#include "station/steps/release_key.h"
#include "sync/json_text.h"

#include <algorithm>
#include <array>

namespace rapoint::sync {

namespace {

constexpr std::size_t kSalt = 16;
constexpr std::size_t kMaxPinLength = 24;
/// Of a fixed size, so that the length of a PIN is not seen: each a size and kMaxPinLength bytes.
constexpr std::size_t kClear = 2 * (1 + kMaxPinLength);
constexpr std::size_t kLink = 32;
constexpr std::size_t kMaxSerialLength = 64;
constexpr std::size_t kMaxTextLength = 2048;
constexpr std::uint64_t kScryptMemory = 64ULL << 20;

constexpr std::array<std::string_view, 2> kKeys{"generation-code", "identity"}; // in the order of ReleaseKey

tl::unexpected<Fault> malformed(const char* what) {
    return failure(FaultCode::MessageMalformed, std::string{"PIN release: "} + what);
}

std::string boundTo(const PinRelease& release) {
    return "rapoint pin release 1\n" + release.caseId.text() + "\n" + release.cardSerial + "\n" + release.link +
           (release.opensWith == ReleaseKey::Identity ? "\nidentity" : "");
}

/// Key and nonce; each salt is used once.
Result<Secret> derive(ReleaseKey kind, const Secret& key, ByteView salt) {
    RAPOINT_TRY(const Secret plain, plainKey(kind, key));
    Secret derived{kAesGcmKeySize + kAesGcmNonceSize};
    if (EVP_PBE_scrypt(reinterpret_cast<const char*>(plain.bytes().data()), plain.size(), salt.data(), salt.size(),
                       1U << 15U, 8, 1, kScryptMemory, derived.writable().data(), derived.size()) != 1)
        return opensslFailure(FaultCode::CryptoFailed, "deriving a key from the holder's");
    return derived;
}

AesGcmInput inputFrom(const Secret& derived, const std::string& bound) {
    return {derived.bytes().first(kAesGcmKeySize), derived.bytes().last(kAesGcmNonceSize), bytesOf(bound)};
}

void put(std::span<std::uint8_t> place, const Secret& pin) {
    place[0] = static_cast<std::uint8_t>(pin.size());
    std::ranges::copy(pin.bytes(), place.begin() + 1);
}

Result<Secret> taken(ByteView place) {
    if (place[0] > kMaxPinLength)
        return failure(FaultCode::SealBroken, "a PIN release without a PIN");
    return Secret::copyOf(place.subspan(1, place[0]));
}

} // namespace

bool isReleaseLink(std::string_view text) {
    return text.size() == kLink &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Result<PinRelease> PinRelease::lock(const PinsToRelease& pins, const Secret& key) {
    if (pins.pin.empty() || pins.pin.size() > kMaxPinLength || pins.puk.size() > kMaxPinLength)
        return failure(FaultCode::InputInvalid, "a PIN to release has 1 to 24 bytes");
    SystemRandom random;
    PinRelease release{pins.caseId,   pins.cardSerial, {}, Bytes(kSalt), Bytes(kClear + kAesGcmTagSize),
                       pins.opensWith};
    Bytes link(kLink / 2);
    random.fill(link);
    random.fill(release.salt);
    release.link = toHex(link);
    RAPOINT_TRY(const Secret derived, derive(pins.opensWith, key, release.salt));
    Secret clear{kClear};
    put(clear.writable().first(kClear / 2), pins.pin);
    put(clear.writable().last(kClear / 2), pins.puk);
    const std::string bound = boundTo(release);
    const std::span<std::uint8_t> locked{release.locked};
    RAPOINT_CHECK(aesGcmEncrypt(inputFrom(derived, bound), clear.bytes(), locked.first(kClear),
                                locked.last(kAesGcmTagSize)));
    return release;
}

Result<std::optional<ReleasedPins>> PinRelease::unlock(const Secret& key) const {
    RAPOINT_TRY(const Secret derived, derive(opensWith, key, salt));
    Secret clear{kClear};
    const std::string bound = boundTo(*this);
    RAPOINT_TRY(const bool opened, aesGcmDecrypt(inputFrom(derived, bound), ByteView{locked}.first(kClear),
                                                 ByteView{locked}.last(kAesGcmTagSize), clear.writable()));
    if (!opened)
        return std::nullopt;
    ReleasedPins pins{cardSerial, {}, {}};
    RAPOINT_TRY(pins.pin, taken(clear.bytes().first(kClear / 2)));
    RAPOINT_TRY(pins.puk, taken(clear.bytes().last(kClear / 2)));
    return std::optional{std::move(pins)};
}

Result<PinRelease> PinRelease::parse(ByteView json) {
    if (json.size() > kMaxTextLength || !fromUtf8(textOf(json)))
        return malformed("too large, or not UTF-8");
    // Nothing in it is deeper than one level; 2 KiB of brackets cost no stack to speak of.
    const auto object = nlohmann::json::parse(json.begin(), json.end(), nullptr, false);
    // Releases of stations from when there was one kind of key do not name it.
    const bool namesKey = object.is_object() && object.contains("key");
    if (!object.is_object() || object.size() != (namesKey ? 6 : 5))
        return malformed("no object of five values, or six");
    PinRelease release;
    RAPOINT_TRY(release.caseId, CaseId::fromText(textIn(object, "caseId")));
    release.cardSerial = textIn(object, "cardSerial");
    release.link = textIn(object, "link");
    const auto kind = std::ranges::find(kKeys, namesKey ? textIn(object, "key") : kKeys.front());
    if (kind == kKeys.end())
        return malformed("no kind of key");
    release.opensWith = static_cast<ReleaseKey>(kind - kKeys.begin());
    RAPOINT_TRY(release.salt, fromBase64(textIn(object, "salt")));
    RAPOINT_TRY(release.locked, fromBase64(textIn(object, "locked")));
    if (release.cardSerial.empty() || release.cardSerial.size() > kMaxSerialLength ||
        !isReleaseLink(release.link) || release.salt.size() != kSalt ||
        release.locked.size() != kClear + kAesGcmTagSize)
        return malformed("a value has a wrong form");
    return release;
}

std::string PinRelease::text() const {
    return nlohmann::ordered_json{{"caseId", caseId.text()},
                                  {"cardSerial", cardSerial},
                                  {"link", link},
                                  {"key", kKeys.at(static_cast<std::size_t>(opensWith))},
                                  {"salt", toBase64(salt)},
                                  {"locked", toBase64(locked)}}
        .dump();
}

} // namespace rapoint::sync
