#include "kiosk-ui/wx/icons.h"

#include <fstream>
#include <sstream>

namespace rapoint::kiosk_ui {

const std::string& Icons::source(const std::string& name) {
    auto [at, isNew] = m_sources.try_emplace(name);
    if (isNew) {
        std::ostringstream text;
        text << std::ifstream{m_folder / (name + ".svg")}.rdbuf();
        at->second = text.str();
    }
    return at->second;
}

wxBitmapBundle Icons::get(const std::string& name, int pixels, Colour colour) {
    const std::string key = name + toCss(colour) + std::to_string(pixels);
    if (const auto at = m_drawn.find(key); at != m_drawn.end())
        return at->second;
    std::string svg = source(name);
    for (std::size_t at = svg.find("#000000"); at != std::string::npos; at = svg.find("#000000", at + 1))
        svg.replace(at, 7, toCss(colour));
    wxBitmapBundle drawn;
    if (!svg.empty())
        drawn = wxBitmapBundle::FromSVG(svg.data(), wxSize{pixels, pixels});
    return m_drawn[key] = drawn;
}

} // namespace rapoint::kiosk_ui
