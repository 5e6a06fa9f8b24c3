#include "station/app/touch/kiosk_orders.h"

#include "station/app/wiring/file_bytes.h"
#include "station/app/wiring/holder_card.h"
#include "station/card/card_renewal.h"
#include "station/card/certificate_subject.h"
#include "station/crypto/certificate_fields.h"
#include "station/card/holder_pin.h"
#include "station/store/station_store.h"

#include <sys/stat.h>
#include <unistd.h>

namespace rapoint::app {

namespace {

namespace fs = std::filesystem;

/// Whether something is mounted there: it is on another device than the folder around it.
bool isMounted(const fs::path& folder) {
    struct stat own {};
    struct stat around {};
    return ::stat(folder.c_str(), &own) == 0 && ::stat(folder.parent_path().c_str(), &around) == 0 &&
           S_ISDIR(own.st_mode) && own.st_dev != around.st_dev;
}

/// A medium that the system has put under /media or /run/media, at most two folders deep (user/medium).
std::optional<fs::path> removableMedium() {
    for (const char* const root : {"/media", "/run/media"}) {
        std::error_code error;
        fs::recursive_directory_iterator at{root, fs::directory_options::skip_permission_denied, error};
        for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
            if (at.depth() >= 1)
                at.disable_recursion_pending();
            if (isMounted(at->path()) && ::access(at->path().c_str(), W_OK) == 0)
                return at->path();
        }
    }
    return std::nullopt;
}

} // namespace

Result<> sendAgain(Station& station, const CaseId& id) {
    RAPOINT_TRY(Engine engine, station.engine());
    Nobody nobody;
    RAPOINT_CHECK(engine.advance(id, nobody));
    return station.store().audit().signHead(station.ports().clock.now());
}

Result<fs::path> exportPackage(Station& station, const CaseId& id, const fs::path& otherwise) {
    RAPOINT_TRY(const Bytes package, station.ports().outbox.get(id));
    std::optional<fs::path> target = otherwise.empty() ? removableMedium() : std::optional{otherwise};
    if (!target)
        return failure(FaultCode::InputMissing, "no removable medium that can be written to");
    std::error_code error;
    fs::create_directories(*target, error);
    const fs::path file = *target / (id.text() + ".p7m");
    RAPOINT_CHECK(writeFile(file, package));
    return file;
}

Result<std::uint64_t> verifyAudit(Station& station) {
    RAPOINT_TRY(const AuditFinding finding, station.store().audit().verify());
    RAPOINT_CHECK(finding.wholeness());
    return finding.entries;
}

Result<> closeDay(Station& station, const kiosk_ui::Overview& overview, long counted) {
    RAPOINT_TRY(const Officer inspector, station.inspector());
    const Instant now = station.ports().clock.now();
    AuditLog& audit = station.store().audit();
    RAPOINT_CHECK(audit.record(
        "DayClosed", inspector.id,
        "begun " + std::to_string(overview.today.begun) + ", closed " + std::to_string(overview.today.closed) +
            ", open " + std::to_string(overview.open.size()) + ", envelopes " +
            std::to_string(overview.envelopes.free) + ", counted " + std::to_string(counted),
        now));
    return audit.signHead(now);
}

Result<> activateCard(Station& station, const Secret& transportPin, const Secret& newPin) {
    RAPOINT_TRY(const std::string serial, holdersCard(station));
    CardWriter& cards = station.ports().cards;
    PinOwner owner;
    if (const auto keyId = card::CardRenewal{cards, serial}.currentKeyId()) {
        RAPOINT_TRY(const std::optional<Bytes> certificate, cards.readCertificate(serial, *keyId));
        RAPOINT_TRY(const rapoint::Subject subject, subjectOfCertificate(certificate.value_or(Bytes{})));
        owner = card::ownerNamedBy(subject);
    }
    return card::changeHolderPin(cards, serial, transportPin, newPin, owner, false);
}

} // namespace rapoint::app
