#pragma once

#include "capture/frame/guidance.h"
#include "capture/frame/zone_fusion.h"
#include "capture/mrz/seen_zone.h"
#include "capture/quality/frame_look.h"
#include "station/base/result.h"

#include <chrono>
#include <functional>

namespace rapoint::capture {

/// Watches the frames of a camera until the zone of a document is read for certain, and says for each frame what
/// the person should do. Has neither camera nor clock: frames come with the time at which they were taken. Owned
/// by the session that captures; one thread.
class DocumentWatch {
public:
    /// Finds and reads the zone of an 8-bit grey frame (FrameReader::read); nothing if it shows none.
    using ReadZone = std::function<Result<std::optional<SeenZone>>(const cv::Mat& grey)>;

    explicit DocumentWatch(ReadZone readZone)
        : m_readZone{std::move(readZone)} {}

    /// Guidance for the next frame. After Done every frame is Done, until restart(). A fault is the reader's own:
    /// the frame counts for nothing.
    Result<FrameGuidance> see(const cv::Mat& grey, std::chrono::milliseconds at);
    /// Forgets the document: for the next one, or its other side.
    void restart();

    /// What was read, from the first frame with Done.
    const MrzReading* accepted() const { return m_done ? &*m_fusion.reading() : nullptr; }
    /// What was read so far, for a preview.
    const std::optional<MrzReading>& reading() const { return m_fusion.reading(); }
    /// The page in the last frame that was looked at.
    const std::optional<DocumentPage>& page() const { return m_look.page; }

private:
    struct Sighting {
        std::chrono::milliseconds at{};
        Quad corners;
        bool ofZone = false;
    };
    bool isMoving(const Sighting& now) const;
    Guidance judge(const cv::Mat& grey, const std::optional<SeenZone>& zone, std::chrono::milliseconds at);

    ReadZone m_readZone;
    ZoneFusion m_fusion;
    FrameLook m_look;
    std::optional<Sighting> m_last;                        ///< of the document
    std::optional<std::chrono::milliseconds> m_blankSince; ///< a still page without a zone is seen
    bool m_done = false;
};

} // namespace rapoint::capture
