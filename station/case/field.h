#pragma once

namespace rapoint {

/// What `describe` says of a field beside its member: its name in the stored form, and whether stored facts may
/// lack it. Whether it is sealed says the member's type (sealed.h).
struct FieldName {
    const char* text;
    bool added = false;

    constexpr FieldName(const char* name) // NOLINT(google-explicit-constructor): describe() reads like a list
        : text{name} {}
    constexpr FieldName(const char* name, bool wasAdded)
        : text{name}
        , added{wasAdded} {}
};

/// A field that came after the first release of its fact: facts stored before have the member's initial value, and
/// facts that have the initial value are stored without it, as before.
constexpr FieldName added(const char* name) {
    return {name, true};
}

} // namespace rapoint
