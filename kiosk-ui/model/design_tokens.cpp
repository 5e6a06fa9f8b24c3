#include "kiosk-ui/model/design_tokens.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace rapoint::kiosk_ui {

namespace {

constexpr Colour rgb(std::uint32_t value) {
    return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8 & 0xFF),
            static_cast<std::uint8_t>(value & 0xFF)};
}

constexpr DesignTokens kNormal{.page = rgb(0xF3F6FA),
                               .surface = rgb(0xFFFFFF),
                               .ink = rgb(0x12263F),
                               .muted = rgb(0x3F4E62),
                               .border = rgb(0x6B7C90),
                               .primary = rgb(0x0B4F9E),
                               .primaryPressed = rgb(0x083B78),
                               .onPrimary = rgb(0xFFFFFF),
                               .chosen = rgb(0xE6F0FB),
                               .good = rgb(0x0A5530),
                               .attention = rgb(0x6A4300),
                               .bad = rgb(0x96190F),
                               .notice = rgb(0xFFF8E8),
                               .badge = rgb(0xFFD75E),
                               .onBadge = rgb(0x3A2600),
                               .disabled = rgb(0xE7ECF2),
                               .onDisabled = rgb(0x5A6776),
                               .focus = rgb(0xC24E00)};

constexpr DesignTokens kContrast{.page = rgb(0x000000),
                                 .surface = rgb(0x0A0A0A),
                                 .ink = rgb(0xFFFFFF),
                                 .muted = rgb(0xE0E0E0),
                                 .border = rgb(0xFFFFFF),
                                 .primary = rgb(0xFFE600),
                                 .primaryPressed = rgb(0xFFFFFF),
                                 .onPrimary = rgb(0x000000),
                                 .chosen = rgb(0x003A70),
                                 .good = rgb(0x7CFFB2),
                                 .attention = rgb(0xFFE600),
                                 .bad = rgb(0xFF9C93),
                                 .notice = rgb(0x1C1C1C),
                                 .badge = rgb(0xFFE600),
                                 .onBadge = rgb(0x000000),
                                 .disabled = rgb(0x1E1E1E),
                                 .onDisabled = rgb(0xB4B4B4),
                                 .focus = rgb(0x6AD2FF)};

double linear(std::uint8_t part) {
    const double value = part / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

} // namespace

const DesignTokens& designTokens(bool highContrast) {
    return highContrast ? kContrast : kNormal;
}

std::string toCss(Colour colour) {
    char text[8];
    std::snprintf(text, sizeof text, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
    return text;
}

double contrastRatio(Colour first, Colour second) {
    const double a = luminance(first);
    const double b = luminance(second);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

std::vector<TokenPair> tokenPairs(const DesignTokens& t) {
    return {{"ink on page", t.ink, t.page, 7},
            {"ink on surface", t.ink, t.surface, 7},
            {"ink on chosen", t.ink, t.chosen, 7},
            {"ink on notice", t.ink, t.notice, 7},
            {"muted on page", t.muted, t.page, 7},
            {"muted on surface", t.muted, t.surface, 7},
            {"muted on chosen", t.muted, t.chosen, 7},
            {"muted on notice", t.muted, t.notice, 7},
            {"primary on page", t.primary, t.page, 7},
            {"primary on surface", t.primary, t.surface, 7},
            {"on primary", t.onPrimary, t.primary, 7},
            {"on primary, pressed", t.onPrimary, t.primaryPressed, 7},
            {"good on surface", t.good, t.surface, 7},
            {"attention on notice", t.attention, t.notice, 7},
            {"attention on surface", t.attention, t.surface, 7},
            {"bad on surface", t.bad, t.surface, 7},
            {"bad on notice", t.bad, t.notice, 7},
            {"on badge", t.onBadge, t.badge, 7},
            {"on disabled", t.onDisabled, t.disabled, 4.5},
            {"border on surface", t.border, t.surface, 3},
            {"border on page", t.border, t.page, 3},
            {"focus on surface", t.focus, t.surface, 3},
            {"focus on page", t.focus, t.page, 3}};
}

} // namespace rapoint::kiosk_ui
