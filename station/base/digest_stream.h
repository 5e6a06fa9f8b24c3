#pragma once

#include "station/base/digest.h"

#include <openssl/types.h>

#include <memory>

namespace rapoint {

/// The SHA-256 of bytes that come one piece after the other. One thread at a time.
class DigestStream {
public:
    DigestStream();

    void add(ByteView piece);
    /// Of all pieces; nothing can be added after it.
    Digest finish();

private:
    struct Free {
        void operator()(EVP_MD_CTX* context) const;
    };
    std::unique_ptr<EVP_MD_CTX, Free> m_context;
};

} // namespace rapoint
