#pragma once

#include "station/base/bytes.h"
#include "station/base/ids.h"
#include "station/base/result.h"
#include "station/base/secret.h"
#include "station/case/event.h"

namespace rapoint::store {

/// The event's JSON under the case's key, bound to case, number and kind. input-invalid for text that is not
/// UTF-8.
Result<Bytes> sealEvent(const Secret& key, const CaseId& id, std::uint64_t number, const Event& event);
/// seal-broken if it was changed or moved; message-malformed if it holds no event of that kind.
Result<Event> openEvent(const Secret& key, const CaseId& id, std::uint64_t number, std::string_view kind,
                        ByteView sealed);

} // namespace rapoint::store
