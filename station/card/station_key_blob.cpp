#include "station/card/station_key_blob.h"

#include "station/base/append_bytes.h"

#include <algorithm>

namespace rapoint::card {

namespace {

constexpr std::array<std::uint8_t, 5> kStart{'R', 'P', 'S', 'K', 1};

} // namespace

Result<StationKeyBlob> StationKeyBlob::parse(ByteView bytes) {
    if (bytes.size() <= kHeaderSize + kTagSize || bytes.size() > kHeaderSize + kTagSize + kMaxSecretSize)
        return failure(FaultCode::SealBroken, "a wrapped secret of an impossible length");
    if (!std::equal(kStart.begin(), kStart.end(), bytes.begin()))
        return failure(FaultCode::SealBroken, "a wrapped secret of an unknown form");
    StationKeyBlob blob;
    auto take = [&, at = kStart.size()](auto& field) mutable {
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), field.size(), field.begin());
        at += field.size();
    };
    take(blob.recipient);
    take(blob.ephemeral);
    if (blob.ephemeral[0] != 0x04)
        return failure(FaultCode::SealBroken, "a wrapped secret without an ephemeral key");
    blob.ciphertext.resize(bytes.size() - kHeaderSize - kTagSize);
    take(blob.ciphertext);
    take(blob.tag);
    return blob;
}

Bytes StationKeyBlob::header() const {
    Bytes bytes{kStart.begin(), kStart.end()};
    append(bytes, recipient);
    append(bytes, ephemeral);
    return bytes;
}

Bytes StationKeyBlob::serialised() const {
    Bytes bytes = header();
    append(bytes, ciphertext);
    append(bytes, tag);
    return bytes;
}

} // namespace rapoint::card
