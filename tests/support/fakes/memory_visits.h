#pragma once

#include "station/ports/storage.h"
#include "tests/support/fakes/trouble.h"

namespace rapoint::test {

/// The visit list, in memory.
class MemoryVisits final : public Visits {
public:
    Trouble trouble;
    std::vector<Applicant> planned;

    Result<> replace(const std::vector<Applicant>& visits, Instant) override {
        RAPOINT_CHECK(trouble.check());
        planned = visits;
        return {};
    }
    Result<Applicant> find(const std::string& reference) override {
        RAPOINT_CHECK(trouble.check());
        if (planned.empty())
            return failure(FaultCode::VisitListEmpty);
        for (const Applicant& visit : planned)
            if (visit.reference == reference)
                return visit;
        return failure(FaultCode::VisitNotFound);
    }
    Result<std::vector<Applicant>> all() override {
        RAPOINT_CHECK(trouble.check());
        return planned;
    }
};

} // namespace rapoint::test
