#pragma once

#include "sync/central/commands.h"

/// The commands about stations, officers, and which visits they are handed.
namespace rapoint::sync::commands {

/// A certificate (a new file, PEM) for the PKCS#10 request (PEM or DER) of a station's or officer's key, which is
/// in the register from now on; `role` is station, inspector or approver, `personNumber` that of the officer as
/// ETSI EN 319 412-1 §5.1.3 writes it ("PNOPL-…"), or empty. input-missing, input-invalid, message-malformed;
/// not-allowed for a key that is somebody else's or was withdrawn.
Result<> enrolFile(const std::filesystem::path& directory, const std::string& role, const std::string& name,
                   const std::filesystem::path& requestFile, const std::filesystem::path& certificateFile,
                   const std::string& personNumber = {});

/// Whose keys are withdrawn: a role with a name, or the one of a certificate file.
struct WithdrawalOrder {
    std::string role;
    std::string name;
    std::filesystem::path certificate;
    std::string reason;
};
/// Withdraws keys, from the next request on: {role, name, key, withdrawnAt, reason} each, key being the SHA-256 of
/// the public key. Nothing is issued, taken in or shown to them any more; packages with an earlier receipt stay
/// what they are. input-invalid without a reason, for nobody in the register, or for a certificate that is not of
/// the officers' authority.
Result<std::vector<Row>> withdraw(const std::filesystem::path& directory, const WithdrawalOrder& order);

/// Every station: {station, state, enrolledAt, endsAt, withdrawnAt, reason, lastHeardAt, keys, head, headAt,
/// setBack, mandateCases, mandateEndsAt, visits, unfinished, unopenable}. state is valid, ended or withdrawn; head
/// is the number of the newest entry of its audit log that the central has seen, and setBack why the station is
/// refused by it; visits are those handed to it, unfinished its packages of which not all has come.
Result<std::vector<Row>> stations(const std::filesystem::path& directory);

/// Every officer's key: {role, name, key, state, enrolledAt, endsAt, withdrawnAt, reason}.
Result<std::vector<Row>> officers(const std::filesystem::path& directory);

/// Puts one applicant (JSON) on the visit list of a station (common name), in place of the one with the same
/// reference: a form that was sent again. A serving central shows it to that station at the next request.
/// input-invalid when it is no applicant.
Result<> putVisit(const std::filesystem::path& directory, const std::string& json, const std::string& station);

/// The planned visits without the persons: {reference, station}; station is empty where nobody has the visit.
Result<std::vector<Row>> visits(const std::filesystem::path& directory);

/// Hands planned visits to a station; without references all that nobody has. {reference, station} each.
/// visit-not-found, and then none was handed over.
Result<std::vector<Row>> handVisits(const std::filesystem::path& directory, const std::string& station,
                                    const std::vector<std::string>& references);

/// Takes a visit off the list; visit-not-found.
Result<> dropVisit(const std::filesystem::path& directory, const std::string& reference);

} // namespace rapoint::sync::commands
