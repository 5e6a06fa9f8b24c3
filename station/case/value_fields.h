#pragma once

#include "station/case/field.h"
#include "station/identity/applicant.h"
#include "station/identity/mrz.h"

#include <concepts>
#include <type_traits>

namespace rapoint {

// The stored fields of values that are not the case's own: identity knows nothing of how it is stored. The rules
// for facts (event_codec.h) hold for them, too.

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

/// Calls `field(FieldName, member)` for each field of a fact or of a value in one.
template <class T>
void visitFields(T& self, auto&& field) {
    if constexpr (requires { std::remove_const_t<T>::describe(self, field); })
        std::remove_const_t<T>::describe(self, field);
    else
        describe(self, field);
}

} // namespace rapoint
