#include "station/app/gallery/kiosk_gallery.h"

#include "kiosk-ui/model/language.h"
#include "kiosk-ui/wx/page_check.h"
#include "kiosk-ui/wx/picture.h"
#include "kiosk-ui/wx/station_window.h"
#include "station/app/demo/demo_hint.h"
#include "station/app/gallery/kiosk_gallery_pages.h"
#include "station/app/gallery/silent_desk.h"

#include <algorithm>
#include <cstdio>
#include <random>

namespace rapoint::app {

namespace {

using kiosk_ui::Appearance;
using kiosk_ui::Session;

struct Picture {
    const GalleryPage* page = nullptr;
    std::string language;
    Appearance appearance;
    wxSize size;

    std::string name() const {
        return page->name + "-" + language +
               (appearance.large      ? "-large"
                : appearance.contrast ? "-contrast"
                                      : "") +
               "-" + std::to_string(size.x) + "x" + std::to_string(size.y);
    }
};

std::vector<Picture> allPictures(const std::vector<GalleryPage>& pages) {
    std::vector<Picture> pictures;
    for (const wxSize size : {wxSize{1280, 800}, wxSize{1366, 768}, wxSize{1920, 1080}, wxSize{1080, 1920}})
        for (const Appearance appearance :
             {Appearance{false, false}, Appearance{true, false}, Appearance{false, true}})
            for (const auto& language : kiosk_ui::languages())
                for (const GalleryPage& page : pages)
                    pictures.push_back({&page, std::string{language.code}, appearance, size});
    return pictures;
}

/// One picture: a session and a window of its own, so that no page has anything of another.
std::vector<std::string> show(const KioskSetup& setup, const Picture& picture, const GalleryOptions& options) {
    SilentDesk desk;
    kiosk_ui::CameraFeed feed;
    kiosk_ui::StationWindow* window = nullptr;
    Session session{{.mode = picture.page->mode,
                     .language = picture.language,
                     .hintFor =
                         [](std::string_view page) {
                             return demoHint(page, "2026-000241", [](const char*) { return "102561"; });
                         },
                     .idle = std::chrono::hours{24}},
                    setup.profile,
                    desk,
                    [&] {
                        if (window != nullptr)
                            window->pageChanged();
                    }};
    if (picture.appearance.large)
        session.press("large-text");
    if (picture.appearance.contrast)
        session.press("contrast");
    picture.page->reach(session, setup.profile);
    window = new kiosk_ui::StationWindow(
        session, feed, {.icons = setup.assets / "icons", .demo = true, .size = picture.size, .timed = false});
    window->showNow();
    window->Show();
    kiosk_ui::settle(*window);
    auto problems = kiosk_ui::problemsOf(*window);
    if (!options.directory.empty() &&
        !kiosk_ui::writePicture(*window,
                                options.directory / (picture.name() + (options.scale > 1 ? "-x2" : "") + ".png")))
        problems.emplace_back("the picture cannot be written");
    kiosk_ui::removeAtOnce(window);
    return problems;
}

} // namespace

int showGallery(const KioskSetup& setup, const GalleryOptions& options) {
    const std::vector<GalleryPage> pages = galleryPages();
    std::vector<Picture> pictures = allPictures(pages);
    std::erase_if(pictures,
                  [&](const Picture& picture) { return picture.name().find(options.only) == std::string::npos; });
    if (options.sample > 0) {
        std::mt19937 chance{options.seed};
        std::ranges::shuffle(pictures, chance);
        pictures.resize(std::min(pictures.size(), static_cast<std::size_t>(options.sample)));
    }
    std::error_code error;
    if (!options.directory.empty())
        std::filesystem::create_directories(options.directory, error);
    std::size_t bad = 0;
    for (const Picture& picture : pictures) {
        const auto problems = show(setup, picture, options);
        for (const std::string& problem : problems)
            std::printf("%s: %s\n", picture.name().c_str(), problem.c_str()), std::fflush(stdout);
        bad += problems.empty() ? 0 : 1;
    }
    std::printf("%zu pictures, %zu with problems\n", pictures.size(), bad);
    std::fflush(stdout);
    return bad == 0 ? 0 : 1;
}

} // namespace rapoint::app
