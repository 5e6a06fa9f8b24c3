#pragma once

#include "station/ports/storage.h"
#include "tests/support/fakes/trouble.h"

#include <map>

namespace rapoint::test {

/// Packages until their receipts, in memory.
class MemoryOutbox final : public Outbox {
public:
    Trouble trouble;
    std::map<CaseId, Bytes> packages;
    std::map<CaseId, Bytes> receipts;

    Result<> put(const CaseId& id, ByteView package) override {
        RAPOINT_CHECK(trouble.check());
        packages[id] = {package.begin(), package.end()};
        return {};
    }
    Result<Bytes> get(const CaseId& id) override {
        RAPOINT_CHECK(trouble.check());
        const auto found = packages.find(id);
        return found != packages.end() ? Result<Bytes>{found->second}
                                       : failure(FaultCode::StorageFailed, "no package of this case");
    }
    Result<std::vector<CaseId>> waiting() override {
        std::vector<CaseId> ids;
        for (const auto& [id, package] : packages)
            ids.push_back(id);
        return ids;
    }
    Result<> settle(const CaseId& id, ByteView receipt) override {
        RAPOINT_CHECK(trouble.check());
        packages.erase(id);
        receipts[id] = {receipt.begin(), receipt.end()};
        return {};
    }
};

} // namespace rapoint::test
