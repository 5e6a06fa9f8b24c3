#pragma once

#include "station/base/result.h"
#include "station/case/event.h"

#include <nlohmann/json.hpp>

#include <span>

namespace rapoint {

/// {"surname": …, "field": …} in the order of the struct's `describe`.
nlohmann::ordered_json toJson(const Event& event);
/// The event of this kind; message-malformed for an unknown kind, or a field that is missing or of another type.
Result<Event> eventFromJson(std::string_view kind, const nlohmann::json& payload);

nlohmann::ordered_json toJson(const Applicant& applicant);
/// A visit as the central's list and the demonstration's prefill file have it; fields that are not given stay
/// empty, unknown ones are message-malformed.
Result<Applicant> applicantFromJson(const nlohmann::json& value);

nlohmann::ordered_json toJson(const MrzReading& reading);
nlohmann::ordered_json toJson(const PictureQuality& quality);

/// One event with its number, time and actor, as the package's case.json and `case show` have it.
nlohmann::ordered_json toJson(const RecordedEvent& event);

} // namespace rapoint
