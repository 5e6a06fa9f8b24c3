#pragma once

#include "station/base/bytes.h"

#include <p11-kit/pkcs11.h>

#include <utility>
#include <vector>

namespace rapoint::card {

/// A list of PKCS#11 attributes that owns its values: what objects are made from and searched by. Public values
/// only, no secrets.
class AttributeTemplate {
public:
    AttributeTemplate& flag(CK_ATTRIBUTE_TYPE type, bool value) {
        return bytes(type, Bytes{static_cast<std::uint8_t>(value ? CK_TRUE : CK_FALSE)});
    }

    AttributeTemplate& number(CK_ATTRIBUTE_TYPE type, CK_ULONG value) {
        const auto* first = reinterpret_cast<const std::uint8_t*>(&value);
        return bytes(type, Bytes{first, first + sizeof value});
    }

    AttributeTemplate& bytes(CK_ATTRIBUTE_TYPE type, Bytes value) {
        m_values.push_back({type, std::move(value)});
        return *this;
    }

    /// Valid until the template changes or ends.
    CK_ATTRIBUTE* data() {
        m_attributes.clear();
        for (auto& [type, value] : m_values)
            m_attributes.push_back({type, value.data(), value.size()});
        return m_attributes.data();
    }
    CK_ULONG size() const { return m_values.size(); }

private:
    std::vector<std::pair<CK_ATTRIBUTE_TYPE, Bytes>> m_values;
    std::vector<CK_ATTRIBUTE> m_attributes; ///< what data() points to
};

} // namespace rapoint::card
