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

/// The authority above the holders' certificates; none for a directory that serves cards and knows no central.
Result<std::vector<Bytes>> authoritiesOf(const StationConfig& config) {
    if (!std::filesystem::exists(config.bundle()))
        return std::vector<Bytes>{};
    RAPOINT_TRY(sync::StationBundle bundle, sync::StationBundle::load(config.bundle()));
    return std::vector<Bytes>{std::move(bundle.issuingAuthority)};
}

Result<> sign(const Workplaces& places, const SignOptions& options, const Output& output) {
    RAPOINT_TRY(const Bytes pdf, readFile(options.pdf, printing::kMaxSignedPdfSize));
    RAPOINT_TRY(ServedCard card, ServedCard::open(places, options.work, options.serial));
    RAPOINT_TRY(const std::string keyId, card::CardRenewal(card.cards(), options.serial).currentKeyId());
    RAPOINT_TRY(const Secret pin, readSecretFromTerminal("PIN: "));
    RAPOINT_TRY(const StationConfig config, readStationConfig(options.work));
    RAPOINT_TRY(const auto timestamps, timestampClientOf(config));
    RAPOINT_TRY(std::vector<Bytes> authorities, authoritiesOf(config));
    Bytes sealed;
    RAPOINT_CHECK(card.serve({.service = work::CardService::Sign}, [&](const Secret*) -> Result<> {
        RAPOINT_TRY(const auto key, card.station().holderKey(options.serial, pin, keyId));
        RAPOINT_TRY(sealed, printing::signPdf(pdf, *key, {options.reason, SystemClock{}.now()},
                                              {std::move(authorities), timestamps.get()}));
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
