#pragma once

#include "tests/journeys/desk_fixture.h"
#include "tests/journeys/reading_envelope_printer.h"

namespace rapoint::tests {

/// A registration point of certSIGN, whose desk journey goes on to the token, as a representative that hands out
/// kits would have it: personalised with PIN and PUK, which travel apart, certified and written.
class CertsignFixture : public DeskFixture {
public:
    /// `pinWay` is deliver-pin's: "envelope" or "electronic-code".
    explicit CertsignFixture(const std::string& pinWay);

    CaseId begin();
    /// A visit up to its end, with this envelope printer in place of the station's.
    Result<CaseProgress> visit(const CaseId& id, EnvelopePrinter& envelopes);
    /// The same, with a question left open.
    Result<CaseProgress> visit(const CaseId& id, EnvelopePrinter& envelopes, const std::string& openQuestion);
    /// The visit comes to its end, and the stock of envelopes balances.
    CaseState requireDelivered(const CaseId& id, EnvelopePrinter& envelopes);
    /// The PIN opens the card, and the PUK gives it another one.
    void requireOpens(const std::string& serial, const Secret& pin, const Secret& puk);

protected:
    /// Who comes to such a visit: pays by card, and looks into the camera.
    DeskPeople visitors(const CaseId& id);
    /// The desk journey gets a step more, done by the inspector, who can give up the card there.
    void addStep(const char* after, const std::string& word);

    Profile m_profile;
};

} // namespace rapoint::tests
