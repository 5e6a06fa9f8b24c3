#include "tests/kiosk-ui/catalogue.h"

#include <fstream>
#include <regex>
#include <stdexcept>

namespace rapoint::test {

CatalogueSource CatalogueSource::read(const std::filesystem::path& file) {
    static const std::regex entry{R"re(^(msgid|msgid_plural|msgstr|msgstr\[[0-9]\]) "(.*)"$)re"};
    static const std::regex forms{R"re(nplurals=([0-9]))re"};
    CatalogueSource catalogue;
    std::ifstream in{file};
    std::string id;
    for (std::string line; std::getline(in, line);) {
        std::smatch match;
        if (line.empty() || line.front() == '#')
            continue;
        if (line.front() == '"') {
            if (std::regex_search(line, match, forms))
                catalogue.pluralForms = std::stoul(match[1]);
            continue;
        }
        if (!std::regex_match(line, match, entry))
            throw std::runtime_error{"not understood: " + line};
        if (match[1] == "msgid")
            id = match[2];
        else if (match[1] == "msgid_plural")
            catalogue.isPlural[id] = true;
        else if (!id.empty())
            catalogue.texts[id].push_back(match[2]);
    }
    return catalogue;
}

} // namespace rapoint::test
