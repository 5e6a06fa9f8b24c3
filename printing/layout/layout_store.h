#pragma once

#include "printing/layout/pango_types.h"

#include <map>
#include <string>
#include <tuple>

namespace rapoint::printing {

/// Text that is the same in every contract, set once: shaping and breaking it into lines is a third of the time
/// that a contract takes. Only for texts without anybody's data: what is in the store stays in memory. One for
/// each thread, as Pango's own caches are.
class LayoutStore {
public:
    /// Everything that the look of a text depends on.
    struct Look {
        std::string language; ///< "pl"
        double size = 0;      ///< points
        bool bold = false;
        PangoAlignment alignment = PANGO_ALIGN_LEFT;
        double width = 0; ///< points
    };

    static LayoutStore& ofThread();

    /// The text set so, with the fonts of a PDF surface; kept if `constant`.
    LayoutPtr layoutOf(const std::string& markup, const Look& look, bool constant);

private:
    using Key = std::tuple<std::string, double, bool, int, double, std::string>;

    PangoContext* contextOf(const std::string& language);

    std::map<std::string, ContextPtr> m_contexts;
    std::map<Key, LayoutPtr> m_layouts;
};

} // namespace rapoint::printing
