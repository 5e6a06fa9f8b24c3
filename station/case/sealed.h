#pragma once

#include "station/base/digest.h"

#include <string>
#include <utility>

namespace rapoint {

/// A secret in a form that only one key opens: a PIN wrapped to the station's key, PIN and PUK sealed for the
/// central. A fact's field of this type is written to the journal and nowhere else: what is shown, packed or
/// logged leaves it out (event_codec.h). There is no conversion to text, so that a plain field cannot take it by
/// mistake.
class Sealed {
public:
    Sealed() = default;
    static Sealed of(ByteView form) { return Sealed{toBase64(form)}; }
    /// From the journal: base64 of the form.
    static Sealed fromStored(std::string text) { return Sealed{std::move(text)}; }

    bool empty() const { return m_text.empty(); }
    /// message-malformed if the journal had no base64.
    Result<Bytes> form() const { return fromBase64(m_text); }
    /// For the journal alone.
    const std::string& stored() const { return m_text; }
    bool operator==(const Sealed&) const = default;

private:
    explicit Sealed(std::string text)
        : m_text{std::move(text)} {}

    std::string m_text;
};

} // namespace rapoint
