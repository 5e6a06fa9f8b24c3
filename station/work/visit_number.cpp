#include "station/work/visit_number.h"

namespace rapoint::work {

std::string visitNumber(const CaseId& id) {
    constexpr std::size_t kDigits = 6;
    const std::string text = id.text();
    return text.substr(text.size() - kDigits);
}

std::string typedNumber(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'F')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

} // namespace rapoint::work
