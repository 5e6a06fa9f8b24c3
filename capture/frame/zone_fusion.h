#pragma once

#include "capture/mrz/zone_cells.h"
#include "station/identity/mrz.h"

#include <optional>

namespace rapoint::capture {

/// Adds up what the frames of a video say about one zone, because what a reflection hides in one frame is seen in
/// another. The sum is shared by the frames that saw a character at all: frames of a video resemble each other,
/// and a doubt that all of them have must stay one. A frame of another document starts over. Owned by a
/// DocumentWatch; one thread.
class ZoneFusion {
public:
    void add(const ZoneCells& frame);
    void clear();

    /// Frames since the present document was first seen.
    int frames() const { return m_frames; }
    /// What all frames together say; nothing before the first.
    const std::optional<MrzReading>& reading() const { return m_reading; }
    /// The reading is accepted (most frames show the whole lines), and each of its characters was seen in at least
    /// two frames by itself; one that the check digits put right need not be.
    bool agreed() const;

private:
    bool isOfAnotherDocument(const ZoneCells& frame) const;
    void countSupport(const ZoneCells& frame);
    ZoneCells mean() const;

    std::optional<ZoneCells> m_sum;
    std::vector<std::array<int, kMrzCharacters>> m_support; ///< by cell: frames that see this character there
    std::vector<int> m_seen;                                ///< by cell: frames that see any
    std::optional<MrzReading> m_reading;
    int m_frames = 0;
    int m_wholeFrames = 0; ///< that show the whole lines
};

} // namespace rapoint::capture
