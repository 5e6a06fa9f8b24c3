#include "sync/central/http/served_answer.h"

#include <nlohmann/json.hpp>

namespace rapoint::sync {

ServedAnswer textAnswer(unsigned status, std::string contentType, std::string_view body) {
    return {status, std::move(contentType), {}, {body.begin(), body.end()}};
}

ServedAnswer problem(unsigned status, std::string_view title) {
    return textAnswer(status, "application/problem+json",
                      nlohmann::json{{"title", title}, {"status", status}}.dump());
}

ServedAnswer problemOf(const Fault& fault) {
    const bool theirs = fault.code == FaultCode::MessageMalformed || fault.code == FaultCode::InputInvalid;
    return problem(theirs ? 400 : 503, rowOf(fault.code).text);
}

} // namespace rapoint::sync
