#pragma once

#include "station/base/ids.h"
#include "station/ports/officer.h"
#include "station/work/workbench.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace rapoint::work {

/// What a holder's card can be served with outside the journey of its case.
enum class CardService { Activate, ChangePin, Unblock, ReplacePuk, Erase, Install, Renew, Sign };
/// "activate", "change-pin" …: facts and the audit log have it.
std::string_view nameOf(CardService service);

/// What is to be done with which card.
struct CardServiceOrder {
    CardService service = CardService::Activate;
    std::string serial{};
    /// The case whose sealed unblocker (SO PIN or PUK) is to be used; nothing where a person types what is needed.
    std::optional<CaseId> unblockerOf{};
    std::string reason{}; ///< at most 200 bytes
};

/// Works with the card. The unblocker is null where the order asks for no case's.
using CardWork = std::function<Result<>(const Secret* unblocker)>;

/// Serves a card in the name of the inspector, who signs in with a card. What is intended is recorded durably
/// before `work` runs, and what came of it after: as facts of the card's case while that is open, so that the
/// central gets them with its package; else in the audit log. The station's unblocker of a card that its case has
/// not recorded as void is given to `work` only with a reason and another officer, with another key, who signs
/// what is intended. input-missing without that reason, input-invalid if it is too long, approver-is-creator for
/// the same officer or key, card-of-another-case if the case never had the card, or the card has been taken for
/// another case since; else the faults of the journal and of `work`. After a fault before `work` the card has not
/// been touched.
Result<> serveCard(const Workbench& bench, const CardServiceOrder& order, const OfficerSignIn& second,
                   const CardWork& work);

} // namespace rapoint::work
