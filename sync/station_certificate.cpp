#include "sync/station_certificate.h"

#include "station/crypto/certificate_fields.h"
#include "station/crypto/openssl_der.h"

#include <algorithm>

namespace rapoint::sync {

namespace {

constexpr std::string_view kStationRole = "station"; // the OU of a station's certificate

/// The only value of an attribute; empty without one, or with several.
std::string onlyOf(const Subject& subject, std::string_view type) {
    if (std::ranges::count(subject, type, &SubjectAttribute::type) != 1)
        return {};
    return std::ranges::find(subject, type, &SubjectAttribute::type)->value;
}

} // namespace

Result<std::string> stationIn(ByteView certificate, ByteView officerAuthority) {
    const auto refused = [] {
        return failure(FaultCode::SealBroken, "this certificate was not given to a station by the central");
    };
    const auto given = certificateFromDer(certificate);
    const auto subject = subjectOfCertificate(certificate);
    RAPOINT_TRY(const EvpPkey issuer, publicKeyOfCertificate(officerAuthority));
    if (!given || !subject || X509_verify(given->get(), issuer.get()) != 1 ||
        onlyOf(*subject, "OU") != kStationRole)
        return refused();
    std::string name = onlyOf(*subject, "CN");
    return name.empty() ? Result<std::string>{refused()} : Result<std::string>{std::move(name)};
}

} // namespace rapoint::sync
