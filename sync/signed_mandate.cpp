#include "sync/signed_mandate.h"

#include "sync/json_text.h"
#include "sync/signed_statement.h"

#include <algorithm>
#include <set>

namespace rapoint::sync {

namespace {

constexpr std::size_t kMaxCommonNameLength = 64; // of a common name (RFC 5280 appendix A, ub-common-name)

bool isSensible(const work::Mandate& mandate) {
    return !mandate.station.empty() && mandate.station.size() <= kMaxCommonNameLength && mandate.cases > 0 &&
           mandate.cases <= work::Mandate::kMaxCases && mandate.endsAt > mandate.issuedAt &&
           mandate.endsAt - mandate.issuedAt <= work::Mandate::kMaxLength && !mandate.modes.empty() &&
           std::set<std::string>(mandate.modes.begin(), mandate.modes.end()).size() == mandate.modes.size() &&
           std::ranges::all_of(mandate.modes, &work::isMode);
}

/// Mandates from before modes were named have none.
bool takeModes(const nlohmann::json& json, work::Mandate& mandate) {
    if (!json.contains("modes"))
        return true;
    if (!json["modes"].is_array())
        return false;
    mandate.modes.clear();
    for (const auto& mode : json["modes"]) {
        if (!mode.is_string())
            return false;
        mandate.modes.push_back(mode.get<std::string>());
    }
    return true;
}

} // namespace

Result<Bytes> signMandate(const work::Mandate& mandate, X509* certificate, EVP_PKEY* key) {
    if (!isSensible(mandate))
        return failure(FaultCode::InputInvalid,
                       "a mandate is for one station, 1 to 100000 cases, 1 to 366 days and the modes desk, "
                       "mobile or kiosk");
    return signStatement(nlohmann::ordered_json{{"mandateFor", mandate.station},
                                                {"cases", mandate.cases},
                                                {"issuedAt", toText(mandate.issuedAt)},
                                                {"endsAt", toText(mandate.endsAt)},
                                                {"modes", mandate.modes}}
                             .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace),
                         certificate, key);
}

Result<work::Mandate> mandateFromContent(ByteView content) {
    const auto isNot = [] { return failure(FaultCode::MandateForged, "the mandate's content"); };
    const auto json = nlohmann::json::parse(content.begin(), content.end(), nullptr, false);
    if (!json.is_object() || json.size() != (json.contains("modes") ? 5U : 4U) || !json.contains("cases") ||
        !json["cases"].is_number_unsigned() || json["cases"].get<std::uint64_t>() > work::Mandate::kMaxCases)
        return isNot();
    const auto issuedAt = instantFromText(textIn(json, "issuedAt"));
    const auto endsAt = instantFromText(textIn(json, "endsAt"));
    if (!issuedAt || !endsAt)
        return isNot();
    work::Mandate mandate{.station = textIn(json, "mandateFor"),
                          .cases = json["cases"].get<std::uint32_t>(),
                          .issuedAt = *issuedAt,
                          .endsAt = *endsAt};
    if (!takeModes(json, mandate) || !isSensible(mandate))
        return isNot();
    return mandate;
}

Result<work::Mandate> verifyMandate(ByteView der, const Bytes& pinnedReceiptCertificate) {
    const auto content = statementIn(der, pinnedReceiptCertificate);
    if (!content)
        return failure(FaultCode::MandateForged, content.error().detail);
    return mandateFromContent(*content);
}

} // namespace rapoint::sync
