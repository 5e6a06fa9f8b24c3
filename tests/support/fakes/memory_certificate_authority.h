#pragma once

#include "station/ports/central.h"
#include "tests/support/fakes/trouble.h"

namespace rapoint::test {

/// Answers as a test says; by default it issues "certificate of <request>".
class MemoryCertificateAuthority final : public CertificateAuthority {
public:
    Trouble trouble;
    std::optional<IssuingAnswer> answer{};
    RevocationAnswer revocation{};
    std::vector<Bytes> revoked;

    Result<IssuingAnswer> request(const CaseId& id, ByteView requestDer, SigningKey&,
                                  MessageJournal& journal) override {
        RAPOINT_CHECK(journal.append(id, MessageDirection::Sent, requestDer));
        RAPOINT_CHECK(trouble.check());
        if (answer)
            return *answer;
        const std::string text = "certificate of " + std::string{textOf(requestDer)};
        return CertificateIssued{Bytes{text.begin(), text.end()}, {Bytes{1, 2, 3}}};
    }
    Result<RevocationAnswer> revoke(const CaseId&, ByteView certificate, SigningKey&, MessageJournal&) override {
        RAPOINT_CHECK(trouble.check());
        if (!revocation)
            revoked.emplace_back(certificate.begin(), certificate.end());
        return revocation;
    }
};

} // namespace rapoint::test
