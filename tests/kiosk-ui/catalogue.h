#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace rapoint::test {

/// A gettext catalogue as text: what each id is in its language, one entry per plural form.
struct CatalogueSource {
    std::size_t pluralForms = 0;
    std::map<std::string, std::vector<std::string>> texts;
    std::map<std::string, bool> isPlural;

    /// Throws std::runtime_error with the line that is not understood.
    static CatalogueSource read(const std::filesystem::path& file);
};

} // namespace rapoint::test
