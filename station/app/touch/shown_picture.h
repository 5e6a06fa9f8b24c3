#pragma once

#include "kiosk-ui/model/page.h"
#include "station/base/bytes.h"

#include <string>

namespace rapoint::app {

/// An encoded picture as a page shows it, no larger than a page has room for (`longest`, in pixels); without
/// pixels for bytes that are not a picture.
kiosk_ui::ShownPicture shownPicture(kiosk_ui::Text label, ByteView encoded, int longest = 720);

} // namespace rapoint::app
