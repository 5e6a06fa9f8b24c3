#pragma once

#include "station/case/fact_list.h"

#include <string>
#include <string_view>

namespace rapoint {

// Facts about a card that is served outside the journey of its case. What holds for all facts is said in event.h.

/// An officer who has signed in is about to do something with the card, which has not been touched yet.
struct CardServiceIntended {
    static constexpr std::string_view kName = "CardServiceIntended";
    std::string cardSerial;
    std::string service;             ///< "activate", "unblock" … (station/work/card_service.h)
    bool withUnblocker = false;      ///< by the secret that unblocks the card, which the station has sealed
    std::string reason{};            ///< given where that secret opens a card that is not void; with it …
    std::string secondOfficer{};     ///< … another officer's id, …
    std::string secondSignature{};   ///< … signature over what is intended (base64), …
    std::string secondCertificate{}; ///< … and certificate (base64 of DER)

    static void describe(auto& self, auto&& field) {
        field("cardSerial", self.cardSerial);
        field("service", self.service);
        field("withUnblocker", self.withUnblocker);
        field("reason", self.reason);
        field("secondOfficer", self.secondOfficer);
        field("secondSignature", self.secondSignature);
        field("secondCertificate", self.secondCertificate);
    }
};

/// What came of it.
struct CardServed {
    static constexpr std::string_view kName = "CardServed";
    static constexpr std::string_view kDone = "done";
    std::string cardSerial;
    std::string service;
    std::string outcome; ///< kDone, or the name of the fault

    static void describe(auto& self, auto&& field) {
        field("cardSerial", self.cardSerial);
        field("service", self.service);
        field("outcome", self.outcome);
    }
};

using ServiceFacts = FactList<CardServiceIntended, CardServed>;

} // namespace rapoint
