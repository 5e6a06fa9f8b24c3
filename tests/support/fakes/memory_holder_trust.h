#pragma once

#include "station/crypto/certificate_fields.h"
#include "station/ports/holder_trust.h"
#include "tests/support/fakes/trouble.h"

#include <algorithm>

namespace rapoint::test {

/// Says of every certificate what a test says; an issued one is held against the subject alone.
class MemoryHolderTrust final : public HolderTrust {
public:
    Trouble trouble;
    HolderCertificate held;

    Result<HolderCertificate> examine(ByteView, Instant) const override {
        RAPOINT_CHECK(trouble.check());
        return held;
    }
    Result<> checkIssued(ByteView certificate, const Subject& asked, Instant) const override {
        RAPOINT_CHECK(trouble.check());
        RAPOINT_TRY(const Subject subject, subjectOfCertificate(certificate));
        const bool same = std::ranges::equal(
            subject, asked, [](const auto& a, const auto& b) { return a.type == b.type && a.value == b.value; });
        return same ? Result<>{} : Result<>{failure(FaultCode::CertificateMismatch, "subject")};
    }
};

} // namespace rapoint::test
