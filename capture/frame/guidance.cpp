#include "capture/frame/guidance.h"

#include <array>

namespace rapoint::capture {

std::string_view nameOf(Guidance guidance) {
    constexpr std::array<std::string_view, 10> names{"no-document", "too-far", "too-close",  "dark",      "glare",
                                                     "tilt",        "blur",    "hold-still", "turn-over", "done"};
    return names[static_cast<std::size_t>(guidance)];
}

} // namespace rapoint::capture
