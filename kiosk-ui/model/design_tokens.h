#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rapoint::kiosk_ui {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
};

/// The colours of all pages, and nothing else is coloured.
struct DesignTokens {
    Colour page;
    Colour surface;
    Colour ink;
    Colour muted;
    Colour border;
    Colour primary;
    Colour primaryPressed;
    Colour onPrimary;
    Colour chosen; ///< the surface of what is chosen
    Colour good;
    Colour attention;
    Colour bad;
    Colour notice; ///< the surface that notices stand on
    Colour badge;  ///< the demonstration's strip
    Colour onBadge;
    Colour disabled;
    Colour onDisabled;
    Colour focus;
};

const DesignTokens& designTokens(bool highContrast);
/// "#0b4f9e"
std::string toCss(Colour colour);
/// WCAG 2.2, 1.4.3: 1 … 21.
double contrastRatio(Colour first, Colour second);

/// Two tokens of which one is drawn on the other.
struct TokenPair {
    const char* what;
    Colour front;
    Colour back;
    double least; ///< 7 for text (AAA), 3 for shapes (1.4.11), 4.5 for what is disabled
};
std::vector<TokenPair> tokenPairs(const DesignTokens& tokens);

} // namespace rapoint::kiosk_ui
