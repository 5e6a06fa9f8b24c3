#include "sync/central/central_books.h"

#include "sync/central/central_node.h"

namespace rapoint::sync {

Result<CentralBooks> CentralBooks::open(const std::filesystem::path& directory) {
    CentralBooks books;
    RAPOINT_TRY(books.keys, CentralKeys::load(directory));
    RAPOINT_TRY(const CentralSettings settings, CentralSettings::load(directory));
    RAPOINT_TRY(books.store, openStore(directory, settings));
    return books;
}

Result<> CentralBooks::write(const CentralAct& act) {
    const SystemClock clock;
    return CentralLog{store->audit(), keys.receipt, clock}.write(act);
}

Result<> CentralBooks::change(const CentralAct& act, const std::function<Result<>()>& work) {
    return store->transaction([&]() -> Result<> {
        RAPOINT_CHECK(work());
        return write(act);
    });
}

} // namespace rapoint::sync
