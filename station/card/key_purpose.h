#pragma once

namespace rapoint::card {

/// What a key pair is made for: certificates and signatures, or deriving the keys that drafts are sealed with.
enum class KeyPurpose { Sign, Derive };

} // namespace rapoint::card
