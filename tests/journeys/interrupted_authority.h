#pragma once

#include "station/ports/central.h"
#include "tests/journeys/card_troubles.h"

#include <string>

namespace rapoint::tests {

/// A line to the certification authority that breaks once, in one call: before anything was sent, or after the
/// authority has done what it was asked for. Owned by the test.
class InterruptedAuthority final : public CertificateAuthority {
public:
    InterruptedAuthority(CertificateAuthority& inner, std::string call, Moment moment)
        : m_inner{inner}
        , m_call{std::move(call)}
        , m_moment{moment} {}

    Result<IssuingAnswer> request(const CaseId& id, ByteView requestDer, SigningKey& officer,
                                  MessageJournal& journal) override {
        return run("request", [&] { return m_inner.request(id, requestDer, officer, journal); });
    }
    Result<RevocationAnswer> revoke(const CaseId& id, ByteView certificate, SigningKey& officer,
                                    MessageJournal& journal) override {
        return run("revoke", [&] { return m_inner.revoke(id, certificate, officer, journal); });
    }

private:
    auto run(const std::string& name, const auto& call) -> decltype(call()) {
        if (name != m_call)
            return call();
        m_call.clear();
        if (m_moment == Moment::After) {
            const auto lost = call();
            if (!lost)
                return lost;
        }
        return failure(FaultCode::CentralUnreachable, "the line broke");
    }

    CertificateAuthority& m_inner;
    std::string m_call;
    Moment m_moment;
};

} // namespace rapoint::tests
