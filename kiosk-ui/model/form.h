#pragma once

#include "station/base/secret.h"

#include <map>
#include <string>

namespace rapoint::kiosk_ui {

/// What was typed and chosen on a page so far, by field, group or check ("yes", "no").
using Form = std::map<std::string, std::string>;

/// What was typed there, or nothing.
inline std::string valueIn(const Form& form, const std::string& name) {
    const auto at = form.find(name);
    return at == form.end() ? std::string{} : at->second;
}

/// Personal data may have been typed: overwritten before they are let go of.
inline void wipeForm(Form& form) {
    for (auto& [name, value] : form)
        wipe({reinterpret_cast<std::uint8_t*>(value.data()), value.size()});
    form.clear();
}

} // namespace rapoint::kiosk_ui
