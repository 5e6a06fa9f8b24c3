#pragma once

#include "kiosk-ui/model/session.h"

#include <functional>
#include <string>
#include <vector>

namespace rapoint::app {

/// A page of the gallery: how a session comes to show it, with an applicant whose data are as long as they come.
struct GalleryPage {
    std::string name;
    kiosk_ui::Mode mode = kiosk_ui::Mode::Desk;
    std::function<void(kiosk_ui::Session&, const Profile&)> reach;
};

/// Every page that a session can show.
std::vector<GalleryPage> galleryPages();

} // namespace rapoint::app
