#include "station/steps/parameters.h"
#include "station/steps/steps.h"

#include <algorithm>
#include <limits>

namespace rapoint {

namespace {

constexpr std::int64_t kAnyAttempts = std::numeric_limits<std::int64_t>::max();

/// Why a reading is not taken: the names of the check digits that do not hold, else the codes of the doubts; never
/// the data.
Fault doubtOf(const MrzReading& reading) {
    std::string broken;
    for (const auto& [name, holds] : reading.checks)
        if (!holds)
            broken.append(broken.empty() ? "" : ", ").append(name);
    return broken.empty() ? Fault{FaultCode::MrzUncertain, listOf(reading.doubts)}
                          : Fault{FaultCode::MrzCheckDigitWrong, broken};
}

bool isAboutThePicture(FaultCode code) {
    return code == FaultCode::ImageUnreadable || code == FaultCode::ImageTooLarge ||
           code == FaultCode::MrzNotFound;
}

/// The page on which the zone is, from 1: as far as was seen when the pictures were taken, else the first.
std::int64_t pageWithZone(const PageList& pages) {
    const auto found =
        std::ranges::find_if(pages.all(), [](const CapturedPage& page) { return !page.quality.zone.empty(); });
    return found == pages.all().end() ? 1 : found - pages.all().begin() + 1;
}

/// How many pictures were given up since the applicant was last asked to come back.
std::int64_t picturesRejected(std::span<const RecordedEvent> events) {
    std::int64_t count = 0;
    for (const RecordedEvent& event : events) {
        if (std::holds_alternative<PageRejected>(event.event))
            ++count;
        else if (std::holds_alternative<Deferred>(event.event))
            count = 0;
    }
    return count;
}

/// The person is asked for another picture, as often as the profile lets: after the last one the case is deferred.
StepTurn unread(const StepRun& run, Fault why) {
    const std::int64_t attempts = numberOf(run.spec, "attempts", kAnyAttempts);
    if (picturesRejected(run.events) + 1 < attempts)
        return ask(run, "picture", std::move(why));
    return {.facts = {Deferred{"document-not-read"}}, .exit = "deferred"};
}

} // namespace

Result<StepTurn> readMrz(const StepRun& run) {
    if (auto end = ending(run))
        return *end;
    if (!run.state.document)
        return failure(FaultCode::ProfileInvalid, "read-mrz comes before capture-document");
    const std::int64_t page = pageWithZone(run.state.pages);
    if (page > std::ssize(run.state.document->pages))
        return failure(FaultCode::Internal, "a document without its pages");
    if (answered<TakeAgain>(run) != nullptr)
        return StepTurn{.facts = {PageRejected{page}}, .exit = "retake"};
    const EvidenceRef& kept = run.state.document->pages.at(static_cast<std::size_t>(page - 1));
    RAPOINT_TRY(const Bytes picture, run.ports.evidence.get(run.id, kept));
    auto reading = run.ports.reader.read(picture);
    if (!reading) {
        if (isAboutThePicture(reading.error().code))
            return unread(run, reading.error());
        return tl::make_unexpected(reading.error());
    }
    if (!reading->accepted())
        return unread(run, doubtOf(*reading));
    return done(
        {MrzRead{reading->format, reading->lines, reading->fields, reading->confidence, reading->repairs}});
}

} // namespace rapoint
