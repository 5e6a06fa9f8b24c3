#pragma once

#include "station/case/case_state.h"
#include "station/journey/profile.h"

namespace rapoint {

// What a profile's step capture-document asks of the pages of a document.

/// The step of the case's journey that captures the document; null without one.
const StepSpec* documentStep(const Profile& profile, const CaseState& state);

QualityMinimum qualityMinimum(const StepSpec& step);

/// What the pages show: "passport" (a data page of ID-3) or "card"; empty if none of them tells.
std::string documentKind(const PageList& pages);

/// How many pages a document of this kind has: of a passport the data page, of a card both sides, unless the
/// profile says otherwise. One if the kind is not known.
std::int64_t pagesNeeded(const StepSpec& step, const PageList& pages);

/// In what page `page` is below the minimum; nothing if it is good, or is kept all the same.
std::vector<QualityLack> lacksOfPage(const StepSpec& step, const CapturedPage& page);

/// The file name of page `page`, from 1: "document-front.jpg", "document-back.jpg", "document-3.jpg".
std::string pageFileName(std::int64_t page, const std::string& mediaType);

} // namespace rapoint
