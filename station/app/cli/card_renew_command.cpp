#include "station/app/cli/card_desk.h"
#include "station/app/card_renewal_online.h"
#include "station/app/cli/commands.h"
#include "station/app/wiring/file_bytes.h"
#include "station/crypto/pem.h"
#include "station/app/cli/terminal_secret.h"
#include "station/app/wiring/workplace.h"
#include "station/card/card_renewal.h"
#include "station/card/certificate_download.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/pem_or_der_file.h"

#include <algorithm>

namespace rapoint::app {

namespace {

Result<> makeRequest(CardDesk& desk, const RenewOptions& options, Output& output) {
    const auto type = keyTypeFromName(options.keyType);
    if (!type)
        return failure(FaultCode::InputInvalid, "unknown key type " + options.keyType);
    card::CardRenewal renewal{desk.cards(), options.serial};
    RAPOINT_TRY(const std::string keyId, renewal.currentKeyId());
    RAPOINT_TRY(const Secret pin, readSecretFromTerminal("PIN: "));
    output.progress("making a key on the card; that may take two minutes …");
    const auto request = renewal.begin(pin, keyId, *type);
    output.progress("");
    if (!request)
        return tl::make_unexpected(request.error());
    const std::string pem = requestPem(*request);
    RAPOINT_CHECK(writeFile(options.request, bytesOf(pem)));
    output.say("request for a certificate beside key " + keyId + ": " + options.request.string());
    output.object({{"serial", options.serial}, {"renews", keyId}, {"request", options.request.string()}});
    return {};
}

Result<std::vector<Bytes>> readChain(const RenewOptions& options) {
    std::vector<Bytes> chain;
    for (const std::string& file : options.chain) {
        RAPOINT_TRY(const std::vector<Bytes> issuers, certificatesInFile(file));
        chain.insert(chain.end(), issuers.begin(), issuers.end());
    }
    return chain;
}

Result<> install(CardDesk& desk, const RenewOptions& options, Output& output) {
    RAPOINT_TRY(const Certificate given, certificateInFile(options.certificate));
    RAPOINT_TRY(const Bytes certificate, toDer(given.get()));
    RAPOINT_TRY(const std::vector<Bytes> chain, readChain(options));
    card::CardRenewal renewal{desk.cards(), options.serial};
    RAPOINT_TRY(const std::string keyId, renewal.currentKeyId());
    RAPOINT_TRY(const Secret pin, readSecretFromTerminal("PIN: "));
    RAPOINT_CHECK(renewal.finish(pin, keyId, certificate, chain));
    output.say("the new certificate is on the card, the old one and its key " + keyId + " are gone");
    output.object({{"serial", options.serial}, {"renewed", keyId}});
    return {};
}

/// Everything at once, over the line to the central.
Result<> renewAtCentral(const RenewOptions& options, Output& output) {
    const auto type = keyTypeFromName(options.keyType);
    if (!type)
        return failure(FaultCode::InputInvalid, "unknown key type " + options.keyType);
    RAPOINT_TRY(Workplace place, Workplace::enter(options.work, {.central = true}));
    Station& station = place.station();
    RAPOINT_TRY(const auto present, station.ports().cards.cards());
    const auto card = std::ranges::find(present, options.serial, &CardStatus::serial);
    if (card == present.end())
        return failure(FaultCode::CardNotFound, options.serial);
    showCard(*card, output);
    RAPOINT_TRY(const Secret pin, readSecretFromTerminal("PIN: "));
    output.progress("making a key on the card; that may take two minutes …");
    const auto done =
        renewOnline(station.ports().cards, station.ports().authority,
                    [&](const std::string& keyId) { return station.holderKey(options.serial, pin, keyId); },
                    {.serial = options.serial, .pin = pin, .keyType = *type});
    output.progress("");
    if (!done)
        return tl::make_unexpected(done.error());
    output.say(done->newKey.empty() ? "what an earlier renewal had left of the old key is gone"
                                    : "the new certificate is on the card with key " + done->newKey +
                                          ", the old one and its key " + done->oldKey + " are gone");
    output.object({{"serial", options.serial}, {"renewed", done->oldKey}, {"key", done->newKey}});
    return {};
}

Result<> renew(const RenewOptions& options, Output& output) {
    if (options.request.empty() && options.certificate.empty())
        return renewAtCentral(options, output);
    if (!options.request.empty() && !options.certificate.empty())
        return failure(FaultCode::InputInvalid, "--request or --certificate, not both");
    RAPOINT_TRY(CardDesk desk, CardDesk::open(options.work));
    RAPOINT_TRY(const CardStatus card, desk.card(options.serial));
    showCard(card, output);
    return options.certificate.empty() ? makeRequest(desk, options, output) : install(desk, options, output);
}

Result<> installFetched(const RenewOptions& options, Output& output) {
    RAPOINT_TRY(const Certificate given, certificateInFile(options.certificate));
    RAPOINT_TRY(const Bytes certificate, toDer(given.get()));
    RAPOINT_TRY(const std::vector<Bytes> chain, readChain(options));
    RAPOINT_TRY(CardDesk desk, CardDesk::open(options.work));
    RAPOINT_TRY(const CardStatus card, desk.card(options.serial));
    showCard(card, output);
    RAPOINT_TRY(const Secret pin, readSecretFromTerminal("PIN: "));
    RAPOINT_TRY(const std::string keyId,
                card::installCertificate(desk.cards(), options.serial, pin, certificate, chain));
    output.say("the certificate is on the card, beside key " + keyId);
    output.object({{"serial", options.serial}, {"key", keyId}});
    return {};
}

} // namespace

int runCardInstall(const RenewOptions& options, Output& output) {
    const auto done = installFetched(options, output);
    return done ? 0 : output.fault(done.error());
}

int runCardRenew(const RenewOptions& options, Output& output) {
    const auto done = renew(options, output);
    return done ? 0 : output.fault(done.error());
}

} // namespace rapoint::app
