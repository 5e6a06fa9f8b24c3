#include "station/crypto/four_eyes.h"

#include <algorithm>

namespace rapoint {

Result<> checkTwoOfficers(const Member& creator, const Member& approver) {
    if (creator.publicKey == approver.publicKey)
        return failure(FaultCode::ApproverIsCreator, "both officers have the same key");
    if (creator.name == approver.name)
        return failure(FaultCode::ApproverIsCreator, "both officers have the same name");
    return {};
}

Result<> checkOfficerIsNotApplicant(const Member& officer, const Subject& applicant,
                                    const std::optional<Digest>& applicantKey) {
    if (applicantKey && *applicantKey == officer.publicKey)
        return failure(FaultCode::OfficerIsApplicant, "the applicant's key is the officer's");
    const auto number = std::ranges::find(applicant, "serialNumber", &SubjectAttribute::type);
    if (number != applicant.end() && !number->value.empty() && number->value == officer.personNumber)
        return failure(FaultCode::OfficerIsApplicant, "the applicant has the officer's number");
    return {};
}

} // namespace rapoint
