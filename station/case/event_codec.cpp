#include "station/case/event_codec.h"

#include "station/case/field_codec.h"
#include "station/case/upcast.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

namespace rapoint {

namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

template <class T>
consteval int versionOf() {
    if constexpr (requires { T::kVersion; })
        return T::kVersion;
    else
        return 1;
}

template <class... Fact>
consteval bool allVersionsHaveUpcasters(std::type_identity<std::variant<Fact...>>) {
    const auto rowsOf = [](std::string_view kind) {
        return std::ranges::count(kUpcasters, kind, &Upcaster::kind);
    };
    return ((rowsOf(Fact::kName) == versionOf<Fact>() - 1) && ...);
}
static_assert(allVersionsHaveUpcasters(std::type_identity<Event>{}), "a version of a fact has no row in upcast.h");

OrderedJson encodeEvent(const Event& event, Readers readers) {
    return std::visit(
        [readers]<class T>(const T& e) {
            OrderedJson json = OrderedJson::object();
            if constexpr (versionOf<T>() > 1)
                json[kVersionKey] = versionOf<T>();
            json.update(encodeFields(e, readers));
            return json;
        },
        event);
}

using Decoder = Result<Event> (*)(const Json&);

template <class T>
Result<Event> decodeEvent(const Json& payload) {
    RAPOINT_TRY(const Json fields, upcast(T::kName, payload, versionOf<T>(), kUpcasters));
    T event;
    RAPOINT_CHECK(decodeFields(fields, event, Missing::Fault));
    return Event{std::move(event)};
}

template <std::size_t... I>
constexpr auto decodersOf(std::index_sequence<I...>) {
    return std::array{std::pair<std::string_view, Decoder>{std::variant_alternative_t<I, Event>::kName,
                                                           &decodeEvent<std::variant_alternative_t<I, Event>>}...};
}

constexpr auto kDecoders = decodersOf(std::make_index_sequence<std::variant_size_v<Event>>{});

} // namespace

OrderedJson storedForm(const Event& event) {
    return encodeEvent(event, Readers::Journal);
}

OrderedJson toJson(const Event& event) {
    return encodeEvent(event, Readers::Everybody);
}

Result<Event> eventFromJson(std::string_view kind, const Json& payload) {
    const auto row = std::ranges::find(kDecoders, kind, &std::pair<std::string_view, Decoder>::first);
    if (row == kDecoders.end())
        return failure(FaultCode::MadeByNewerProgram, "a kind of event that this program does not know");
    Result<Event> event = row->second(payload);
    if (!event)
        event.error().detail = "event " + std::string{kind} + ": " + event.error().detail;
    return event;
}

std::vector<std::string_view> kindsOfFacts() {
    std::vector<std::string_view> kinds;
    for (const auto& [name, decoder] : kDecoders)
        kinds.push_back(name);
    return kinds;
}

OrderedJson toJson(const Applicant& applicant) {
    return encodeFields(applicant, Readers::Everybody);
}

Result<Applicant> applicantFromJson(const Json& value) {
    Applicant applicant;
    if (!decodeFields(value, applicant, Missing::Initial))
        return failure(FaultCode::MessageMalformed, "the applicant's data have an unknown or mistyped field");
    return applicant;
}

OrderedJson toJson(const MrzReading& reading) {
    OrderedJson json;
    json["format"] = reading.format;
    json["lines"] = reading.lines;
    json["fields"] = encodeFields(reading.fields, Readers::Everybody);
    json["checks"] = OrderedJson::object();
    for (const auto& [name, holds] : reading.checks)
        json["checks"][name] = holds;
    json["repairs"] = encodeFields(reading.repairs, Readers::Everybody);
    json["accepted"] = reading.accepted();
    json["reasons"] = codesOf(reading.doubts);
    json["confidence"] = reading.confidence;
    json["ms"] = reading.milliseconds;
    return json;
}

OrderedJson toJson(const PictureQuality& quality) {
    return encodeFields(quality, Readers::Everybody);
}

OrderedJson toJson(const RecordedEvent& event) {
    OrderedJson json;
    json["number"] = event.number;
    json["at"] = toText(event.at);
    json["actor"] = event.actor;
    json["event"] = nameOf(event.event);
    json["facts"] = toJson(event.event);
    return json;
}

} // namespace rapoint
