#pragma once

#include "kiosk-ui/model/session.h"
#include "station/base/random.h"
#include "tests/kiosk-ui/scripted_desk.h"

namespace rapoint::test {

/// A provider with one product and the two journeys that the sessions of these tests take.
inline Profile smallProfile() {
    Profile profile;
    profile.id = "acme";
    Product product;
    product.id = "card";
    product.name = "A card";
    product.priceMinor = 29900;
    product.currency = "PLN";
    profile.products.push_back(product);
    for (const std::string mode : {"desk", "kiosk"}) {
        Journey journey;
        journey.mode = mode;
        const auto step = [&](const char* word, const char* by, std::vector<std::string> ways) {
            StepSpec spec;
            spec.id = spec.word = word;
            spec.by = by;
            spec.ways = std::move(ways);
            journey.steps.push_back(std::move(spec));
        };
        step("record-consent", "applicant", {});
        step("prefill-applicant", mode == "kiosk" ? "applicant" : "inspector", {});
        step("capture-document", mode == "kiosk" ? "applicant" : "inspector", {});
        step("check-features", "inspector", {});
        step("record-payment", "inspector", {"cash", "card", "deferred"});
        step("deliver-pin", "inspector", {"envelope", "online-after-identity-check"});
        profile.journeys.push_back(std::move(journey));
    }
    return profile;
}

inline CaseState applicantState() {
    CaseState state;
    state.length = 3;
    state.opened.mode = "desk";
    state.creator = "inspector-7";
    state.applicant = Applicant{"R-1", "NOWAK", "ANNA", "1988-05-14", "POL", "ZS1", {"POL", "1"}, "a@b.c", "card"};
    state.features = FeaturesPicked{{"hologram", "window"}, "window"};
    state.compared = DataCompared{{{"surname", "NOWAK", "NOWAKOWSKA", "differs"}}};
    state.card.serial = "C1";
    state.envelope.serial = "E1";
    return state;
}

inline kiosk_ui::Overview openVisits(int count) {
    kiosk_ui::Overview overview;
    SystemRandom random;
    for (int i = 0; i < count; ++i)
        overview.open.push_back({.id = CaseId::make(Instant{}, random), .word = "compare-data"});
    overview.allOpen = overview.open.size();
    return overview;
}

struct SessionFixture {
    explicit SessionFixture(kiosk_ui::Mode mode)
        : session{{.mode = mode, .language = "en"}, profile, desk, [this] { ++changes; }} {}

    void type(std::string_view digits) {
        for (const char digit : digits)
            session.digit(digit);
    }
    void signIn(int visits = 0) {
        session.press("begin");
        type("1");
        session.press("sign-in");
        session.signedIn(openVisits(visits));
    }
    /// An officer has opened the kiosk and somebody has begun.
    void atReference() {
        type("1");
        session.press("sign-in");
        session.signedIn({});
        session.press({"begin-in", kiosk_ui::LanguageCode{"uk"}});
        session.asked({"prefill-applicant", "reference"}, {});
    }

    Profile profile = smallProfile();
    ScriptedDesk desk;
    int changes = 0;
    kiosk_ui::Session session;
};

struct DeskSession : SessionFixture {
    DeskSession()
        : SessionFixture{kiosk_ui::Mode::Desk} {}
};
struct KioskSession : SessionFixture {
    KioskSession()
        : SessionFixture{kiosk_ui::Mode::Kiosk} {}
};

} // namespace rapoint::test
