#include "station/app/cli/print_data.h"

#include <nlohmann/json.hpp>

namespace rapoint::app {

namespace {

using nlohmann::json;

/// The object's only keys are these, and their values texts or numbers as asked for.
bool isKind(const json& value, std::initializer_list<const char*> texts, const char* number = nullptr) {
    std::size_t known = number == nullptr ? 0 : 1;
    for (const char* name : texts) {
        const auto found = value.find(name);
        if (found == value.end() || !found->is_string())
            return false;
        ++known;
    }
    if (number != nullptr && (!value.contains(number) || !value.at(number).is_number_integer()))
        return false;
    return value.size() == known;
}

Result<LocalValue> localValue(const std::string& name, const json& value) {
    if (isKind(value, {"date"})) {
        RAPOINT_TRY(const Date date, dateFromText(value["date"].get<std::string>()));
        return date;
    }
    if (isKind(value, {"country"}))
        return CountryCode{value["country"].get<std::string>()};
    if (isKind(value, {"term"}))
        return Term{value["term"].get<std::string>()};
    if (isKind(value, {"currency"}, "minor"))
        return Money{value["minor"].get<std::int64_t>(), value["currency"].get<std::string>()};
    return failure(FaultCode::InputInvalid,
                   "values." + name + " is neither a text nor a date, country, term or minor with currency");
}

Result<> takeValues(const json& values, SheetData& data) {
    for (const auto& [name, value] : values.items()) {
        if (value.is_string()) {
            data.values[name] = value.get<std::string>();
            continue;
        }
        RAPOINT_TRY(data.local[name], localValue(name, value));
    }
    return {};
}

Result<> takeConditions(const json& conditions, SheetData& data) {
    for (const auto& [name, holds] : conditions.items()) {
        if (!holds.is_boolean())
            return failure(FaultCode::InputInvalid, "conditions." + name + " is neither true nor false");
        data.conditions[name] = holds.get<bool>();
    }
    return {};
}

} // namespace

Result<SheetData> sheetDataFromJson(ByteView text) {
    const json all = json::parse(text.begin(), text.end(), nullptr, false);
    if (!all.is_object())
        return failure(FaultCode::InputInvalid, "the data are not a JSON object");
    SheetData data;
    for (const auto& [name, value] : all.items()) {
        if (name == "values" && value.is_object()) {
            RAPOINT_CHECK(takeValues(value, data));
        } else if (name == "conditions" && value.is_object()) {
            RAPOINT_CHECK(takeConditions(value, data));
        } else if (name == "qr" && value.is_string()) {
            data.qr = value.get<std::string>();
        } else {
            return failure(FaultCode::InputInvalid,
                           "the data have the objects values and conditions and the text qr, not " + name);
        }
    }
    return data;
}

} // namespace rapoint::app
