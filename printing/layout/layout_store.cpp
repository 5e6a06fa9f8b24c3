#include "printing/layout/layout_store.h"

#include "printing/layout/paper_context.h"
#include "printing/layout/sheet_flow.h"

namespace rapoint::printing {

namespace {

/// About four contracts in two languages.
constexpr std::size_t kMaxLayouts = 1000;
constexpr double kLineSpacing = 1.08;

LayoutPtr newLayout(PangoContext* context, const std::string& markup, const LayoutStore::Look& look) {
    LayoutPtr made{::pango_layout_new(context)};
    PangoLayout* const layout = made.get();
    PangoFontDescription* const font = ::pango_font_description_from_string(kFontFamilies);
    ::pango_font_description_set_absolute_size(font, look.size * PANGO_SCALE);
    ::pango_font_description_set_weight(font, look.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    ::pango_layout_set_font_description(layout, font);
    ::pango_font_description_free(font);
    ::pango_layout_set_width(layout, static_cast<int>(look.width * PANGO_SCALE));
    ::pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    ::pango_layout_set_alignment(layout, look.alignment);
    ::pango_layout_set_line_spacing(layout, static_cast<float>(kLineSpacing));
    ::pango_layout_set_markup(layout, markup.c_str(), static_cast<int>(markup.size()));
    return made;
}

LayoutPtr shared(const LayoutPtr& layout) {
    return LayoutPtr{g_object_ref(layout.get())}; // a macro: no :: before it
}

} // namespace

LayoutStore& LayoutStore::ofThread() {
    thread_local LayoutStore s_store;
    return s_store;
}

LayoutPtr LayoutStore::layoutOf(const std::string& markup, const Look& look, bool constant) {
    if (!constant)
        return newLayout(contextOf(look.language), markup, look);
    Key key{look.language, look.size, look.bold, static_cast<int>(look.alignment), look.width, markup};
    if (const auto known = m_layouts.find(key); known != m_layouts.end())
        return shared(known->second);
    if (m_layouts.size() == kMaxLayouts)
        m_layouts.clear();
    const auto kept = m_layouts.emplace(std::move(key), newLayout(contextOf(look.language), markup, look)).first;
    return shared(kept->second);
}

PangoContext* LayoutStore::contextOf(const std::string& language) {
    ContextPtr& context = m_contexts[language];
    if (context)
        return context.get();
    context = paperContext();
    ::pango_context_set_language(context.get(), ::pango_language_from_string(language.c_str()));
    return context.get();
}

} // namespace rapoint::printing
