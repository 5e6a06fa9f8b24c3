#include "station/work/envelope_batch.h"

namespace rapoint::work {

namespace {

constexpr std::string_view kWord = "deliver-pin";

/// Chooses the envelope and has nothing else to say.
class EnvelopeClerk final : public Person {
public:
    std::optional<Answer> answer(const Question& question, const CaseState&) override {
        return question.what == "pin-way" ? std::optional<Answer>{WayChosen{"envelope"}} : std::nullopt;
    }
};

/// The next envelope would fare no better.
bool isOfPrinter(FaultCode code) {
    switch (code) {
    case FaultCode::EnvelopeVoid:
    case FaultCode::PrinterNotFound:
    case FaultCode::PrinterRefused:
    case FaultCode::PrinterJammed:
    case FaultCode::PrinterInterrupted:
    case FaultCode::ProcessFailed:
    case FaultCode::TemplateInvalid:
    case FaultCode::StockEmpty:
    case FaultCode::DiskFull:
    case FaultCode::StorageFailed:
        return true;
    default:
        return false;
    }
}

/// One envelope as the journal has it before and after.
struct EnvelopeCount {
    std::size_t length = 0;
    int voided = 0;
    std::string printed; ///< serial
};

Result<EnvelopeCount> countIn(Journal& journal, const CaseId& id) {
    RAPOINT_TRY(const auto events, journal.load(id));
    const CaseState state = fold(events);
    return EnvelopeCount{events.size(), state.envelope.voided,
                         state.envelope.printed == Stage::Done ? state.envelope.serial : ""};
}

} // namespace

Result<EnvelopeTally> printWaitingEnvelopes(Engine& engine, Journal& journal, const EnvelopeReport& report) {
    EnvelopeTally tally;
    EnvelopeClerk clerk;
    RAPOINT_TRY(const auto cases, journal.list());
    for (const CaseSummary& summary : cases) {
        if (summary.closed)
            continue;
        RAPOINT_TRY(const EnvelopeCount before, countIn(journal, summary.id));
        const auto progress = engine.advanceThrough(kWord, summary.id, clerk);
        RAPOINT_TRY(const EnvelopeCount after, countIn(journal, summary.id));
        tally.voided += after.voided - before.voided;
        const bool waits = !progress || progress->question;
        tally.waiting += waits ? 1 : 0;
        if (!progress)
            report(summary.id, tl::make_unexpected(progress.error()));
        else if (after.length > before.length && !after.printed.empty()) {
            ++tally.printed;
            report(summary.id, after.printed);
        }
        if (!progress && isOfPrinter(progress.error().code))
            return tl::make_unexpected(progress.error());
    }
    return tally;
}

} // namespace rapoint::work
