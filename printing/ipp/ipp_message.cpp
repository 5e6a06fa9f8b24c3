#include "printing/ipp/ipp_message.h"

#include <algorithm>

namespace rapoint::printing {

std::vector<std::string> textsOf(const IppMessage& message, const char* attribute) {
    std::vector<std::string> texts;
    ipp_attribute_t* found = ::ippFindAttribute(message.get(), attribute, IPP_TAG_ZERO);
    for (int i = 0; found != nullptr && i < ::ippGetCount(found); ++i)
        if (const char* text = ::ippGetString(found, i, nullptr))
            texts.emplace_back(text);
    return texts;
}

int numberOf(const IppMessage& message, const char* attribute, int otherwise) {
    ipp_attribute_t* found = ::ippFindAttribute(message.get(), attribute, IPP_TAG_ZERO);
    if (found == nullptr)
        return otherwise;
    const ipp_tag_t tag = ::ippGetValueTag(found);
    return tag == IPP_TAG_INTEGER || tag == IPP_TAG_ENUM ? ::ippGetInteger(found, 0) : otherwise;
}

std::string stemOf(std::string_view reason) {
    if (reason == "none")
        return {};
    for (const std::string_view suffix : {"-error", "-warning", "-report"})
        if (reason.ends_with(suffix) && reason.size() > suffix.size())
            return std::string{reason.substr(0, reason.size() - suffix.size())};
    return std::string{reason};
}

std::vector<std::string> stemsOf(const IppMessage& message, const char* attribute) {
    std::vector<std::string> stems;
    for (const std::string& reason : textsOf(message, attribute))
        if (std::string stem = stemOf(reason);
            !stem.empty() && std::find(stems.begin(), stems.end(), stem) == stems.end())
            stems.push_back(std::move(stem));
    return stems;
}

std::string joined(const std::vector<std::string>& reasons) {
    std::string text;
    for (const std::string& reason : reasons)
        text += (text.empty() ? "" : ", ") + reason;
    return text;
}

} // namespace rapoint::printing
