#pragma once

#include "station/base/ids.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace rapoint::kiosk_ui {

/// The code of a language: "uk".
struct LanguageCode {
    std::string code;

    bool operator==(const LanguageCode&) const = default;
};

/// A field of the application by its name in the case: "nationalNumber.value".
struct FieldName {
    std::string name;

    bool operator==(const FieldName&) const = default;
};

/// A page of the document that is captured, from 1.
struct PageNumber {
    std::int64_t number = 1;

    bool operator==(const PageNumber&) const = default;
};

/// What a button is about, where the page has several of its kind.
using ActionValue = std::variant<std::monostate, LanguageCode, CaseId, FieldName, PageNumber>;

/// What a button does: a name that the pages agree on ("refuse", "resume"), and what it does it with.
class Action {
public:
    // Implicit: most actions are a name and nothing else.
    Action(const char* name)
        : m_name{name} {}
    Action(std::string name, ActionValue value = {})
        : m_name{std::move(name)}
        , m_value{std::move(value)} {}

    const std::string& name() const { return m_name; }
    const ActionValue& value() const { return m_value; }
    bool is(std::string_view name) const { return m_name == name; }
    /// The value, if it is of this kind.
    template <class T>
    const T* with() const {
        return std::get_if<T>(&m_value);
    }
    bool operator==(const Action&) const = default;

private:
    std::string m_name;
    ActionValue m_value{};
};

} // namespace rapoint::kiosk_ui
