#pragma once

#include "station/base/digest.h"
#include "station/ports/storage.h"
#include "tests/support/fakes/trouble.h"

#include <map>

namespace rapoint::test {

/// Pictures and documents in memory; each comes back only by the reference that it was put with.
class MemoryEvidence final : public Evidence {
public:
    Trouble trouble;
    std::map<std::string, Bytes> files; ///< the last of each name
    std::map<std::string, Bytes> kept;  ///< all, by digest

    Result<EvidenceRef> put(const CaseId&, const std::string& name, const std::string& mediaType,
                            ByteView content) override {
        RAPOINT_CHECK(trouble.check());
        const std::string digest = Digest::of(content).hex();
        kept[digest] = files[name] = {content.begin(), content.end()};
        return EvidenceRef{digest, name, mediaType, digest, static_cast<std::int64_t>(content.size())};
    }
    Result<Bytes> get(const CaseId&, const EvidenceRef& ref) override {
        RAPOINT_CHECK(trouble.check());
        const auto found = kept.find(ref.sha256);
        if (found == kept.end())
            return failure(FaultCode::SealBroken, ref.name);
        return found->second;
    }
};

} // namespace rapoint::test
