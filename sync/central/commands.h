#pragma once

#include "station/base/ids.h"
#include "station/base/result.h"
#include "sync/central/holders/pin_release_desk.h"
#include "sync/central/pki/pki.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// What `rapoint-central` does, one function per command; those about the register are in register_commands.h.
/// Each opens the central's directory for itself and may run beside a serving process. Rows are JSON objects with
/// stable keys.
namespace rapoint::sync::commands {

using Row = nlohmann::ordered_json;

/// Keys, certificates, an empty store and an empty visit list. input-invalid when the directory has a central.
Result<> initialise(const std::filesystem::path& directory, const std::vector<std::string>& hosts);

/// Where a central listens; port 0 asks for a free one. Without a host for holders nobody is told a PIN.
struct Listening {
    std::string host;
    std::uint16_t port = 0;
    std::string holdersHost{};
    std::uint16_t holdersPort = 0;
};

/// Serves until SIGINT or SIGTERM; `onReady` gets both ports when somebody can connect.
Result<> serve(const std::filesystem::path& directory, const Listening& where,
               const std::function<void(std::uint16_t, std::uint16_t)>& onReady);

/// Every package, with those that lost their place or wait for it (rival is not 0): {caseId, rival, station, size,
/// offset, sha256, sequence, receivedAt, state, reason, certificateSerial, certificateState, revokedAt, held};
/// certificateState is valid, revoked, or empty where no certificate was issued; held says why the case waits for
/// a decision, and is empty where it does not.
Result<std::vector<Row>> list(const std::filesystem::path& directory);

/// The links that go to holders by e-mail: {caseId, link, cardSerial, state, triesLeft, expiresAt, mailed};
/// state is open, released, locked or expired.
Result<std::vector<Row>> pinLinks(const std::filesystem::path& directory);

/// The messages to holders that were not sent yet, oldest first: {name}; a name begins with what the message is
/// about and has the case's id. What they say is shown to nobody.
Result<std::vector<Row>> messages(const std::filesystem::path& directory);

/// What a holder with this link is told for the code of the kit's letter (PinReleaseDesk::ask).
Result<ReleaseAnswer> releasePin(const std::filesystem::path& directory, const std::string& link,
                                 const Secret& code);

/// Writes what is in a package into a new folder, and returns the files' names there: the package's files,
/// META-INF with manifests and signatures, the container itself, the signers' certificates and their authority's,
/// so that openssl cms -verify -cades can be run by hand. case-not-found, seal-broken, input-invalid if the folder
/// exists.
Result<std::vector<std::string>> open(const std::filesystem::path& directory, const CaseId& id,
                                      const std::filesystem::path& out);

/// Takes in sealed packages that came on a medium as CASEID.p7m, and leaves CASEID.receipt beside each: the same
/// receipt that the line would have brought. One row a file: {file, caseId, state, sequence}, or {file, fault}.
Result<std::vector<Row>> importPackages(const std::filesystem::path& directory,
                                        const std::vector<std::filesystem::path>& files);

/// Signs a mandate for a mobile station (common name of its certificate), from now on for so many days, in place
/// of the one that it had; a serving central gives it out at the next request. Returns it as it is to be brought
/// to the station, CMS, DER. `modes`: in which it may begin cases; the cases are those of the mode "mobile".
/// input-invalid.
Result<Bytes> giveMandate(const std::filesystem::path& directory, const std::string& station, std::uint32_t cases,
                          std::uint32_t days, const std::vector<std::string>& modes = {"mobile"});

/// The cases that went beyond what their stations were allowed: {caseId, station, mode, begunAt, held, decision,
/// decidedBy, reason}; decision is open, accepted or rejected.
Result<std::vector<Row>> heldCases(const std::filesystem::path& directory);
/// What an approver decides about such a case, once: with `accepted` its certificate is issued when the station
/// asks again, else never. input-invalid without a name or a reason, or for a case that needs no decision.
Result<> decideHeld(const std::filesystem::path& directory, const CaseId& id, bool accepted, const std::string& by,
                    const std::string& reason);

/// What the central has seen of the stations' audit logs: {station, number, hash, at, receivedAt, setBack};
/// setBack says why a station is refused, and is empty for one that is not.
Result<std::vector<Row>> heads(const std::filesystem::path& directory);
/// The same of one station, signed, for `rapoint audit verify --record`: CMS, DER. input-invalid without a head.
Result<Bytes> headRecord(const std::filesystem::path& directory, const std::string& station);
/// Takes the station's next head as it comes, and lets the station work again. input-invalid without a head.
Result<> acceptHead(const std::filesystem::path& directory, const std::string& station);

/// Every act in the central's log, after it was proven whole: {number, at, what, who, about, digest} (CentralAct).
/// audit-broken.
Result<std::vector<Row>> audit(const std::filesystem::path& directory);

/// The list of revoked certificates as it is now, DER.
Result<Bytes> revocations(const std::filesystem::path& directory);

/// The certificate that was issued for the case, DER; case-not-found.
Result<Bytes> issuedCertificate(const std::filesystem::path& directory, const CaseId& id);

} // namespace rapoint::sync::commands
