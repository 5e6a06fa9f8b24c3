#pragma once

#include "station/ports/capture.h"

#include <vector>

namespace rapoint::capture {

/// The pages of a document that has several, while a person captures them: in the order in which they will be
/// kept. Knows no screen and records nothing. Owned by the session that captures; one thread.
class PageList {
public:
    static constexpr std::size_t kMost = 40;

    struct Page {
        Picture picture; ///< bit for bit, as it will be kept
        Bytes preview;   ///< JPEG of at most 320 pixels
    };

    const std::vector<Page>& pages() const { return m_pages; }

    /// At the end. image-unreadable, image-too-large: as for any picture, or there are kMost already.
    Result<> add(Picture picture);
    /// In place of page `index`, which must be there. A picture that cannot be read changes nothing.
    Result<> retake(std::size_t index, Picture picture);
    /// Page `from` becomes page `to`, both must be there; those between move up.
    void move(std::size_t from, std::size_t to);
    /// Page `index`, which must be there, goes.
    void remove(std::size_t index);

private:
    std::vector<Page> m_pages;
};

} // namespace rapoint::capture
