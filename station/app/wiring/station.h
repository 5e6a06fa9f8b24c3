#pragma once

#include "station/app/wiring/station_config.h"
#include "station/engine/engine.h"
#include "station/work/station_mandate.h"
#include "station/work/workbench.h"

#include <functional>
#include <memory>
#include <string>

namespace rapoint::store {
class StationStore;
}

namespace rapoint::app {

/// Gives the PIN of a token: "station", "inspector", "approver".
using PinSource = std::function<Result<Secret>(const std::string& role)>;

/// A station at work: all adapters opened from its configuration and wired to the ports. The composition root;
/// every command and the touch station get their ports here and nowhere else. One thread.
class Station {
public:
    /// Refuses with station-key-missing, data-directory-busy, configuration-invalid …; nothing is half open then.
    /// `camera` outlives the station and takes the place of the configured one, if given.
    static Result<std::unique_ptr<Station>> open(const StationConfig& config, const PinSource& pins,
                                                 Camera* camera = nullptr);
    ~Station();
    Station(const Station&) = delete;
    Station& operator=(const Station&) = delete;

    Ports& ports();
    Journal& journal();
    store::StationStore& store();
    VisitSource& visitSource();
    MandateSource& mandateSource();
    work::StationMandate& mandate();
    /// Everything of this station that the work beside the steps is done with.
    const work::Workbench& workbench() const;
    /// The profile that cases are begun with today; open ones may go by another.
    const Profile& profile() const;
    Profiles& profiles();
    /// The one that this case goes by (Profiles::of); case-not-found, case-closed.
    Result<const Profile*> profileOf(const CaseId& id);
    /// The common name of the station's certificate.
    const std::string& name() const;
    bool demo() const;

    /// Signs the inspector in at the first call, for as long as the station is open. What only looks at the
    /// station needs nobody's PIN.
    Result<Officer> inspector();
    /// Signs the second officer in, every time: a card that lies in the reader is no consent.
    Result<Officer> signInApprover();
    /// The key of a holder's card that is in a reader, of any kind, with the card logged in to while it lives.
    Result<std::shared_ptr<SigningKey>> holderKey(const std::string& serial, const Secret& pin,
                                                  const std::string& keyId);
    /// Tells the central the newest head of the audit log; station-set-back where it has seen a later state.
    Result<> reportLog();
    /// With the inspector signed in; begins no more cases than the mandate allows.
    Result<Engine> engine();

private:
    struct Parts;
    explicit Station(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace rapoint::app
