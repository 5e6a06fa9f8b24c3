#include "station/case/event.h"
#include "station/journey/vocabulary_parts.h"

namespace rapoint {

namespace {

using enum ParameterKind;

} // namespace

std::vector<WordSpec> documentWords() {
    return {
        {.word = "capture-document",
         .meaning =
             "the identity document is photographed page by page; a picture that is good enough is kept bit "
             "for bit",
         .stage = VisitStage::Document,
         .built = true,
         .camera = CameraSubject::Document,
         .by = {"inspector", "applicant"},
         .at = {"desk", "mobile", "kiosk", "web", "own-device"},
         .ways = {"camera"},
         .plannedWays = {"upload"},
         .exits = {"done", "refused", "deferred"},
         .parameters = withPictureMinimum(
             {{"keep-below-minimum", Flag, "the inspector may keep a worse picture, with the reason"},
              {"passport-pages", Number, "pictures of a passport (usually the data page)", false, 1, 40},
              {"card-pages", Number, "pictures of a card (usually both sides)", false, 1, 40},
              {"fewer-pages", Flag, "the inspector may do with fewer, with the reason"}}),
         .questions = {"picture-quality", "pages"},
         .facts = {PageTaken::kName, PageKept::kName, PageRejected::kName, PageMoved::kName, PageRemoved::kName,
                   DocumentCaptured::kName}},
        {.word = "read-mrz",
         .meaning = "the machine-readable zone is read from the picture and its check digits hold",
         .stage = VisitStage::Document,
         .built = true,
         .by = {"station", "inspector", "central"},
         .at = {"desk", "mobile", "kiosk", "web", "central"},
         .exits = {"done", "retake", "refused", "deferred"},
         .parameters = {{"attempts", Number, "pictures before it is deferred", false, 1, 20}},
         .questions = {"picture"},
         .facts = {MrzRead::kName}},
        {.word = "read-chip",
         .meaning = "the document's chip is read and its data groups are proven genuine",
         .stage = VisitStage::Document,
         .by = {"station", "inspector", "applicant"},
         .at = {"desk", "mobile", "kiosk", "own-device"},
         .ways = {"pace", "bac"},
         .exits = {"done", "unavailable", "refused", "deferred"}},
    };
}

std::vector<WordSpec> checkWords() {
    return {
        {.word = "compare-data",
         .meaning = "document and application are compared; stays until no blocking difference is left, each "
                    "correction a fact of its own",
         .stage = VisitStage::Check,
         .built = true,
         .by = {"inspector", "applicant", "station", "central"},
         .at = {"desk", "mobile", "kiosk", "central"},
         .exits = {"done", "refused", "deferred"},
         .questions = {"product", "differences", "confirm-data"},
         .facts = {DataCompared::kName, DataCorrected::kName, DataConfirmed::kName}},
        {.word = "check-features",
         .meaning = "security features of the document are looked at and felt, some of them picked by chance",
         .stage = VisitStage::Check,
         .built = true,
         .by = {"inspector", "central"},
         .at = {"desk", "mobile", "central"},
         .exits = {"done", "refused", "deferred"},
         .parameters = {{"features", Texts, "the list to pick from", true},
                        {"count", Number, "how many are checked (TS 119 461: at least 3 on site)", true, 2, 20},
                        {"random", Number, "how many of them chance picks", true, 1, 20}},
         .questions = {"features"},
         .facts = {FeaturesPicked::kName, FeatureChecked::kName}},
        {.word = "compare-face",
         .meaning = "the person is compared with the portrait of document or chip",
         .stage = VisitStage::Check,
         .built = true,
         .camera = CameraSubject::Face,
         .by = {"inspector", "station", "central"},
         .at = {"desk", "mobile", "kiosk", "central"},
         .ways = {"officer"},
         .plannedWays = {"automatic"},
         .exits = {"done", "refused", "deferred"},
         .questions = {"face"},
         .facts = {LivePictureTaken::kName, FaceCompared::kName}},
    };
}

std::vector<WordSpec> remoteWords() {
    return {
        {.word = "record-consent",
         .meaning = "the applicant consents, or not, to a use of personal data that needs it",
         .stage = VisitStage::Application,
         .built = true,
         .by = {"applicant"},
         .at = {"web", "kiosk", "desk", "mobile", "own-device"},
         .exits = {"done", "declined"},
         .parameters = {{"purpose", Text, "what for", true, 0, 0, {"privacy-notice", "biometrics", "marketing"}}},
         .questions = {"privacy", "consent-biometrics", "consent-marketing"},
         .facts = {ConsentRecorded::kName}},
        {.word = "record-video",
         .meaning = "the unattended video session: applicant, document and spoken or typed code are recorded",
         .stage = VisitStage::Document,
         .by = {"applicant"},
         .at = {"web", "own-device", "kiosk"},
         .exits = {"done", "interrupted"},
         .parameters =
             withPictureMinimum({{"link-expires", Duration, "how long the one-time link is good for", true},
                                 {"min-megapixels", Number, "of the camera", true, 1, 50},
                                 {"microphone", Flag, "needed", true},
                                 {"attempts", Number, "sessions before it is given up", true, 1, 20}})},
        {.word = "check-single-person",
         .meaning = "nobody but the applicant was in front of the camera for the whole session",
         .stage = VisitStage::Check,
         .by = {"station", "central"},
         .at = {"kiosk", "central"},
         .exits = {"done", "failed"}},
        {.word = "identify-remotely",
         .meaning = "the applicant identifies himself or herself with an application on the telephone",
         .stage = VisitStage::Document,
         .by = {"applicant"},
         .at = {"own-device", "kiosk"},
         .ways = {"app"},
         .exits = {"done", "interrupted"},
         .parameters = withPictureMinimum({{"minutes", Number, "it takes about", false, 1, 120}})},
        {.word = "validate-session",
         .meaning = "staff watch the recorded session and accept it or say how to resume",
         .stage = VisitStage::Approval,
         .by = {"central"},
         .at = {"central"},
         .exits = {"done", "not-validated", "refused"},
         .approval = true,
         .waits = true},
        {.word = "decide-identification",
         .meaning = "the provider's decision on a remote identification: positive, negative, or to be clarified",
         .stage = VisitStage::Approval,
         .by = {"central"},
         .at = {"central"},
         .exits = {"done", "refused", "deferred"},
         .approval = true,
         .waits = true},
    };
}

std::vector<ParameterSpec> withPictureMinimum(std::vector<ParameterSpec> others) {
    others.insert(
        others.end(),
        {{"min-dpi", Number, "of the picture, on the page", false, 50, 1200},
         {"max-edge-micrometres", Number, "how wide its sharpest edges may be on the page", false, 50, 5000},
         {"min-median-grey", Number, "of the page: darker is too dark", false, 1, 200},
         {"max-burnt-permille", Number, "of the page, where the sensor is at its limit", false, 0, 1000},
         {"max-glare-permille", Number, "of the page, under reflections", false, 0, 1000},
         {"min-jpeg-quality", Number, "as libjpeg counts it", false, 1, 100}});
    return others;
}

} // namespace rapoint
