#pragma once

#include "station/base/bytes.h"
#include "station/base/ids.h"
#include "station/base/result.h"

#include <chrono>
#include <functional>
#include <string>
#include <variant>

namespace rapoint::sync {

/// What an officer asks the issuing CA for; the officer's signature and the request's own have been verified.
struct IssueRequest {
    CaseId caseId;
    Bytes request; ///< PKCS#10, DER
    Bytes officer; ///< certificate of who signed, DER
};

struct IssueApproved {
    std::chrono::days validity{730};
};
struct IssueLater {
    std::chrono::seconds checkAfter{60};
};
struct IssueRejected {
    std::string reason; ///< goes to the station
};
using IssueDecision = std::variant<IssueApproved, IssueLater, IssueRejected>;

/// Decides on a request; asked again at each poll. A fault means that the request is not answered now.
using IssuePolicy = std::function<Result<IssueDecision>(const IssueRequest&)>;

} // namespace rapoint::sync
