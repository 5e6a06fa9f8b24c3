#pragma once

#include "kiosk-ui/model/plural_rule.h"
#include "station/base/bytes.h"

#include <optional>
#include <string_view>
#include <unordered_map>

namespace rapoint::kiosk_ui {

/// The texts of one language by their ids: a gettext catalogue in its binary form (GNU gettext manual, "The Format
/// of GNU MO Files"). Immutable.
class Catalogue {
public:
    /// `bytes` outlive the catalogue. message-malformed.
    static Result<Catalogue> read(ByteView bytes);

    /// The text, in the form for this number; nothing for an id that the catalogue doesn't have.
    std::optional<std::string_view> find(std::string_view id, std::optional<long> number = {}) const;

private:
    std::unordered_map<std::string_view, std::string_view>
        m_texts; ///< plural forms follow each other, NUL between
    PluralRule m_plural;
};

} // namespace rapoint::kiosk_ui
