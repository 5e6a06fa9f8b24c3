#include "kiosk-ui/wx/spoken_words.h"

namespace rapoint::kiosk_ui {

std::string spokenWords(const Page& page, const Words& words) {
    std::string spoken;
    const auto say = [&](const Text& text) {
        if (!text.empty())
            spoken += std::string{words.of(text).utf8_str()} + ". ";
    };
    say(page.title);
    if (page.lead)
        say(*page.lead);
    if (page.notice)
        say(page.notice->text);
    if (page.notice && page.notice->advice)
        say(*page.notice->advice);
    if (page.notice && page.notice->more)
        say(*page.notice->more);
    for (const Row& row : page.rows) {
        say(row.label);
        say(row.value);
        if (row.other)
            say(*row.other);
        if (row.remark)
            say(*row.remark);
    }
    for (const Button& tile : page.tiles)
        say(tile.label);
    for (const Choice& choice : page.choices)
        say(choice.label);
    for (const Check& check : page.checks)
        say(check.label), say(check.detail);
    for (const Field& field : page.fields)
        say(field.label);
    if (page.pin)
        say(page.pin->label);
    if (page.primary && page.primary->enabled)
        say(page.primary->label);
    for (const Button& way : page.secondary)
        say(way.label);
    return spoken;
}

} // namespace rapoint::kiosk_ui
