#pragma once

#include "station/base/clock.h"
#include "sync/central/http/served_answer.h"
#include "sync/central/pki/peer.h"

#include <optional>

namespace rapoint::sync {

class CentralStore;
class MemberRegister;

/// Asks before each request whether the station at the other end still is one: a connection outlives a withdrawal
/// and a certificate. Remembers in the register when a station was heard. Borrows all; any thread.
class StationAdmission {
public:
    StationAdmission(MemberRegister& members, CentralStore& store, const Clock& clock)
        : m_members{members}
        , m_store{store}
        , m_clock{clock} {}

    /// 403 in words for who may not ask, 503 when the register cannot be read; nothing for a station.
    std::optional<ServedAnswer> refusalOf(const Peer& peer);

private:
    MemberRegister& m_members;
    CentralStore& m_store;
    const Clock& m_clock;
};

} // namespace rapoint::sync
