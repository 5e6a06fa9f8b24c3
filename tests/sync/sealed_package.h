#pragma once

#include "station/crypto/cades_signature.h"
#include "station/crypto/openssl_der.h"
#include "sync/asic_container.h"
#include "sync/central/pki/central_keys.h"
#include "sync/package_opener.h"
#include "sync/package_sealer.h"
#include "sync/station_bundle.h"
#include "tests/sync/enrolled_officer.h"

#include <boost/test/unit_test.hpp>

namespace rapoint::test {

/// A package of two files that an inspector and an approver signed, and the parts that it is made of.
struct SealedPackageFixture {
    sync::CentralKeys keys = std::move(sync::CentralKeys::load(testCentral())).value();
    sync::StationBundle bundle = sync::StationBundle::load(testCentral() / "bundle").value();
    EnrolledOfficer inspector{testCentral(), sync::EnrolledRole::Inspector, "inspector-1"};
    EnrolledOfficer approver{testCentral(), sync::EnrolledRole::Approver, "approver-1"};
    Instant now = SystemClock{}.now();
    CaseId id = CaseId::fromText("019ab0e0-1c00-7abc-8def-0123456789ab").value();
    sync::CmsPackageSealer sealer{bundle.recipients, {bundle.officerAuthority}};
    sync::PackageOpener opener{keys.recipients(), keys.officerAuthority.certificate.get()};
    std::vector<PackageFile> files{{"case.json", "application/json", {'{', '}'}},
                                   {"document-front.png", "image/png", Bytes(100000, 0x5A)}};

    Bytes seal() { return sealer.seal(id, files, {&inspector, &approver}).value(); }

    sync::AsicContainer signedContainer() {
        Bytes zip = sync::openEnvelope(seal(), keys.recipients()).value();
        return sync::readContainer(zip).value();
    }
    Bytes sealContainer(const sync::AsicContainer& container) {
        return sync::sealEnvelope(sync::writeContainer(container), certificatesFromDer(bundle.recipients)->get())
            .value();
    }
    FaultCode faultOf(ByteView sealed) const {
        const auto opened = opener.open(sealed, now);
        BOOST_REQUIRE(!opened);
        return opened.error().code;
    }
};

} // namespace rapoint::test
