#pragma once

#include "station/base/clock.h"
#include "station/base/random.h"
#include "sync/central/store/interface/cmp_journal.h"
#include "sync/central/store/interface/contract_codes.h"
#include "sync/central/store/interface/issued_certificates.h"
#include "sync/central/store/interface/message_queue.h"
#include "sync/central/store/interface/package_store.h"
#include "sync/central/store/interface/pin_releases.h"
#include "sync/central/store/interface/planned_visits.h"
#include "sync/central/store/interface/station_mandates.h"
#include "sync/central/store/sqlite/sqlite_central_store.h"
#include "tests/support/results.h"
#include "tests/support/temporary_directory.h"

#include <memory>
#include <tuple>

namespace rapoint::test {

/// Stores in a directory of their own.
class SqliteStores {
public:
    /// Another node on the same data.
    std::unique_ptr<sync::CentralStore> open(sync::PackageLimits limits = {}) const {
        return valueOf(sync::SqliteCentralStore::open(m_directory.path(), SystemClock{}.now(), limits));
    }

private:
    tests::TemporaryDirectory m_directory;
};

/// Every implementation of the central's stores; each suite of this folder runs over all of them.
using CentralStores = std::tuple<SqliteStores>;

/// Two nodes on one store, and what the suites need. `Stores` is one of CentralStores.
template <class Stores>
struct StoreFixture {
    Stores stores{};
    std::unique_ptr<sync::CentralStore> store = stores.open();
    std::unique_ptr<sync::CentralStore> otherNode = stores.open();
    SystemRandom random{};
    Instant now = SystemClock{}.now();
    CaseId id = newCase();

    CaseId newCase() { return CaseId::make(now, random); }
    /// The node ends, and another one starts.
    void reopen() {
        store.reset();
        store = stores.open();
    }
};

} // namespace rapoint::test
