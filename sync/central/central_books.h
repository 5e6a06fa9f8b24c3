#pragma once

#include "sync/central/pki/central_keys.h"
#include "sync/central/pki/central_log.h"
#include "sync/central/store/interface/central_store.h"

#include <filesystem>
#include <functional>
#include <memory>

namespace rapoint::sync {

/// A central's keys and store, for commands that look into no package and so need no node. The central may be
/// serving meanwhile. One thread.
struct CentralBooks {
    CentralKeys keys;
    std::unique_ptr<CentralStore> store;

    /// configuration-invalid without a central in the directory; storage-failed.
    static Result<CentralBooks> open(const std::filesystem::path& directory);
    /// Into the central's log, as of now.
    Result<> write(const CentralAct& act);
    /// What `work` does with the store, and its line in the log, happen together or not at all.
    Result<> change(const CentralAct& act, const std::function<Result<>()>& work);
};

} // namespace rapoint::sync
