#pragma once

#include "sync/central/store/interface/cmp_journal.h"
#include "sync/central/store/interface/issued_certificates.h"

#include <map>
#include <vector>

namespace rapoint::test {

/// What an issuing CA keeps, in memory: survives the CA object that a test throws away as a crash does. A test can
/// make the next answer impossible to keep.
class MemoryIssuedCertificates final : public sync::IssuedCertificates, public sync::CmpJournal {
public:
    Result<std::optional<sync::IssuedCertificate>> find(const Digest& publicKey) override {
        const auto found = issued.find(publicKey);
        return found == issued.end() ? std::optional<sync::IssuedCertificate>{} : found->second;
    }
    Result<> add(const Digest& publicKey, const sync::IssuedCertificate& certificate) override {
        if (!issued.emplace(publicKey, certificate).second)
            return failure(FaultCode::JournalConflict);
        return {};
    }
    Result<> confirm(const Digest& publicKey, bool accepted) override {
        confirmed[publicKey] = accepted;
        return {};
    }
    Result<std::vector<sync::IssuedCertificate>> ofCase(const CaseId& id) override {
        std::vector<sync::IssuedCertificate> found;
        for (const auto& [key, certificate] : issued)
            if (certificate.caseId == id)
                found.push_back(certificate);
        return found;
    }
    Result<> revoke(const Digest& publicKey, Instant at) override {
        const auto found = issued.find(publicKey);
        if (found == issued.end())
            return failure(FaultCode::StorageFailed);
        if (!found->second.revokedAt)
            found->second.revokedAt = at;
        ++revocations;
        return {};
    }
    Result<std::vector<sync::IssuedCertificate>> revoked() override {
        std::vector<sync::IssuedCertificate> found;
        for (const auto& [key, certificate] : issued)
            if (certificate.revokedAt)
                found.push_back(certificate);
        return found;
    }
    Result<std::optional<Bytes>> answerTo(const Digest& request) override {
        for (const auto& answered : answers)
            if (Digest::of(answered.request) == request)
                return answered.answer;
        return std::nullopt;
    }
    Result<> keepAnswer(const sync::AnsweredRequest& answered) override {
        if (failNextAnswer) {
            failNextAnswer = false;
            return failure(FaultCode::DiskFull);
        }
        answers.push_back(answered);
        return {};
    }
    Result<std::optional<Bytes>> openingOf(const CaseId& id) override {
        std::optional<Bytes> newest;
        for (const auto& answered : answers)
            if (answered.caseId == id && answered.opens)
                newest = answered.request;
        return newest;
    }

    std::map<Digest, sync::IssuedCertificate> issued;
    std::map<Digest, bool> confirmed;
    std::vector<sync::AnsweredRequest> answers;
    int revocations = 0; ///< calls that revoked something
    bool failNextAnswer = false;
};

} // namespace rapoint::test
