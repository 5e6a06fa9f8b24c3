#include "station/app/gallery/gallery_specimens.h"

#include <algorithm>

namespace rapoint::app {

using namespace kiosk_ui;

namespace {

using namespace std::chrono_literals;

constexpr Instant kMorning{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 9h};

/// Lines of print from `left` on, on paper of this size.
std::shared_ptr<std::vector<std::uint8_t>> printedPixels(int width, int height, int left) {
    constexpr std::uint8_t kPaper = 0xE6;
    constexpr std::uint8_t kPrint = 0x50;
    auto pixels = std::make_shared<std::vector<std::uint8_t>>(
        static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, kPaper);
    for (int y = 40; y < height - 24; ++y)
        for (int x = left; x < width - 24; ++x)
            if (y % 36 < 12)
                std::fill_n(pixels->begin() + (std::ptrdiff_t{y} * width + x) * 4, 3, kPrint);
    return pixels;
}

} // namespace

ShownPicture specimenPage(int number, int count) {
    return {.label = {.id = "pages.page-of",
                      .with = {{"number", std::to_string(number)}, {"count", std::to_string(count)}}},
            .width = 480,
            .height = 304,
            .pixels = printedPixels(480, 304, number == 1 ? 170 : 24)};
}

ShownPicture specimenSheet() {
    return {
        .label = {.id = "day-report.title"}, .width = 600, .height = 848, .pixels = printedPixels(600, 848, 60)};
}

CaseState specimen(const Profile& profile) {
    CaseState state;
    state.length = 9;
    state.opened.mode = "desk";
    state.creator = "inspector-7";
    state.approver = "approver-3";
    state.applicant = Applicant{"2026-000241",
                                "KOWALSKA-BRZĘCZYSZCZYKIEWICZ",
                                "ALEKSANDRA MAŁGORZATA ZOFIA",
                                "1988-05-14",
                                "POL",
                                "ZS0000241",
                                {"POL", "88051407243"},
                                "aleksandra.kowalska@example.org",
                                profile.products.front().id};
    state.confirmed = DataConfirmed{*state.applicant};
    state.features = FeaturesPicked{{"hologram", "colour-shifting-ink", "edge-of-page"}, "edge-of-page"};
    state.featureResults = {{"hologram", true}, {"colour-shifting-ink", true}, {"edge-of-page", true}};
    state.compared = DataCompared{{{"surname", "KOWALSKA", "KOWALSKA-BRZĘCZYSZCZYKIEWICZ", "additional-part"},
                                   {"birthDate", "1988-05-14", "1988-05-15", "differs"},
                                   {"nationalNumber", "88051407243", "88051507243", "birth-date"}}};
    state.contractSigned = ContractSigned{};
    state.card.serial = "9fe0df2436d779b2";
    state.envelope.serial = "E10000002";
    state.deferred = Deferred{"paper-missing"};
    PictureQuality good;
    good.page = "ID-1";
    good.dotsPerInch = 212;
    good.edgeMicrometres = 310;
    good.medianGrey = 140;
    state.pages.put(1, {{}, good});
    PictureQuality poor;
    poor.page = "ID-1";
    poor.dotsPerInch = 74;
    poor.edgeMicrometres = 950;
    poor.medianGrey = 130;
    poor.glarePermille = 61;
    state.pages.put(2, {{}, poor});
    return state;
}

std::optional<Text> specimenHint(std::string_view page) {
    if (page == "reference")
        return Text{.id = "reference.demo", .with = {{"number", "2026-000241"}}};
    for (const std::string_view entry : {"sign-in", "locked", "approval", "co-signature"})
        if (page == entry)
            return Text{.id = "sign-in.demo-pin", .with = {{"pin", "102561"}}};
    return std::nullopt;
}

AuditRecord auditedVisit() {
    AuditRecord record{.caseId = "01a20194-f75f-7de9-8e6d-54b314fa5ee5", .entriesOfLog = 4711};
    for (const char* const fact : {"ApplicantPrefilled", "FeatureChecked", "PinReplacementIntended",
                                   "CertificateRequested", "PackageDelivered", "CaseClosed"})
        record.lines.push_back({record.lines.size() + 4700, kMorning, fact, "inspector-7"});
    return record;
}

Overview fullOverview() {
    Overview overview;
    for (const char* const word : {"compare-data", "record-payment", "hand-over", "issue-certificate"}) {
        OpenVisit visit;
        visit.id = *CaseId::fromText("01a20194-f75f-7de9-8e6d-54b314fa5ee5");
        visit.openedAt = kMorning;
        visit.word = word;
        visit.waitsForCentral = overview.open.size() == 3;
        overview.open.push_back(visit);
    }
    for (int i = 0; i < 3; ++i) {
        OpenVisit visit = overview.open.at(static_cast<std::size_t>(i));
        visit.fromKiosk = true;
        overview.open.push_back(visit);
    }
    overview.allOpen = overview.open.size();
    overview.open.back().waitsForCentral = true;
    overview.unsent = {overview.open.back().id};
    overview.open.back().cause = FaultCode::CentralUntrusted;
    overview.open.front().cause = FaultCode::PrinterInterrupted;
    for (const char* const reference :
         {"2026-000241", "2026-000242", "2026-000243", "2026-000244", "2026-000245", "2026-000246"})
        overview.planned.push_back({reference, "Qualified certificate on a card, P-384"});
    overview.today = {12, 8};
    overview.devices = {{"camera", Mark::Good, {}},
                        {"card-reader", Mark::Bad, FaultCode::CardNotFound},
                        {"printer", Mark::Bad, FaultCode::PrinterJammed},
                        {"network", Mark::Attention, FaultCode::CentralUnreachable},
                        {"clock", Mark::Good, {}}};
    overview.envelopes.free = 98;
    overview.cards.free = 41;
    overview.synchronised = kMorning;
    return overview;
}

Overview mobileOverview() {
    Overview overview = fullOverview();
    overview.mandate = MandateStatus{.visits = 2, .days = 28, .endsAt = kMorning + std::chrono::days{28}};
    return overview;
}

} // namespace rapoint::app
