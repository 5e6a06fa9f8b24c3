#pragma once

#include "station/crypto/openssl_der.h"
#include "sync/central/intake/intake.h"
#include "sync/central/intake/limit_desk.h"
#include "sync/central/messages/central_settings.h"
#include "sync/central/pki/central_log.h"
#include "sync/central/pki/member_register.h"
#include "tests/support/central_fixture.h"
#include "tests/support/results.h"

namespace rapoint::test {

/// A central's intake whose clock a test sets.
struct JudgedFixture : CentralFixture {
    FixedClock clock{SystemClock{}.now()};
    Instant begun = clock.now();
    CaseId id = makeCaseId();
    std::unique_ptr<sync::CentralStore> store = openStore();
    sync::CentralKeys keys = valueOf(sync::CentralKeys::load(directory()));
    sync::CentralSettings settings{};
    sync::MessageOutbox outbox{store->messages(), settings.mailFrom, clock};
    sync::CentralLog log{store->audit(), keys.receipt, clock};
    sync::PinReleaseDesk pins{*store, outbox, keys, settings, clock, log};
    sync::HeadDesk heads{*store, valueOf(toDer(keys.officerAuthority.certificate.get())), clock};
    sync::MemberRegister members{keys, store->enrolments()};
    sync::LimitDesk limits{*store, valueOf(toDer(keys.receipt.certificate.get()))};
    sync::Intake intake{store->packages(), pins, heads, limits, keys, members.trust(), clock};

    /// One that an inspector and an approver signed, with a request for a certificate.
    Bytes package() { return seal(id, holder.key(), 1000); }
    sync::StoredPackage take(const Bytes& package) {
        return valueOf(intake.take({id, "station/station-1", Digest::of(package), package.size(), 0, package}))
            .package;
    }
    bool isOpened() { return valueOf(intake.settled(id)).state == sync::PackageState::Opened; }
};

} // namespace rapoint::test
