#include "printing/signature/pdf_signature.h"
#include "station/app/cli/commands.h"
#include "station/app/cli/served_card.h"
#include "station/app/terminal/terminal_secret.h"
#include "station/app/wiring/timestamp_wiring.h"
#include "station/base/file_bytes.h"
#include "station/card/card_renewal.h"
#include "sync/station_bundle.h"

namespace rapoint::app {

namespace {

Result<> sign(const Workplaces& places, const SignOptions& options, const Output& output) {
    RAPOINT_TRY(const Bytes pdf, readFile(options.pdf, printing::kMaxSignedPdfSize));
    RAPOINT_TRY(ServedCard card, ServedCard::open(places, options.work, options.serial));
    RAPOINT_TRY(const std::string keyId, card::firstCertifiedKey(card.cards(), options.serial));
    RAPOINT_TRY(const Secret pin, readSecretFromTerminal("PIN: "));
    RAPOINT_TRY(const sync::StationBundle bundle, sync::StationBundle::load(card.config().bundle()));
    RAPOINT_TRY(const auto timestamps, timestampClientOf(card.config()));
    const printing::SignatureProof proof{{bundle.issuingAuthority}, timestamps.get()};
    Bytes sealed;
    RAPOINT_CHECK(card.serve({.service = work::CardService::Sign}, [&](const Secret*) -> Result<> {
        RAPOINT_TRY(const auto key, card.station().holderKey(options.serial, pin, keyId));
        RAPOINT_TRY(sealed, printing::signPdf(pdf, *key, {options.reason, SystemClock{}.now()}, proof));
        return {};
    }));
    RAPOINT_CHECK(writeFile(options.out, sealed));
    output.say("signed: " + options.out.string() + ", " + std::to_string(sealed.size()) + " bytes");
    output.object(
        {{"serial", options.serial}, {"keyId", keyId}, {"file", options.out.string()}, {"bytes", sealed.size()}});
    return {};
}

} // namespace

int runPrintSign(const Workplaces& places, const SignOptions& options, Output& output) {
    const auto done = sign(places, options, output);
    return done ? 0 : output.fault(done.error(), options.pdf.filename().string());
}

} // namespace rapoint::app
