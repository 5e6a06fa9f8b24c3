#pragma once

#include "kiosk-ui/model/page.h"
#include "station/base/bytes.h"

#include <vector>

namespace rapoint::app {

/// The pages of a PDF, drawn by pdftoppm(1) through pipes: no page of a contract comes to be a file. None where
/// that fails.
std::vector<kiosk_ui::ShownPicture> contractPages(ByteView pdf);

} // namespace rapoint::app
