#include "sync/central/register_commands.h"

#include "station/crypto/openssl_der.h"
#include "sync/central/central_books.h"
#include "sync/central/intake/package_exchange.h"
#include "sync/central/pki/key_files.h"
#include "sync/central/pki/member_register.h"
#include "sync/central/pki/peer.h"
#include "sync/central/store/interface/enrolments.h"
#include "sync/central/store/interface/planned_visits.h"
#include "sync/central/store/interface/station_heads.h"
#include "sync/central/store/interface/station_mandates.h"
#include "sync/certificate_file.h"
#include "sync/signed_mandate.h"
#include "sync/transfer/visit_list.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace rapoint::sync::commands {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kRequestLimit = 64U << 10;
constexpr std::size_t kReasonLimit = 200;

std::string momentText(const std::optional<Instant>& moment) {
    return moment ? toText(*moment) : std::string{};
}

std::string stateOf(const Enrolment& enrolment, Instant now) {
    if (enrolment.withdrawnAt)
        return "withdrawn";
    return enrolment.endsAt < now ? "ended" : "valid";
}

/// The keys that are meant, as the register has them.
Result<std::vector<Enrolment>> meantBy(const WithdrawalOrder& order, CentralBooks& books) {
    Enrolments& enrolments = books.store->enrolments();
    if (!order.certificate.empty()) {
        RAPOINT_TRY(const Certificate certificate, readCertificateFile(order.certificate));
        RAPOINT_TRY(const Bytes der, toDer(certificate.get()));
        RAPOINT_TRY(const Member member, memberOf(der));
        MemberRegister members{books.keys, enrolments};
        // At a time when it was valid: one that has ended can be withdrawn too, and one that was is again.
        const auto judged = members.trust().judge(der, member.role, member.validity.from);
        if (!judged && judged.error().code != FaultCode::OfficerWithdrawn)
            return failure(FaultCode::InputInvalid, judged.error().detail);
        RAPOINT_TRY(auto known, enrolments.find(member.publicKey));
        return known ? std::vector{*std::move(known)} : std::vector<Enrolment>{};
    }
    RAPOINT_TRY(auto all, enrolments.list());
    std::erase_if(all, [&](const Enrolment& one) {
        return one.role != order.role || one.name != order.name || one.withdrawnAt.has_value();
    });
    return all;
}

Result<> addMandate(Row& row, CentralBooks& books, const std::string& station, const Bytes& pinned) {
    RAPOINT_TRY(const auto signedForm, books.store->mandates().find(station));
    row["mandateCases"] = nullptr;
    row["mandateEndsAt"] = "";
    if (!signedForm)
        return {};
    RAPOINT_TRY(const work::Mandate mandate, verifyMandate(*signedForm, pinned));
    row["mandateCases"] = mandate.cases;
    row["mandateEndsAt"] = toText(mandate.endsAt);
    return {};
}

Result<> addHead(Row& row, CentralBooks& books, const std::string& station) {
    RAPOINT_TRY(const auto head, books.store->heads().find(station));
    row["head"] = head ? Row(head->number) : Row(nullptr);
    row["headAt"] = head ? toText(head->at) : "";
    row["setBack"] = head ? head->setBack : "";
    return {};
}

/// All keys of one station as one row: valid as long as one of them is.
Row stationRow(const std::vector<Enrolment>& keys, Instant now) {
    const auto best = std::ranges::max_element(keys, {}, [&](const Enrolment& key) {
        return std::tuple{!key.withdrawnAt.has_value(), key.endsAt};
    });
    std::optional<Instant> heard;
    for (const Enrolment& key : keys)
        heard = std::max(heard, key.lastHeardAt);
    const auto first = std::ranges::min_element(keys, {}, &Enrolment::enrolledAt);
    return Row{{"station", best->name},
               {"state", stateOf(*best, now)},
               {"enrolledAt", toText(first->enrolledAt)},
               {"endsAt", toText(best->endsAt)},
               {"withdrawnAt", momentText(best->withdrawnAt)},
               {"reason", best->reason},
               {"lastHeardAt", momentText(heard)},
               {"keys", keys.size()}};
}

} // namespace

Result<> enrolFile(const fs::path& directory, const std::string& role, const std::string& name,
                   const fs::path& requestFile, const fs::path& certificateFile, const std::string& personNumber) {
    const auto enrolled = roleFrom(role);
    if (!enrolled)
        return failure(FaultCode::InputInvalid, "a role is station, inspector or approver");
    RAPOINT_TRY(Bytes request, readBounded(requestFile, kRequestLimit));
    RAPOINT_TRY(CentralBooks books, CentralBooks::open(directory));
    MemberRegister members{books.keys, books.store->enrolments()};
    Bytes der;
    const Result<> done = books.store->transaction([&]() -> Result<> {
        RAPOINT_TRY(der, members.enrol({*enrolled, name, personNumber, std::move(request)}, SystemClock{}));
        return books.write({"enrol", localUser(), role + "/" + name, Digest::of(der).hex()});
    });
    RAPOINT_CHECK(done);
    RAPOINT_TRY(const Certificate certificate, certificateFromDer(der));
    return writeCertificateFile(certificateFile, certificate.get());
}

Result<std::vector<Row>> withdraw(const fs::path& directory, const WithdrawalOrder& order) {
    if (order.reason.empty() || order.reason.size() > kReasonLimit)
        return failure(FaultCode::InputInvalid, "a withdrawal has a reason, of at most 200 letters");
    RAPOINT_TRY(CentralBooks books, CentralBooks::open(directory));
    RAPOINT_TRY(const auto meant, meantBy(order, books));
    if (meant.empty())
        return failure(FaultCode::InputInvalid, "the register has nobody with this role and name who is not "
                                                "withdrawn; a certificate names a key, too");
    std::vector<Row> rows;
    const auto done = books.store->transaction([&]() -> Result<> {
        for (const Enrolment& one : meant) {
            RAPOINT_CHECK(books.write({"withdraw", localUser(), one.role + "/" + one.name, one.publicKey.hex()}));
            RAPOINT_CHECK(books.store->enrolments().withdraw(one.publicKey, order.reason, SystemClock{}.now()));
            RAPOINT_TRY(const auto now, books.store->enrolments().find(one.publicKey));
            rows.push_back(Row{{"role", now->role},
                               {"name", now->name},
                               {"key", now->publicKey.hex()},
                               {"withdrawnAt", momentText(now->withdrawnAt)},
                               {"reason", now->reason}});
        }
        return {};
    });
    if (!done)
        return tl::make_unexpected(done.error());
    return rows;
}

Result<std::vector<Row>> stations(const fs::path& directory) {
    RAPOINT_TRY(CentralBooks books, CentralBooks::open(directory));
    RAPOINT_TRY(const Bytes pinned, toDer(books.keys.receipt.certificate.get()));
    RAPOINT_TRY(const auto enrolments, books.store->enrolments().list());
    RAPOINT_TRY(const auto packages, books.store->packages().list());
    RAPOINT_TRY(const auto planned, books.store->visits().list());
    std::map<std::string, std::vector<Enrolment>> byName;
    for (const Enrolment& one : enrolments)
        if (one.role == kStationRole)
            byName[one.name].push_back(one);
    std::vector<Row> rows;
    for (const auto& [name, keys] : byName) {
        Row row = stationRow(keys, SystemClock{}.now());
        RAPOINT_CHECK(addHead(row, books, name));
        RAPOINT_CHECK(addMandate(row, books, name, pinned));
        const auto count = [&, sender = nameOf(Peer{kStationRole, name})](PackageState state) {
            return std::ranges::count_if(packages, [&](const StoredPackage& package) {
                return package.station == sender && package.state == state;
            });
        };
        row["visits"] = std::ranges::count(planned, name, &HandedVisit::station);
        row["unfinished"] = count(PackageState::Receiving);
        row["unopenable"] = count(PackageState::Unopenable);
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<std::vector<Row>> officers(const fs::path& directory) {
    RAPOINT_TRY(CentralBooks books, CentralBooks::open(directory));
    RAPOINT_TRY(const auto enrolments, books.store->enrolments().list());
    std::vector<Row> rows;
    for (const Enrolment& one : enrolments)
        if (one.role != kStationRole)
            rows.push_back(Row{{"role", one.role},
                               {"name", one.name},
                               {"key", one.publicKey.hex()},
                               {"state", stateOf(one, SystemClock{}.now())},
                               {"enrolledAt", toText(one.enrolledAt)},
                               {"endsAt", toText(one.endsAt)},
                               {"withdrawnAt", momentText(one.withdrawnAt)},
                               {"reason", one.reason}});
    return rows;
}

Result<> putVisit(const fs::path& directory, const std::string& json, const std::string& station) {
    const auto added = visitsFromText(bytesOf("[" + json + "]"));
    if (!added || added->size() != 1)
        return failure(FaultCode::InputInvalid, "a visit is one applicant as JSON, with a reference");
    RAPOINT_TRY(CentralBooks books, CentralBooks::open(directory));
    return books.store->visits().put(added->front(), station);
}

Result<std::vector<Row>> visits(const fs::path& directory) {
    RAPOINT_TRY(CentralBooks books, CentralBooks::open(directory));
    RAPOINT_TRY(const auto planned, books.store->visits().list());
    std::vector<Row> rows;
    for (const HandedVisit& visit : planned)
        rows.push_back(Row{{"reference", visit.reference}, {"station", visit.station}});
    return rows;
}

Result<std::vector<Row>> handVisits(const fs::path& directory, const std::string& station,
                                    const std::vector<std::string>& references) {
    RAPOINT_TRY(CentralBooks books, CentralBooks::open(directory));
    PlannedVisits& planned = books.store->visits();
    std::vector<Row> rows;
    const auto done = books.store->transaction([&]() -> Result<> {
        std::vector<std::string> handed = references;
        if (handed.empty()) {
            RAPOINT_TRY(const auto all, planned.list());
            for (const HandedVisit& visit : all)
                if (visit.station.empty())
                    handed.push_back(visit.reference);
        }
        for (const std::string& reference : handed) {
            RAPOINT_CHECK(planned.hand(reference, station));
            rows.push_back(Row{{"reference", reference}, {"station", station}});
        }
        return {};
    });
    if (!done)
        return tl::make_unexpected(done.error());
    return rows;
}

Result<> dropVisit(const fs::path& directory, const std::string& reference) {
    RAPOINT_TRY(CentralBooks books, CentralBooks::open(directory));
    return books.store->visits().remove(reference);
}

} // namespace rapoint::sync::commands
