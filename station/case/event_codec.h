#pragma once

#include "station/base/result.h"
#include "station/case/event.h"

#include <nlohmann/json.hpp>

#include <string_view>
#include <vector>

namespace rapoint {

// How facts are stored, and how they may change after a release (README.md beside this file says it at length):
// - `describe` is the one place that names a fact's fields. A field is required; `added("name")` marks one that
// came
//   later. It is read as its initial value where it is missing, and not written while it has that value: facts
//   that don't use the new field stay as they were, for older programs and for digests.
// - A change of meaning (a unit, another spelling, a field that goes) is a new `kVersion` of the fact and a row in
//   upcast.h that brings stored fields up to it.
// - A field, a version or a kind that this program does not know is made-by-newer-program and never dropped: a
// fact
//   goes into signed records, and half of it would sign something else than what happened.
// - A field of type Sealed is in the journal's form only.

/// For the journal alone: {"surname": …, "sealedPin": …} in the order of `describe`, sealed fields included.
nlohmann::ordered_json storedForm(const Event& event);
/// For everybody else: the same without the sealed fields.
nlohmann::ordered_json toJson(const Event& event);
/// The event of this kind from its stored form; message-malformed for a field that is missing or of another type,
/// made-by-newer-program for an unknown kind, version or field.
Result<Event> eventFromJson(std::string_view kind, const nlohmann::json& payload);
/// The names of all kinds of facts, in the order of Event.
std::vector<std::string_view> kindsOfFacts();

nlohmann::ordered_json toJson(const Applicant& applicant);
/// A visit as the central's list and the demonstration's prefill file have it; fields that are not given stay
/// empty, unknown ones are message-malformed.
Result<Applicant> applicantFromJson(const nlohmann::json& value);

nlohmann::ordered_json toJson(const MrzReading& reading);
nlohmann::ordered_json toJson(const PictureQuality& quality);

/// One event with its number, time and actor, without sealed fields, as the package's case.json and `case show`
/// have it.
nlohmann::ordered_json toJson(const RecordedEvent& event);

} // namespace rapoint
