#pragma once

#include "station/base/result.h"
#include "station/case/sealed.h"
#include "station/case/value_fields.h"

#include <nlohmann/json.hpp>

#include <concepts>
#include <string>
#include <type_traits>
#include <vector>

namespace rapoint {

// JSON of whatever describes its fields. The rules are those of event_codec.h, which is what others include.

/// Who the JSON is for: the journal has the sealed fields, everybody else does not.
enum class Readers { Journal, Everybody };

/// What a field means that is not there and was not added later: a fault, or that it keeps its initial value.
enum class Missing { Fault, Initial };

template <class T>
nlohmann::ordered_json encodeFields(const T& value, Readers readers);

/// The fields that were added to T, as a fresh T has them.
template <class T>
const nlohmann::ordered_json& initialOfAdded() {
    static const nlohmann::ordered_json initial = [] {
        nlohmann::ordered_json object = nlohmann::ordered_json::object();
        const T fresh{};
        visitFields(fresh, [&](FieldName name, const auto& member) {
            if (name.added)
                object[name.text] = encodeFields(member, Readers::Journal);
        });
        return object;
    }();
    return initial;
}

template <class T>
nlohmann::ordered_json encodeObject(const T& value, Readers readers) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    visitFields(value, [&](FieldName name, const auto& member) {
        if constexpr (std::same_as<std::remove_cvref_t<decltype(member)>, Sealed>) {
            if (readers != Readers::Journal)
                return;
        }
        nlohmann::ordered_json field = encodeFields(member, readers);
        if (!name.added || field != initialOfAdded<T>().at(name.text))
            object[name.text] = std::move(field);
    });
    return object;
}

template <class T>
nlohmann::ordered_json encodeFields(const T& value, Readers readers) {
    if constexpr (std::same_as<T, std::string> || std::is_arithmetic_v<T>) {
        return value;
    } else if constexpr (std::same_as<T, Sealed>) {
        return value.stored();
    } else if constexpr (requires { value.begin(); }) {
        nlohmann::ordered_json list = nlohmann::ordered_json::array();
        for (const auto& item : value)
            list.push_back(encodeFields(item, readers));
        return list;
    } else {
        return encodeObject(value, readers);
    }
}

inline tl::unexpected<Fault> wrongField(const std::string& what) {
    return failure(FaultCode::MessageMalformed, what);
}

inline Result<> decodeFields(const nlohmann::json& json, std::string& value, Missing) {
    if (!json.is_string())
        return wrongField("is no text");
    value = json.get<std::string>();
    return {};
}

inline Result<> decodeFields(const nlohmann::json& json, Sealed& value, Missing) {
    if (!json.is_string())
        return wrongField("is no sealed form");
    value = Sealed::fromStored(json.get<std::string>());
    return {};
}

template <class T>
requires std::is_arithmetic_v<T> Result<> decodeFields(const nlohmann::json& json, T& value, Missing) {
    const bool fits = std::same_as<T, bool>   ? json.is_boolean()
                      : std::is_integral_v<T> ? json.is_number_integer()
                                              : json.is_number();
    if (!fits)
        return wrongField("is of another type");
    value = json.get<T>();
    return {};
}

template <class T>
Result<> decodeFields(const nlohmann::json& json, std::vector<T>& list, Missing missing);

/// made-by-newer-program for a field that T does not have; message-malformed for one that it needs and for a value
/// of another type.
template <class T>
requires std::is_class_v<T> Result<> decodeFields(const nlohmann::json& json, T& value, Missing missing) {
    if (!json.is_object())
        return wrongField("is no object");
    Result<> all;
    std::size_t known = 0;
    visitFields(value, [&](FieldName name, auto& member) {
        const auto at = json.find(name.text);
        if (!all)
            return;
        if (at == json.end()) {
            if (missing == Missing::Fault && !name.added)
                all = wrongField(std::string{name.text} + " is missing");
            return;
        }
        ++known;
        all = decodeFields(*at, member, missing);
        if (!all)
            all.error().detail = std::string{name.text} + ' ' + all.error().detail;
    });
    RAPOINT_CHECK(all);
    if (known != json.size())
        return failure(FaultCode::MadeByNewerProgram, "has a field that this program does not know");
    return {};
}

template <class T>
Result<> decodeFields(const nlohmann::json& json, std::vector<T>& list, Missing missing) {
    if (!json.is_array())
        return wrongField("is no list");
    for (const nlohmann::json& item : json)
        RAPOINT_CHECK(decodeFields(item, list.emplace_back(), missing));
    return {};
}

} // namespace rapoint
