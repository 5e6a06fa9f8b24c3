#pragma once

#include "station/base/bytes.h"
#include "station/base/digest.h"
#include "station/base/ids.h"
#include "station/base/result.h"

#include <optional>

namespace rapoint::sync {

/// One CMP request with its answer.
struct AnsweredRequest {
    CaseId caseId;
    bool opens = false; ///< a p10cr: the first of its transaction, as against pollReq, certConf and an rr
    Bytes request;
    Bytes answer;
};

/// Every CMP request with the answer that it got, so that the same request gets the same answer. Everything is
/// durable when the call returns. Safe to call from several threads and nodes. Faults: storage-failed, disk-full.
class CmpJournal {
public:
    virtual ~CmpJournal() = default;

    /// The answer that was given to exactly these request bytes (by their SHA-256).
    virtual Result<std::optional<Bytes>> answerTo(const Digest& request) = 0;
    /// Before the answer leaves. journal-conflict when the request was answered already.
    virtual Result<> keepAnswer(const AnsweredRequest& answered) = 0;
    /// The newest kept request of the case that opened a transaction.
    virtual Result<std::optional<Bytes>> openingOf(const CaseId& id) = 0;
};

} // namespace rapoint::sync
