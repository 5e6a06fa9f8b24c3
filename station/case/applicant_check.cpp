#include "station/case/applicant_check.h"

#include "station/base/text.h"

#include <algorithm>

namespace rapoint {

namespace {

constexpr std::size_t kMaxNameLength = 64;  // RFC 5280 A.1, ub-common-name
constexpr std::size_t kMaxTextLength = 254; // RFC 5321 §4.5.3.1.3 for an e-mail address
constexpr std::size_t kMaxReferenceLength = 64;

bool isLatin(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1EFF);
}

bool isCyrillic(char32_t c) {
    return c >= 0x400 && c <= 0x52F;
}

/// Control, format and private-use characters: nothing that a name on paper can have.
bool isInvisible(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xE000 && c <= 0xF8FF) || c >= 0xE0000;
}

std::string problemOfText(const std::string& text, std::size_t longest) {
    const auto points = fromUtf8(text);
    if (!points || std::ranges::any_of(*points, isInvisible))
        return "control-character";
    return points->size() > longest ? "too-long" : "";
}

std::string problemOfName(const std::string& name) {
    if (std::string problem = problemOfText(name, kMaxNameLength); !problem.empty())
        return problem;
    const std::u32string points = *fromUtf8(name);
    if (points.empty())
        return {};
    const auto isSeparator = [](char32_t c) { return c == U'-' || c == U'\'' || c == U' ' || c == 0x2019; };
    if (isSeparator(points.front()) || isSeparator(points.back()))
        return "separator";
    return std::ranges::any_of(points, isLatin) && std::ranges::any_of(points, isCyrillic) ? "mixed-scripts" : "";
}

std::string problemOfEmail(const std::string& email) {
    if (email.empty())
        return {};
    if (std::string problem = problemOfText(email, kMaxTextLength); !problem.empty())
        return problem;
    const std::size_t at = email.find('@');
    const bool whole = at != std::string::npos && at > 0 && at + 1 < email.size() &&
                       email.find('@', at + 1) == std::string::npos && email.find(' ') == std::string::npos;
    return whole ? "" : "malformed";
}

std::string problemOfReference(const std::string& reference) {
    const auto isAllowed = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '/' || c == '.' || c == '_';
    };
    return reference.size() <= kMaxReferenceLength && std::ranges::all_of(reference, isAllowed) ? "" : "malformed";
}

} // namespace

std::vector<Difference> checkApplicant(const Applicant& applicant) {
    std::vector<Difference> found;
    const auto look = [&](const char* field, const std::string& value, const std::string& problem) {
        if (!problem.empty())
            found.push_back({field, value, {}, problem});
    };
    look("surname", applicant.surname, problemOfName(applicant.surname));
    look("givenNames", applicant.givenNames, problemOfName(applicant.givenNames));
    // The common name holds both, with a blank between them.
    const auto surname = fromUtf8(applicant.surname);
    const auto given = fromUtf8(applicant.givenNames);
    if (found.empty() && surname && given && surname->size() + given->size() + 1 > kMaxNameLength)
        look("givenNames", applicant.givenNames, "too-long");
    look("documentNumber", applicant.documentNumber, problemOfText(applicant.documentNumber, kMaxNameLength));
    look("email", applicant.email, problemOfEmail(applicant.email));
    look("reference", applicant.reference, problemOfReference(applicant.reference));
    return found;
}

} // namespace rapoint
