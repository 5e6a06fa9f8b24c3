#pragma once

#include "station/base/result.h"
#include "station/base/secret.h"
#include "station/case/case_state.h"
#include "station/ports/officer.h"
#include "station/ports/pen_signature.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace rapoint {

// What a person can answer when a step asks. One type per kind of decision; a page or a command collects it.

/// "Here is my reference number."
struct ReferenceGiven {
    std::string reference;
};
/// The reference number's QR code lies under the camera.
struct CodeShown {};
/// What was said when consent was asked for, and in which language that was.
struct ConsentGiven {
    bool given = false;
    std::string language;
};
/// Nobody is on the visit list: the data are typed in, or left empty to be taken from the document.
struct WalkIn {
    Applicant applicant;
};
/// The picture is not good enough: take another. Asked about all pages, the person says which.
struct TakeAgain {
    std::int64_t page = 0;
};
/// The picture stays although it is below the minimum.
struct KeepPicture {
    std::string reason;
};
/// The next page lies under the camera.
struct NextPage {};
/// Page `from` becomes page `to`, counted from 1.
struct MovePage {
    std::int64_t from = 0;
    std::int64_t to = 0;
};
struct RemovePage {
    std::int64_t page = 0;
};
/// These are all pages in their order; fewer than the profile asks for need a reason.
struct PagesComplete {
    std::string reason;
};
/// One field of the application put right, and why.
struct Correction {
    std::string field;
    std::string value;
    std::string reason;
};
/// What is asked about is so: the data are right, the contract is signed, the card was handed over, go on.
struct Confirmed {};
/// Which of the asked security features were seen on the document.
struct FeaturesSeen {
    std::map<std::string, bool> present;
};
/// Whether the person is the one in the document, by an officer who has looked at both.
struct FaceJudged {
    bool same = false;
};
struct PaymentGiven {
    std::string way;
    std::int64_t amountMinor = 0;
    std::string currency;
    std::string proof;       ///< number of the slip, transfer or invoice
    bool publicBody = false; ///< who may pay after the invoice
};
/// The contract is signed by hand on the screen, after it was read there. Asked as "signature"; only where the
/// step's ways have "pen".
struct PenSigned {
    PenSignature signature;
};
/// The contract is to be signed with the holder's own key, for which the holder has given the PIN. Asked as
/// "signature"; only where the step's ways have "holder-certificate", and with no certificate but one that
/// checkSigner() lets sign.
struct HolderKeyGiven {
    std::shared_ptr<SigningKey> key;
};
/// The applicant, who has read the contract, wants a one-time code for signing it, or another one. Asked as
/// "signature" and "signing-code"; only where the step's ways have "otp".
struct CodeWanted {};
/// The one-time code, as it was typed. Asked as "signing-code".
struct CodeTyped {
    std::shared_ptr<const Secret> code;
};
/// Which of the ways that the profile allows is taken.
struct WayChosen {
    std::string way;
};
/// A second officer, signed in with an own card for this answer, agrees.
struct ApprovalGiven {
    Officer approver;
};
/// The card is dead: it is given up for a blank one. Only until the package with its request is sealed.
struct ReplaceCard {
    std::string reason;
};
/// The card's face is empty: it is printed again. Asked as "card-face".
struct PrintAgain {};
/// The visit ends here, with the reason.
struct RefuseApplicant {
    std::string reason;
};
/// The applicant has to come back or bring something.
struct DeferApplicant {
    std::string reason;
};

using Answer = std::variant<ReferenceGiven, CodeShown, ConsentGiven, WalkIn, TakeAgain, KeepPicture, NextPage,
                            MovePage, RemovePage, PagesComplete, Correction, Confirmed, FeaturesSeen, FaceJudged,
                            PaymentGiven, PenSigned, HolderKeyGiven, CodeWanted, CodeTyped, WayChosen,
                            ApprovalGiven, ReplaceCard, PrintAgain, RefuseApplicant, DeferApplicant>;

/// What a step has to know from a person before it can go on.
struct Question {
    std::string step; ///< the step's word
    std::string what; ///< message id: "reference", "differences", "features", "payment", "signature", "trouble" …
    std::optional<Fault> because{}; ///< what made the question necessary; the answerless ask ends with it
};

/// Who answers: a page, a terminal, or the script of the demonstration.
class Person {
public:
    virtual ~Person() = default;
    /// Nothing: no answer now; the case waits and can be resumed.
    virtual std::optional<Answer> answer(const Question& question, const CaseState& state) = 0;
};

/// Somebody who is not there: every question stays open.
class Nobody final : public Person {
public:
    std::optional<Answer> answer(const Question&, const CaseState&) override { return std::nullopt; }
};

} // namespace rapoint
