#include "station/case/event_codec.h"

#include <array>
#include <concepts>
#include <type_traits>
#include <utility>

namespace rapoint {

namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

void describe(auto& self,
              auto&& field) requires std::same_as<std::remove_cvref_t<decltype(self)>, NationalNumber> {
    field("country", self.country);
    field("value", self.value);
}

void describe(auto& self, auto&& field) requires std::same_as<std::remove_cvref_t<decltype(self)>, Applicant> {
    field("reference", self.reference);
    field("surname", self.surname);
    field("givenNames", self.givenNames);
    field("birthDate", self.birthDate);
    field("nationality", self.nationality);
    field("documentNumber", self.documentNumber);
    field("nationalNumber", self.nationalNumber);
    field("email", self.email);
    field("product", self.product);
}

void describe(auto& self, auto&& field) requires std::same_as<std::remove_cvref_t<decltype(self)>, MrzFields> {
    field("documentCode", self.documentCode);
    field("issuer", self.issuer);
    field("documentNumber", self.documentNumber);
    field("surname", self.surname);
    field("givenNames", self.givenNames);
    field("nameTruncated", self.nameTruncated);
    field("nationality", self.nationality);
    field("birthDate", self.birthDate);
    field("sex", self.sex);
    field("expiryDate", self.expiryDate);
    field("optional1", self.optional1);
    field("optional2", self.optional2);
}

void describe(auto& self, auto&& field) requires std::same_as<std::remove_cvref_t<decltype(self)>, MrzRepair> {
    field("line", self.line);
    field("column", self.column);
    field("from", self.from);
    field("to", self.to);
}

template <class T>
void visitFields(T& self, auto&& field) {
    if constexpr (requires { std::remove_const_t<T>::describe(self, field); })
        std::remove_const_t<T>::describe(self, field);
    else
        describe(self, field);
}

template <class T>
concept Plain = std::same_as<T, std::string> || std::is_arithmetic_v<T>;

template <class T>
OrderedJson encode(const T& value) {
    if constexpr (Plain<T>) {
        return value;
    } else if constexpr (requires { value.begin(); }) {
        OrderedJson list = OrderedJson::array();
        for (const auto& item : value)
            list.push_back(encode(item));
        return list;
    } else {
        OrderedJson object = OrderedJson::object();
        visitFields(value, [&](const char* name, const auto& member) { object[name] = encode(member); });
        return object;
    }
}

bool decode(const Json& json, std::string& value) {
    if (!json.is_string())
        return false;
    value = json.get<std::string>();
    return true;
}

template <class T>
requires std::is_arithmetic_v<T>
bool decode(const Json& json, T& value) {
    const bool fits = std::same_as<T, bool>   ? json.is_boolean()
                      : std::is_integral_v<T> ? json.is_number_integer()
                                              : json.is_number();
    if (fits)
        value = json.get<T>();
    return fits;
}

enum class Missing { Fault, Empty };

template <class T>
bool decode(const Json& json, std::vector<T>& list);

template <class T>
requires std::is_class_v<T>
bool decode(const Json& json, T& value, Missing missing = Missing::Fault) {
    if (!json.is_object())
        return false;
    bool ok = true;
    std::size_t known = 0;
    visitFields(value, [&](const char* name, auto& member) {
        const auto at = json.find(name);
        if (at == json.end()) {
            ok = ok && missing == Missing::Empty;
            return;
        }
        ++known;
        if constexpr (std::same_as<std::remove_cvref_t<decltype(member)>, NationalNumber>)
            ok = ok && decode(*at, member, missing);
        else
            ok = ok && decode(*at, member);
    });
    return ok && known == json.size();
}

template <class T>
bool decode(const Json& json, std::vector<T>& list) {
    if (!json.is_array())
        return false;
    for (const Json& item : json)
        if (!decode(item, list.emplace_back()))
            return false;
    return true;
}

using Decoder = Result<Event> (*)(const Json&);

template <class T>
Result<Event> decodeEvent(const Json& payload) {
    T event;
    if (!decode(payload, event))
        return failure(FaultCode::MessageMalformed, "event " + std::string{T::kName} + " has a wrong field");
    return Event{std::move(event)};
}

template <std::size_t... I>
constexpr auto decodersOf(std::index_sequence<I...>) {
    return std::array{std::pair<std::string_view, Decoder>{std::variant_alternative_t<I, Event>::kName,
                                                           &decodeEvent<std::variant_alternative_t<I, Event>>}...};
}

constexpr auto kDecoders = decodersOf(std::make_index_sequence<std::variant_size_v<Event>>{});

} // namespace

OrderedJson toJson(const Event& event) {
    return std::visit([](const auto& e) { return encode(e); }, event);
}

Result<Event> eventFromJson(std::string_view kind, const Json& payload) {
    for (const auto& [name, decoder] : kDecoders)
        if (name == kind)
            return decoder(payload);
    return failure(FaultCode::MessageMalformed, "unknown kind of event");
}

OrderedJson toJson(const Applicant& applicant) {
    return encode(applicant);
}

Result<Applicant> applicantFromJson(const Json& value) {
    Applicant applicant;
    if (!decode(value, applicant, Missing::Empty))
        return failure(FaultCode::MessageMalformed, "the applicant's data have an unknown or mistyped field");
    return applicant;
}

OrderedJson toJson(const MrzReading& reading) {
    OrderedJson json;
    json["format"] = reading.format;
    json["lines"] = reading.lines;
    json["fields"] = encode(reading.fields);
    json["checks"] = OrderedJson::object();
    for (const auto& [name, holds] : reading.checks)
        json["checks"][name] = holds;
    json["repairs"] = encode(reading.repairs);
    json["accepted"] = reading.accepted();
    json["reasons"] = codesOf(reading.doubts);
    json["confidence"] = reading.confidence;
    json["ms"] = reading.milliseconds;
    return json;
}

OrderedJson toJson(const PictureQuality& quality) {
    return encode(quality);
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
