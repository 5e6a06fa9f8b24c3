#include "station/app/cli/card_desk.h"
#include "station/app/cli/commands.h"
#include "station/app/cli/served_card.h"
#include "station/app/terminal/terminal_secret.h"
#include "station/app/wiring/holder_card.h"
#include "station/base/file_bytes.h"
#include "station/card/card_renewal.h"
#include "station/card/certificate_download.h"
#include "station/crypto/certificate_fields.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/pem.h"
#include "station/crypto/pem_or_der_file.h"

namespace rapoint::app {

namespace {

using work::CardService;

card::CardRenewal renewalOf(ServedCard& card) {
    const Ports& ports = card.station().ports();
    return {ports.cards, card.serial(), ports.holderTrust, ports.clock};
}

/// The subject that was asked for: by the request that is given, or by the open case that made one on this card.
Result<rapoint::Subject> subjectAskedFor(ServedCard& card, const RenewOptions& options) {
    if (!options.request.empty()) {
        RAPOINT_TRY(const CertificateRequest request, requestInFile(options.request));
        return attributesOf(*X509_REQ_get_subject_name(request.get()));
    }
    Journal& journal = card.station().journal();
    RAPOINT_TRY(const std::vector<CaseSummary> cases, journal.list());
    for (const CaseSummary& summary : cases) {
        if (summary.closed)
            continue;
        RAPOINT_TRY(const auto events, journal.load(summary.id));
        const CardState made = fold(events).card;
        if (made.serial != card.serial() || made.request.empty())
            continue;
        RAPOINT_TRY(const Bytes der, fromBase64(made.request));
        RAPOINT_TRY(const CertificateRequest request, requestFromDer(der));
        return attributesOf(*X509_REQ_get_subject_name(request.get()));
    }
    return failure(FaultCode::InputMissing, "--request: the request for which this certificate came");
}

Result<> makeRequest(ServedCard& card, const RenewOptions& options, Output& output) {
    const auto type = keyTypeFromName(options.keyType);
    if (!type)
        return failure(FaultCode::InputInvalid, "unknown key type " + options.keyType);
    card::CardRenewal renewal = renewalOf(card);
    RAPOINT_TRY(const std::string keyId, renewal.currentKeyId());
    RAPOINT_TRY(const Secret pin, readSecretFromTerminal("PIN: "));
    output.progress("making a key on the card; that may take two minutes …");
    Bytes request;
    const Result<> begun = card.serve({.service = CardService::Renew}, [&](const Secret*) -> Result<> {
        RAPOINT_TRY(request, renewal.begin(pin, keyId, *type));
        return {};
    });
    output.progress("");
    RAPOINT_CHECK(begun);
    const std::string pem = requestPem(request);
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

Result<> install(ServedCard& card, const RenewOptions& options, Output& output) {
    RAPOINT_TRY(const Certificate given, certificateInFile(options.certificate));
    RAPOINT_TRY(const Bytes certificate, toDer(given.get()));
    RAPOINT_TRY(const std::vector<Bytes> chain, readChain(options));
    card::CardRenewal renewal = renewalOf(card);
    RAPOINT_TRY(const std::string keyId, renewal.currentKeyId());
    RAPOINT_TRY(const Secret pin, readSecretFromTerminal("PIN: "));
    RAPOINT_CHECK(card.serve({.service = CardService::Renew},
                             [&](const Secret*) { return renewal.finish(pin, keyId, certificate, chain); }));
    output.say("the new certificate is on the card, the old one and its key " + keyId + " are gone");
    output.object({{"serial", options.serial}, {"renewed", keyId}});
    return {};
}

/// Everything at once, over the line to the central.
Result<> renewAtCentral(const Workplaces& places, const RenewOptions& options, Output& output) {
    const auto type = keyTypeFromName(options.keyType);
    if (!type)
        return failure(FaultCode::InputInvalid, "unknown key type " + options.keyType);
    RAPOINT_TRY(ServedCard card, ServedCard::open(places, options.work, options.serial, {.central = true}));
    RAPOINT_TRY(const CardStatus status, card.status());
    showCard(status, output);
    RAPOINT_TRY(const Secret pin, readSecretFromTerminal("PIN: "));
    output.progress("making a key on the card; that may take two minutes …");
    const auto done = renewHoldersCard(card.station(), options.serial, pin, *type);
    output.progress("");
    if (!done)
        return tl::make_unexpected(done.error());
    output.say(done->newKey.empty() ? "what an earlier renewal had left of the old key is gone"
                                    : "the new certificate is on the card with key " + done->newKey +
                                          ", the old one and its key " + done->oldKey + " are gone");
    output.object({{"serial", options.serial}, {"renewed", done->oldKey}, {"key", done->newKey}});
    return {};
}

Result<> renew(const Workplaces& places, const RenewOptions& options, Output& output) {
    if (options.request.empty() && options.certificate.empty())
        return renewAtCentral(places, options, output);
    if (!options.request.empty() && !options.certificate.empty())
        return failure(FaultCode::InputInvalid, "--request or --certificate, not both");
    RAPOINT_TRY(ServedCard card, ServedCard::open(places, options.work, options.serial));
    RAPOINT_TRY(const CardStatus status, card.status());
    showCard(status, output);
    return options.certificate.empty() ? makeRequest(card, options, output) : install(card, options, output);
}

Result<> installFetched(const Workplaces& places, const RenewOptions& options, Output& output) {
    RAPOINT_TRY(const Certificate given, certificateInFile(options.certificate));
    RAPOINT_TRY(const Bytes certificate, toDer(given.get()));
    RAPOINT_TRY(const std::vector<Bytes> chain, readChain(options));
    RAPOINT_TRY(ServedCard card, ServedCard::open(places, options.work, options.serial));
    RAPOINT_TRY(rapoint::Subject asked, subjectAskedFor(card, options));
    const card::FetchedCertificate fetched{certificate, chain, std::move(asked)};
    RAPOINT_TRY(const CardStatus status, card.status());
    showCard(status, output);
    RAPOINT_TRY(const Secret pin, readSecretFromTerminal("PIN: "));
    const Ports& ports = card.station().ports();
    std::string keyId;
    RAPOINT_CHECK(card.serve({.service = CardService::Install}, [&](const Secret*) -> Result<> {
        RAPOINT_TRY(keyId, card::installCertificate(ports.cards, options.serial, pin, fetched, ports.holderTrust,
                                                    ports.clock.now()));
        return {};
    }));
    output.say("the certificate is on the card, beside key " + keyId);
    output.object({{"serial", options.serial}, {"key", keyId}});
    return {};
}

} // namespace

int runCardInstall(const Workplaces& places, const RenewOptions& options, Output& output) {
    const auto done = installFetched(places, options, output);
    return done ? 0 : output.fault(done.error());
}

int runCardRenew(const Workplaces& places, const RenewOptions& options, Output& output) {
    const auto done = renew(places, options, output);
    return done ? 0 : output.fault(done.error());
}

} // namespace rapoint::app
