#pragma once

#include "station/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace rapoint::kiosk_ui {

/// Which form of a text goes with a number: the Plural-Forms of a catalogue (GNU gettext manual, "Additional
/// functions for plural forms"), a C expression over n such as "n==1 ? 0 : n%10>=2 ? 1 : 2". Plain value.
class PluralRule {
public:
    /// One form for every number.
    PluralRule() = default;
    /// From "nplurals=3; plural=(n==1 ? 0 : 1);". message-malformed.
    static Result<PluralRule> parse(std::string_view forms);

    /// From 0, below the number of forms.
    std::size_t formFor(unsigned long n) const;

private:
    std::string m_expression = "0";
    std::size_t m_forms = 1;
};

} // namespace rapoint::kiosk_ui
