#pragma once

#include "printing/layout/pango_types.h"
#include "station/base/bytes.h"
#include "station/base/result.h"

namespace rapoint::printing {

/// The holder's picture as Cairo draws it. A JPEG goes into a PDF as it is; a PNG is taken apart.
struct FacePhoto {
    SurfacePtr surface;
    int width = 0; ///< dots
    int height = 0;

    /// image-unreadable for anything but a baseline or progressive JPEG or a PNG; image-too-large above 4 MiB or
    /// 6000 dots a side.
    static Result<FacePhoto> read(ByteView picture);
};

} // namespace rapoint::printing
