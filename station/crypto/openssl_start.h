#pragma once

namespace rapoint {

/// Starts OpenSSL, if nobody has used it yet. What registers for the end of the program after this call
/// (std::atexit, static objects) ends while OpenSSL is still there.
void startOpenssl();

} // namespace rapoint
