#pragma once

#include "station/app/terminal/output.h"
#include "station/journey/profile.h"
#include "station/steps/answer.h"

#include <istream>

namespace rapoint::app {

/// The inspector at a terminal: shows each question and reads the answer, a line each. An empty line or the end of
/// the input leaves the question open: the case waits. At every question `refuse REASON` and `defer REASON` are
/// answers, and `replace REASON` where a card can be given up for another.
class TerminalPerson final : public Person {
public:
    /// The key of the card that the applicant of this case signs with, whose PIN is asked for.
    using HolderSignIn = std::function<Result<std::shared_ptr<SigningKey>>(const CaseState&)>;

    TerminalPerson(const Profile& profile, OfficerSignIn approver, HolderSignIn holder, std::istream& in,
                   const Output& output);

    std::optional<Answer> answer(const Question& question, const CaseState& state) override;

private:
    std::optional<std::string> readLine(const std::string& prompt);
    std::optional<Answer> askFeatures(const CaseState& state);
    std::optional<Answer> askPayment(const CaseState& state);
    void showPages(const CaseState& state) const;
    std::optional<Answer> interpret(const std::string& line, const Question& question, const CaseState& state);
    std::optional<Answer> signByCard(const CaseState& state);
    void show(const Question& question, const CaseState& state) const;

    const Profile& m_profile;
    OfficerSignIn m_approver;
    HolderSignIn m_holder;
    std::istream& m_in;
    const Output& m_output;
};

} // namespace rapoint::app
