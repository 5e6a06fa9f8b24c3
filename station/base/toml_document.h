#pragma once

#include <tl/expected.hpp>
#include <toml++/toml.h>

#include <string>
#include <string_view>

namespace rapoint {

/// Line of the first TOML mistake, counted from 1, and its cause.
struct TomlMistake {
    int line = 0;
    int column = 0;
    std::string what;
};

/// The tables of a TOML 1.0 document; its nodes know their lines. Nothing but toml::parse, behind a check for
/// which see the source: every TOML text of the station is read through here.
tl::expected<toml::table, TomlMistake> parseToml(std::string_view text);

} // namespace rapoint
