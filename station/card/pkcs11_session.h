#pragma once

#include "station/base/secret.h"
#include "station/card/attribute_template.h"
#include "station/card/pkcs11_module.h"
#include "station/card/token_slot.h"

#include <memory>

namespace rapoint::card {

/// A PIN as the module takes it, by a pointer to non-const: straight from the locked memory of the Secret.
CK_UTF8CHAR* pinBytes(const Secret& pin);

/// One PKCS#11 session with one token, closed with its owner. A session that logged in logs out before it is
/// closed, so no login outlives it: a token that is logged in already is refused. One thread at a time.
class Pkcs11Session {
public:
    enum class Access { ReadOnly, ReadWrite };
    /// What may be risked for a login: the token's last try only when a person has asked for it.
    enum class LastTry { Keep, Take };

    static Result<Pkcs11Session> open(std::shared_ptr<const Pkcs11Module> module, TokenSlot token, Access access);
    Pkcs11Session(Pkcs11Session&& other) noexcept;
    Pkcs11Session& operator=(Pkcs11Session&&) = delete;
    ~Pkcs11Session();

    /// CKU_USER or CKU_SO. pin-wrong with what is left, pin-last-try and pin-locked without a try; a PIN whose
    /// length the token excludes is pin-policy, without a try.
    Result<> login(CK_USER_TYPE user, const Secret& pin, LastTry lastTry = LastTry::Keep);

    /// Ends the login, so that somebody else can present a PIN in this session.
    Result<> logout();

    /// At most 256 objects that have all these attributes.
    Result<std::vector<CK_OBJECT_HANDLE>> find(AttributeTemplate wanted);
    /// The value of one public attribute, at most 64 KiB.
    Result<Bytes> attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type);
    Result<CK_ULONG> number(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type);
    /// False also where the token does not know the attribute.
    bool flag(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type);
    Result<CK_OBJECT_HANDLE> create(AttributeTemplate object);
    Result<> destroy(CK_OBJECT_HANDLE object);

    /// What the token says of a mechanism; card-mechanism-missing if it has it not, or not with these flags.
    Result<CK_MECHANISM_INFO> mechanism(CK_MECHANISM_TYPE type, CK_FLAGS flags);

    const CK_FUNCTION_LIST& api() const { return m_module->api(); }
    CK_SESSION_HANDLE handle() const { return m_handle; }
    const TokenSlot& token() const { return m_token; }

private:
    Pkcs11Session(std::shared_ptr<const Pkcs11Module> module, TokenSlot token, CK_SESSION_HANDLE handle)
        : m_module{std::move(module)}
        , m_token{std::move(token)}
        , m_handle{handle} {}
    Fault loginFault(CK_RV value, CK_USER_TYPE user) const;

    std::shared_ptr<const Pkcs11Module> m_module;
    TokenSlot m_token;
    CK_SESSION_HANDLE m_handle = CK_INVALID_HANDLE;
    bool m_loggedIn = false;
};

} // namespace rapoint::card
