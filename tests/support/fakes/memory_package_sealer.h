#pragma once

#include "station/crypto/member.h"
#include "station/ports/central.h"
#include "tests/support/fakes/trouble.h"

namespace rapoint::test {

/// The names of the files and of the signers' certificates, in a line each.
class MemoryPackageSealer final : public PackageSealer {
public:
    Trouble trouble;

    Result<Bytes> seal(const CaseId& id, const std::vector<PackageFile>& files,
                       const std::vector<SigningKey*>& signers) override {
        RAPOINT_CHECK(trouble.check());
        std::string text = id.text() + '\n';
        for (const PackageFile& file : files)
            text += file.name + '\n';
        for (const SigningKey* const signer : signers)
            text += "by " + memberOf(signer->certificate()).value_or(Member{}).name + '\n';
        return Bytes{text.begin(), text.end()};
    }
};

} // namespace rapoint::test
