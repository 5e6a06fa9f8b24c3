#include "station/crypto/issued_certificate.h"

#include "station/crypto/certificate_fields.h"
#include "station/crypto/certificate_trust.h"

#include <algorithm>
#include <array>
#include <string>

namespace rapoint {

namespace {

/// Clocks of two machines may differ by so much; RFC 9483 §4.1 lets a message's time differ by minutes, too.
constexpr std::chrono::minutes kClockTolerance{5};

/// id-kp-OCSPSigning and id-kp-timeStamping (RFC 5280 §4.2.1.12), anyExtendedKeyUsage, and CMC's roles of
/// authorities (RFC 6402 §2.10): id-kp-cmcCA, id-kp-cmcRA.
constexpr std::array kAuthorityUsages{"1.3.6.1.5.5.7.3.9", "1.3.6.1.5.5.7.3.8", "2.5.29.37.0",
                                      "1.3.6.1.5.5.7.3.27", kRegistrationAuthorityUsage};

tl::unexpected<Fault> differs(const std::string& what) {
    return failure(FaultCode::CertificateMismatch, what);
}

bool isIn(const Subject& subject, const SubjectAttribute& wanted) {
    return std::ranges::any_of(subject, [&](const SubjectAttribute& attribute) {
        return attribute.type == wanted.type && attribute.value == wanted.value;
    });
}

/// The types of attributes that only one of the two has in this form: "GN, serialNumber".
std::string differingTypes(const Subject& asked, const Subject& issued) {
    std::vector<std::string> types;
    for (const auto& [from, in] : {std::pair{&asked, &issued}, std::pair{&issued, &asked}})
        for (const SubjectAttribute& attribute : *from)
            if (!isIn(*in, attribute) && std::ranges::count(types, attribute.type) == 0)
                types.push_back(attribute.type);
    std::string names;
    for (const std::string& type : types)
        names += (names.empty() ? "" : ", ") + type;
    return names.empty() ? "order or number of attributes" : names;
}

Result<> checkSubject(X509& certificate, const Subject& asked) {
    RAPOINT_TRY(const Subject issued, attributesOf(*X509_get_subject_name(&certificate)));
    const bool same = std::ranges::equal(asked, issued, [](const SubjectAttribute& a, const SubjectAttribute& b) {
        return a.type == b.type && a.value == b.value;
    });
    return same ? Result<>{} : differs("subject: " + differingTypes(asked, issued));
}

Result<> checkUsage(X509& certificate) {
    constexpr std::uint32_t kAuthoritysWork = KU_KEY_CERT_SIGN | KU_CRL_SIGN;
    if (!isForSignatures(certificate) || (X509_get_key_usage(&certificate) & kAuthoritysWork) != 0)
        return differs("key usage: not for a holder's signatures");
    for (const char* const usage : kAuthorityUsages)
        if (hasExtendedUsage(&certificate, usage))
            return differs("extended key usage: an authority's");
    return {};
}

Result<> checkValidity(const X509& certificate, Instant now) {
    RAPOINT_TRY(const Validity validity, validityOf(certificate));
    if (now > validity.until)
        return differs("validity: it is over");
    if (now + kClockTolerance < validity.from)
        return failure(FaultCode::ClockSetBack, "the certificate begins later than this machine's time");
    return {};
}

} // namespace

Result<std::vector<Bytes>> checkIssued(X509& certificate, const Subject& asked, const Certificates& authorities,
                                       Instant now) {
    RAPOINT_CHECK(checkSubject(certificate, asked));
    RAPOINT_CHECK(checkUsage(certificate));
    RAPOINT_CHECK(checkValidity(certificate, now));
    RAPOINT_TRY(auto chain, chainAbove(certificate, authorities, now));
    if (!chain)
        return differs("issuer: not the expected authority");
    return *std::move(chain);
}

} // namespace rapoint
