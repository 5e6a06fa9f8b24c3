#include "tests/e2e/printed_envelope.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>

namespace rapoint::test {

namespace {

/// The PIN stands in the page as a hexadecimal string of its own, filled up with blanks, uncompressed: it is found
/// in half a page too, of which no PDF program would make anything.
std::string pinIn(const std::string& page) {
    static constexpr std::string_view kBefore = " Td <";
    const std::size_t at = page.find(kBefore);
    std::string pin;
    for (std::size_t digit = at + kBefore.size(); at != std::string::npos && digit + 1 < page.size(); digit += 2) {
        // '0' to '9' are 30 to 39.
        if (page[digit] != '3')
            break;
        pin.push_back(page[digit + 1]);
    }
    return pin;
}

} // namespace

std::vector<PrintedEnvelope> printedEnvelopes(const std::filesystem::path& directory) {
    std::vector<PrintedEnvelope> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{directory}) {
        // ippeveprinter names a job's file "<number>-<title in small letters>.pdf", and the title is the serial.
        std::string name = entry.path().stem().string();
        std::ranges::transform(name, name.begin(),
                               [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        if (entry.path().extension() != ".pdf" || name.find('-') == std::string::npos)
            continue;
        std::ifstream file{entry.path(), std::ios::binary};
        const std::string page{std::istreambuf_iterator<char>{file}, {}};
        found.push_back({name.substr(name.find('-') + 1), pinIn(page)});
    }
    return found;
}

} // namespace rapoint::test
