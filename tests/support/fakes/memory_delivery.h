#pragma once

#include "station/ports/central.h"
#include "tests/support/fakes/trouble.h"

#include <map>

namespace rapoint::test {

/// A central that takes every package, each case once.
class MemoryDelivery final : public Delivery {
public:
    Trouble trouble;
    std::map<CaseId, Bytes> taken;

    Result<Receipt> deliver(const CaseId& id, ByteView package,
                            const std::function<void(std::size_t, std::size_t)>&) override {
        RAPOINT_CHECK(trouble.check());
        taken.try_emplace(id, package.begin(), package.end());
        const std::string word = "receipt of " + id.text();
        return Receipt{id, Digest::of(package), taken.size(), Instant{}, Bytes{word.begin(), word.end()}};
    }
};

} // namespace rapoint::test
