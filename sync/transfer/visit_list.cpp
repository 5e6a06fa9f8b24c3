#include "sync/transfer/visit_list.h"

#include "station/base/text.h"
#include "station/case/event_codec.h"

#include <set>

namespace rapoint::sync {

namespace {

/// A list of flat objects with one object inside each; deeper input is refused before it costs stack.
bool isShallow(ByteView json) {
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = static_cast<char>(json[i]);
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > 4)
                return false;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return true;
}

} // namespace

Result<std::vector<Applicant>> visitsFromText(ByteView json) {
    if (json.size() > kVisitListLimit || !isShallow(json) || !fromUtf8(textOf(json)))
        return failure(FaultCode::MessageMalformed, "the visit list is too large, too deep or not UTF-8");
    const auto list = nlohmann::json::parse(json.begin(), json.end(), nullptr, false);
    if (!list.is_array())
        return failure(FaultCode::MessageMalformed, "the visit list is no JSON array");
    std::vector<Applicant> visits;
    std::set<std::string> references;
    for (const auto& item : list) {
        RAPOINT_TRY(Applicant visit, applicantFromJson(item));
        if (visit.reference.empty() || !references.insert(visit.reference).second)
            return failure(FaultCode::MessageMalformed, "a visit has no reference, or one that another has");
        visits.push_back(std::move(visit));
    }
    return visits;
}

std::string textOfVisits(const std::vector<Applicant>& visits) {
    auto list = nlohmann::ordered_json::array();
    for (const Applicant& visit : visits)
        list.push_back(toJson(visit));
    return list.dump(1);
}

} // namespace rapoint::sync
