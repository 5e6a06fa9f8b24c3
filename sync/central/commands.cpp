#include "sync/central/commands.h"

#include "station/crypto/openssl_der.h"
#include "sync/central/central_books.h"
#include "sync/central/central_node.h"
#include "sync/central/intake/package_exchange.h"
#include "sync/central/store/interface/begun_cases.h"
#include "sync/central/store/interface/issued_certificates.h"
#include "sync/central/store/interface/message_queue.h"
#include "sync/central/store/interface/station_heads.h"
#include "sync/central/store/interface/station_mandates.h"
#include "sync/signed_head.h"
#include "sync/signed_mandate.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>

namespace rapoint::sync::commands {

namespace {

namespace fs = std::filesystem;

Result<std::string> serialOf(const IssuedCertificate& issued) {
    RAPOINT_TRY(const Certificate certificate, certificateFromDer(issued.certificate));
    const ASN1_INTEGER* serial = X509_get0_serialNumber(certificate.get());
    return toHex({ASN1_STRING_get0_data(serial), static_cast<std::size_t>(ASN1_STRING_length(serial))});
}

/// The certificate's part of a package's row; empty values where no certificate was issued.
Result<Row> certificateRow(IssuedCertificates& certificates, const CaseId& id) {
    RAPOINT_TRY(const auto ofCase, certificates.ofCase(id));
    if (ofCase.empty())
        return Row{{"certificateSerial", ""}, {"certificateState", ""}, {"revokedAt", ""}};
    const IssuedCertificate& issued = ofCase.front();
    RAPOINT_TRY(const std::string serial, serialOf(issued));
    return Row{{"certificateSerial", serial},
               {"certificateState", issued.revokedAt ? "revoked" : "valid"},
               {"revokedAt", issued.revokedAt ? toText(*issued.revokedAt) : ""}};
}

/// Of a directory that has a central.
Result<std::unique_ptr<CentralStore>> storeOf(const fs::path& directory) {
    if (!fs::is_directory(directory / "keys"))
        return failure(FaultCode::ConfigurationInvalid, "the directory has no central");
    RAPOINT_TRY(const CentralSettings settings, CentralSettings::load(directory));
    return openStore(directory, settings);
}

} // namespace

Result<> initialise(const fs::path& directory, const std::vector<std::string>& hosts) {
    const SystemClock clock;
    RAPOINT_CHECK(initialisePki(directory, hosts, clock));
    if (::chmod(directory.c_str(), 0700) != 0)
        return failure(FaultCode::StorageFailed, "the central's directory is not ours");
    RAPOINT_CHECK(openStore(directory, {}));
    return {};
}

Result<std::vector<Row>> pinLinks(const fs::path& directory) {
    RAPOINT_TRY(const auto node, CentralNode::open(directory));
    RAPOINT_TRY(const auto links, node->store().pinReleases().list());
    std::vector<Row> rows;
    for (const ReleaseLink& link : links)
        rows.push_back(Row{{"caseId", link.caseId.text()},
                           {"link", "/pin/" + link.link},
                           {"cardSerial", link.cardSerial},
                           {"state", nameOf(link.state)},
                           {"triesLeft", link.triesLeft},
                           {"expiresAt", toText(link.expiresAt)},
                           {"mailed", link.mailed}});
    return rows;
}

Result<std::vector<Row>> messages(const fs::path& directory) {
    RAPOINT_TRY(const auto store, storeOf(directory));
    RAPOINT_CHECK(store->messages().dropExpired(SystemClock{}.now()));
    RAPOINT_TRY(const auto names, store->messages().waiting());
    std::vector<Row> rows;
    for (const std::string& name : names)
        rows.push_back(Row{{"name", name}});
    return rows;
}

Result<ReleaseAnswer> releasePin(const fs::path& directory, const std::string& link, const Secret& code) {
    constexpr std::string_view kPath = "/pin/";
    RAPOINT_TRY(const auto node, CentralNode::open(directory));
    return node->pinDesk().ask(link.starts_with(kPath) ? link.substr(kPath.size()) : link, code, localUser());
}

Result<std::vector<Row>> list(const fs::path& directory) {
    RAPOINT_TRY(const auto node, CentralNode::open(directory));
    RAPOINT_TRY(const auto packages, node->store().packages().list());
    std::vector<Row> rows;
    for (const StoredPackage& package : packages) {
        RAPOINT_TRY(const Row certificate, certificateRow(node->store().certificates(), package.caseId));
        const bool complete = package.state != PackageState::Receiving;
        rows.push_back(Row{{"caseId", package.caseId.text()},
                           {"rival", package.rival},
                           {"station", package.station},
                           {"size", package.size},
                           {"offset", package.offset},
                           {"sha256", package.digest.hex()},
                           {"sequence", package.sequence},
                           {"receivedAt", complete ? toText(package.receivedAt) : ""},
                           {"state", nameOf(package.state)},
                           {"reason", package.reason},
                           {"stampedAt", package.stampedAt ? toText(*package.stampedAt) : ""}});
        rows.back().update(certificate);
        RAPOINT_TRY(const auto begun, node->store().begunCases().find(package.caseId));
        rows.back()["held"] = begun && begun->waits() ? begun->held : "";
    }
    return rows;
}

Result<std::vector<std::string>> open(const fs::path& directory, const CaseId& id, const fs::path& out) {
    RAPOINT_TRY(const auto node, CentralNode::open(directory));
    const auto opened = node->intake().open(id);
    if (!opened && opened.error().code == FaultCode::SignerNotValidNow)
        return failure(FaultCode::SealBroken, opened.error().detail);
    if (!opened)
        return tl::make_unexpected(opened.error());
    RAPOINT_CHECK(node->log().write({"open", localUser(), id.text(), Digest::of(opened->container).hex()}));
    return writePackage(*opened,
                        {node->keys().rootAuthority.get(), node->keys().officerAuthority.certificate.get(),
                         node->settings().timestamps.authorities},
                        out);
}

Result<std::vector<Row>> importPackages(const fs::path& directory, const std::vector<fs::path>& files) {
    RAPOINT_TRY(const auto node, CentralNode::open(directory));
    std::vector<Row> rows;
    for (const fs::path& file : files) {
        Row row{{"file", file.filename().string()}};
        const auto imported = importPackage(node->intake(), node->keys().officerAuthority.certificate.get(), file);
        if (imported) {
            row.update(Row{{"caseId", imported->caseId.text()},
                           {"state", nameOf(imported->state)},
                           {"sequence", imported->sequence}});
            RAPOINT_CHECK(
                node->log().write({"import", localUser(), imported->caseId.text(), imported->digest.hex()}));
        } else {
            row["fault"] = explain(imported.error());
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<Bytes> giveMandate(const fs::path& directory, const std::string& station, std::uint32_t cases,
                          std::uint32_t days, const std::vector<std::string>& modes) {
    RAPOINT_TRY(CentralBooks books, CentralBooks::open(directory));
    work::Mandate mandate{.station = station, .cases = cases, .issuedAt = SystemClock{}.now(), .modes = modes};
    mandate.endsAt = mandate.issuedAt + std::chrono::days{std::min<std::uint32_t>(days, 100'000)};
    const KeyPair& signer = books.keys.receipt;
    RAPOINT_TRY(Bytes given, signMandate(mandate, signer.certificate.get(), signer.key.get()));
    RAPOINT_CHECK(books.change({"mandate", localUser(), "station/" + station, Digest::of(given).hex()},
                               [&] { return books.store->mandates().put(station, given); }));
    return given;
}

Result<std::vector<Row>> heldCases(const fs::path& directory) {
    constexpr std::array<const char*, 3> kDecisions{"open", "accepted", "rejected"};
    RAPOINT_TRY(const auto store, storeOf(directory));
    RAPOINT_TRY(const auto held, store->begunCases().held());
    std::vector<Row> rows;
    for (const BegunCase& begun : held)
        rows.push_back(Row{{"caseId", begun.id.text()},
                           {"station", begun.station},
                           {"mode", begun.mode},
                           {"begunAt", toText(begun.begunAt)},
                           {"held", begun.held},
                           {"decision", kDecisions.at(static_cast<std::size_t>(begun.decision))},
                           {"decidedBy", begun.decidedBy},
                           {"reason", begun.reason}});
    return rows;
}

Result<> decideHeld(const fs::path& directory, const CaseId& id, bool accepted, const std::string& by,
                    const std::string& reason) {
    if (by.empty() || reason.empty())
        return failure(FaultCode::InputInvalid, "who decides, and why");
    RAPOINT_TRY(CentralBooks books, CentralBooks::open(directory));
    return books.change({accepted ? "accept-held" : "reject-held", localUser(), id.text()}, [&] {
        return books.store->begunCases().decide(id, accepted ? HeldDecision::Accepted : HeldDecision::Rejected, by,
                                                reason);
    });
}

Result<std::vector<Row>> heads(const fs::path& directory) {
    RAPOINT_TRY(const auto store, storeOf(directory));
    RAPOINT_TRY(const auto known, store->heads().list());
    std::vector<Row> rows;
    for (const StationHead& head : known)
        rows.push_back(Row{{"station", head.station},
                           {"number", head.number},
                           {"hash", head.hash},
                           {"at", toText(head.at)},
                           {"receivedAt", toText(head.receivedAt)},
                           {"setBack", head.setBack}});
    return rows;
}

Result<Bytes> headRecord(const fs::path& directory, const std::string& station) {
    RAPOINT_TRY(CentralBooks books, CentralBooks::open(directory));
    RAPOINT_TRY(const auto head, books.store->heads().find(station));
    if (!head)
        return failure(FaultCode::InputInvalid, "the central has no head of the log of this station");
    return signSeenHead({head->station, {head->number, head->hash}, head->receivedAt, head->certificate},
                        books.keys.receipt.certificate.get(), books.keys.receipt.key.get());
}

Result<> acceptHead(const fs::path& directory, const std::string& station) {
    RAPOINT_TRY(CentralBooks books, CentralBooks::open(directory));
    return books.store->transaction([&]() -> Result<> {
        RAPOINT_TRY(const auto known, books.store->heads().find(station));
        RAPOINT_CHECK(books.store->heads().forget(station));
        return books.write({"accept-head", localUser(), "station/" + station, known ? known->hash : ""});
    });
}

Result<Bytes> issuedCertificate(const fs::path& directory, const CaseId& id) {
    RAPOINT_TRY(const auto node, CentralNode::open(directory));
    RAPOINT_TRY(auto ofCase, node->store().certificates().ofCase(id));
    if (ofCase.empty())
        return failure(FaultCode::CaseNotFound, "no certificate was issued for this case");
    return std::move(ofCase.front().certificate);
}

Result<std::vector<Row>> audit(const fs::path& directory) {
    RAPOINT_TRY(const auto node, CentralNode::open(directory));
    RAPOINT_TRY(const auto acts, node->log().proven());
    std::vector<Row> rows;
    for (const LoggedAct& logged : acts)
        rows.push_back(Row{{"number", logged.number},
                           {"at", toText(logged.at)},
                           {"what", logged.act.what},
                           {"who", logged.act.who},
                           {"about", logged.act.about},
                           {"digest", logged.act.digest}});
    return rows;
}

Result<Bytes> revocations(const fs::path& directory) {
    RAPOINT_TRY(const auto node, CentralNode::open(directory));
    return node->revocations();
}

} // namespace rapoint::sync::commands
