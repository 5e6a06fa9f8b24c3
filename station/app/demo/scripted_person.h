#pragma once

#include "station/app/terminal/output.h"
#include "station/journey/profile.h"
#include "station/steps/answer.h"

#include <functional>
#include <vector>

namespace rapoint::app {

/// What the people at the simulated desk do and say. They answer as a careful inspector would: nobody overlooks a
/// difference that was not said to be corrected.
struct Script {
    std::string reference;               ///< empty: a walk-in
    std::vector<Correction> corrections; ///< to be made when the data differ
    std::string deferral;                ///< if not empty, the applicant is sent away once for this reason
    std::string refusal;           ///< if not empty, the visit is ended for this reason at the first question
    bool takeAgain = false;        ///< a picture that could not be read is taken again once
    bool keepPoorPictures = false; ///< one below the minimum is kept, as an inspector may who gets no better one
    std::int64_t pictures = 1;     ///< that were laid under the camera
    bool clarified = false;        ///< a deferred applicant has come back with what was missing
    std::string paymentWay = "cash";
    std::string signing = "wet-ink"; ///< or "pen": on the screen, or "otp": by a one-time code
    std::string pinWay = "envelope"; ///< or another that the profile has
    OfficerSignIn approver;
    std::function<Result<>()> signOnPaper; ///< signs what came out of the printer and lays it under the camera
    std::function<Result<Secret>()> readCode{}; ///< from the last message about this case
};

/// Answers for everybody in the demonstration and its tests, and shows what is decided. One per visit.
class ScriptedPerson final : public Person {
public:
    ScriptedPerson(Script script, const Profile& profile, const Output& output);

    std::optional<Answer> answer(const Question& question, const CaseState& state) override;
    /// What kept the last answer from being given, such as a sheet that could not be scanned.
    const std::optional<Fault>& fault() const { return m_fault; }

private:
    std::optional<Answer> onPoorPicture(const Question& question, const CaseState& state);
    Answer onPages(const CaseState& state) const;
    std::optional<Answer> onDifferences(const CaseState& state);
    std::optional<Answer> approve();
    Answer pay(const CaseState& state) const;
    std::optional<Answer> sign();
    std::optional<Answer> enterCode();

    Script m_script;
    const Profile& m_profile;
    const Output& m_output;
    std::size_t m_corrected = 0;
    std::int64_t m_keptPictures = 0; ///< below the minimum
    std::optional<Fault> m_fault;
};

} // namespace rapoint::app
