#include "printing/layout/installed_fonts.h"

#include "printing/layout/pango_types.h"

#include <algorithm>
#include <set>
#include <string>

namespace rapoint::printing {

namespace {

const std::set<std::string, std::less<>>& installed() {
    static const std::set<std::string, std::less<>> s_names = [] {
        PangoFontFamily** families = nullptr;
        int count = 0;
        ::pango_font_map_list_families(::pango_cairo_font_map_get_default(), &families, &count);
        std::set<std::string, std::less<>> names;
        for (int i = 0; i < count; ++i)
            names.insert(::pango_font_family_get_name(families[i]));
        ::g_free(families);
        return names;
    }();
    return s_names;
}

} // namespace

bool isFontInstalled(std::initializer_list<std::string_view> families) {
    return std::any_of(families.begin(), families.end(),
                       [](std::string_view family) { return installed().contains(family); });
}

} // namespace rapoint::printing
