#pragma once

#include "capture/page/quad.h"

#include <optional>
#include <string_view>

namespace rapoint::capture {

/// What the person in front of the camera should be told.
enum class Guidance {
    NoDocument, ///< lay or hold a document under the camera
    TooFar,
    TooClose,
    Dark,
    Glare, ///< a reflection hides something; `where` is the reflection
    Tilt,
    Blur, ///< out of focus although nothing moves
    HoldStill,
    TurnOver, ///< a document without a zone on this side
    Done,
};

/// The word for `--json` and for text keys: "no-document", "too-far" …
std::string_view nameOf(Guidance guidance);

/// Guidance for one frame.
struct FrameGuidance {
    Guidance what = Guidance::NoDocument;
    std::optional<Quad> where; ///< pixels of the frame: the reflection, or else the page or zone; if there is any

    bool operator==(const FrameGuidance&) const = default;
};

} // namespace rapoint::capture
