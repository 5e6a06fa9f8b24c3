#pragma once

#include "station/case/evidence_ref.h"
#include "station/case/fact_list.h"
#include "station/identity/applicant.h"
#include "station/identity/mrz.h"
#include "station/identity/picture_quality.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint {

// Facts about who the applicant is: the application, the document, and what was compared and checked. What holds
// for all facts is said in event.h.

/// One field in which the document and the application differ.
struct Difference {
    std::string field;    ///< "surname", "birthDate", "nationalNumber" …
    std::string applied;  ///< what the application says
    std::string document; ///< what the document says, or empty
    std::string problem;  ///< kind of difference: "differs", "check-digit", "birth-date", "sex", "expired" …

    bool operator==(const Difference&) const = default;
    static void describe(auto& self, auto&& field) {
        field("field", self.field);
        field("applied", self.applied);
        field("document", self.document);
        field("problem", self.problem);
    }
};

struct CaseOpened {
    static constexpr std::string_view kName = "CaseOpened";
    std::string provider;
    std::string mode;          ///< "desk", "mobile", "kiosk"
    std::string profileDigest; ///< SHA-256 of the profile's text, hex (station/ports/kept_profiles.h)
    bool demo = false;

    static void describe(auto& self, auto&& field) {
        field("provider", self.provider);
        field("mode", self.mode);
        field("profileDigest", self.profileDigest);
        field("demo", self.demo);
    }
};

/// The case goes on with another profile: its own is not known here, for it was begun by a release that kept no
/// profiles.
struct ProfileAdopted {
    static constexpr std::string_view kName = "ProfileAdopted";
    std::string profileDigest;

    static void describe(auto& self, auto&& field) { field("profileDigest", self.profileDigest); }
};

struct ApplicantPrefilled {
    static constexpr std::string_view kName = "ApplicantPrefilled";
    std::string source; ///< "visit-list" or "walk-in"
    Applicant applicant;

    static void describe(auto& self, auto&& field) {
        field("source", self.source);
        field("applicant", self.applicant);
    }
};

/// What the applicant said to a use of personal data, or to the notice about it.
struct ConsentRecorded {
    static constexpr std::string_view kName = "ConsentRecorded";
    std::string purpose; ///< "privacy-notice", "biometrics", "marketing"
    bool given = false;
    std::string language; ///< in which it was asked, ISO 639-1

    static void describe(auto& self, auto&& field) {
        field("purpose", self.purpose);
        field("given", self.given);
        field("language", self.language);
    }
};

/// A page of the document was photographed. Taken when the document is complete it is the first page of another.
struct PageTaken {
    static constexpr std::string_view kName = "PageTaken";
    std::int64_t page = 0; ///< its place, from 1; the picture that was there is replaced
    EvidenceRef picture{};
    std::string camera{};
    PictureQuality quality{};

    static void describe(auto& self, auto&& field) {
        field("page", self.page);
        field("picture", self.picture);
        field("camera", self.camera);
        field("quality", self.quality);
    }
};

/// A picture is kept although it is below the profile's minimum.
struct PageKept {
    static constexpr std::string_view kName = "PageKept";
    std::int64_t page = 0;
    std::string lacks; ///< in what, with the numbers
    std::string reason;

    static void describe(auto& self, auto&& field) {
        field("page", self.page);
        field("lacks", self.lacks);
        field("reason", self.reason);
    }
};

/// A picture turned out to be of no use: its page has to be taken again.
struct PageRejected {
    static constexpr std::string_view kName = "PageRejected";
    std::int64_t page = 0;

    static void describe(auto& self, auto&& field) { field("page", self.page); }
};

/// Page `from` became page `to`; those between moved up.
struct PageMoved {
    static constexpr std::string_view kName = "PageMoved";
    std::int64_t from = 0;
    std::int64_t to = 0;

    static void describe(auto& self, auto&& field) {
        field("from", self.from);
        field("to", self.to);
    }
};

struct PageRemoved {
    static constexpr std::string_view kName = "PageRemoved";
    std::int64_t page = 0;

    static void describe(auto& self, auto&& field) { field("page", self.page); }
};

/// All pages of the document are there.
struct DocumentCaptured {
    static constexpr std::string_view kName = "DocumentCaptured";
    std::string kind{};               ///< "passport", "card"; empty: no page told
    std::vector<EvidenceRef> pages{}; ///< in order
    std::string reason{};             ///< why they are fewer than the profile asks for; else empty

    static void describe(auto& self, auto&& field) {
        field("kind", self.kind);
        field("pages", self.pages);
        field("reason", self.reason);
    }
};

struct MrzRead {
    static constexpr std::string_view kName = "MrzRead";
    std::string format;
    std::vector<std::string> lines;
    MrzFields fields;
    double confidence = 0.0;
    std::vector<MrzRepair> repairs;

    static void describe(auto& self, auto&& field) {
        field("format", self.format);
        field("lines", self.lines);
        field("fields", self.fields);
        field("confidence", self.confidence);
        field("repairs", self.repairs);
    }
};

struct DataCompared {
    static constexpr std::string_view kName = "DataCompared";
    std::vector<Difference> differences;

    static void describe(auto& self, auto&& field) { field("differences", self.differences); }
};

struct DataCorrected {
    static constexpr std::string_view kName = "DataCorrected";
    std::string field;
    std::string oldValue;
    std::string newValue;
    std::string reason;

    static void describe(auto& self, auto&& visit) {
        visit("field", self.field);
        visit("oldValue", self.oldValue);
        visit("newValue", self.newValue);
        visit("reason", self.reason);
    }
};

struct DataConfirmed {
    static constexpr std::string_view kName = "DataConfirmed";
    Applicant applicant; ///< as it goes into contract and certificate

    static void describe(auto& self, auto&& field) { field("applicant", self.applicant); }
};

/// The person was photographed, to be compared with the portrait in the document.
struct LivePictureTaken {
    static constexpr std::string_view kName = "LivePictureTaken";
    EvidenceRef picture{};
    std::string camera{};

    static void describe(auto& self, auto&& field) {
        field("picture", self.picture);
        field("camera", self.camera);
    }
};

/// Whether the person is the one in the document, as somebody decided (ETSI TS 119 461, BIN-8.4.4).
struct FaceCompared {
    static constexpr std::string_view kName = "FaceCompared";
    std::string way; ///< "officer"
    bool same = false;

    static void describe(auto& self, auto&& field) {
        field("way", self.way);
        field("same", self.same);
    }
};

struct FeaturesPicked {
    static constexpr std::string_view kName = "FeaturesPicked";
    std::vector<std::string> features;
    std::string pickedAtRandom; ///< which of them chance chose

    static void describe(auto& self, auto&& field) {
        field("features", self.features);
        field("pickedAtRandom", self.pickedAtRandom);
    }
};

struct FeatureChecked {
    static constexpr std::string_view kName = "FeatureChecked";
    std::string feature;
    bool present = false;

    static void describe(auto& self, auto&& field) {
        field("feature", self.feature);
        field("present", self.present);
    }
};

using IdentityFacts =
    FactList<CaseOpened, ProfileAdopted, ApplicantPrefilled, ConsentRecorded, PageTaken, PageKept, PageRejected,
             PageMoved, PageRemoved, DocumentCaptured, MrzRead, DataCompared, DataCorrected, DataConfirmed,
             LivePictureTaken, FaceCompared, FeaturesPicked, FeatureChecked>;

} // namespace rapoint
