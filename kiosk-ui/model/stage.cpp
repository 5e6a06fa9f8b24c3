#include "kiosk-ui/model/stage.h"

#include <array>
#include <utility>

namespace rapoint::kiosk_ui {

namespace {

constexpr std::array<std::string_view, 7> kStages{"stage.application", "stage.document", "stage.check",
                                                  "stage.contract",    "stage.approval", "stage.card",
                                                  "stage.finish"};

enum : int { kApplication, kDocument, kCheck, kContract, kApproval, kCard, kFinish };

constexpr std::array<std::pair<std::string_view, int>, 63> kWords{{
    {"register-applicant", kApplication},
    {"change-access-code", kApplication},
    {"confirm-email", kApplication},
    {"confirm-phone", kApplication},
    {"sign-in", kApplication},
    {"prefill-applicant", kApplication},
    {"choose-product", kApplication},
    {"enter-voucher", kApplication},
    {"fill-request", kApplication},
    {"enter-data", kApplication},
    {"review-data", kCheck},
    {"certify-signatures", kContract},
    {"post-papers", kContract},
    {"upload-documents", kDocument},
    {"check-documents", kCheck},
    {"notify-deficiency", kCheck},
    {"acquire-device", kCard},
    {"personalise-card", kCard},
    {"print-card-face", kCard},
    {"generate-key-pair", kCard},
    {"invite-to-cloud", kCard},
    {"create-cloud-key", kCard},
    {"deliver-pin", kCard},
    {"reveal-pin", kCard},
    {"activate-card", kFinish},
    {"hand-over", kCard},
    {"ship-kit", kCard},
    {"issue-certificate", kFinish},
    {"write-certificate", kFinish},
    {"download-certificate", kFinish},
    {"revoke-certificate", kFinish},
    {"record-payment", kContract},
    {"print-contract", kContract},
    {"sign-contract", kContract},
    {"send-documents", kContract},
    {"hand-to-courier", kContract},
    {"sign-confirmation", kContract},
    {"countersign-confirmation", kContract},
    {"verify-request", kApproval},
    {"approve-case", kApproval},
    {"await-clarification", kCheck},
    {"refuse-case", kFinish},
    {"capture-document", kDocument},
    {"read-mrz", kDocument},
    {"read-chip", kDocument},
    {"compare-data", kCheck},
    {"check-features", kCheck},
    {"compare-face", kCheck},
    {"record-consent", kApplication},
    {"record-video", kDocument},
    {"check-single-person", kCheck},
    {"identify-remotely", kDocument},
    {"validate-session", kApproval},
    {"decide-identification", kApproval},
    {"receive-data-request", kApplication},
    {"answer-data-request", kFinish},
    {"tell-recipients", kFinish},
    {"erase-records", kFinish},
    {"seal-package", kFinish},
    {"deliver-package", kFinish},
    {"report-status", kFinish},
    {"open-renewal", kFinish},
    {"close-case", kFinish},
}};

} // namespace

std::span<const std::string_view> stages() {
    return kStages;
}

int stageOf(std::string_view word) {
    for (const auto& [name, stage] : kWords)
        if (name == word)
            return stage;
    return -1;
}

} // namespace rapoint::kiosk_ui
