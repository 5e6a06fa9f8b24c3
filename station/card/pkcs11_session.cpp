#include "station/card/pkcs11_session.h"

#include "station/card/pin_state.h"
#include "station/card/pkcs11_error.h"

#include <array>
#include <cstring>
#include <utility>

namespace rapoint::card {

namespace {

constexpr std::size_t kMaxObjects = 256;
constexpr CK_ULONG kMaxAttributeSize = 64 * 1024;

PinState pinState(CK_USER_TYPE user, CK_FLAGS flags) {
    return user == CKU_SO ? securityOfficerPinState(flags) : userPinState(flags);
}

} // namespace

CK_UTF8CHAR* pinBytes(const Secret& pin) {
    return const_cast<CK_UTF8CHAR*>(pin.bytes().data()); // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

Result<Pkcs11Session> Pkcs11Session::open(std::shared_ptr<const Pkcs11Module> module, TokenSlot token,
                                          Access access) {
    const CK_FLAGS flags = CKF_SERIAL_SESSION | (access == Access::ReadWrite ? CKF_RW_SESSION : 0UL);
    CK_SESSION_HANDLE handle = CK_INVALID_HANDLE;
    RAPOINT_CHECK(
        checked(module->api().C_OpenSession(token.slot, flags, nullptr, nullptr, &handle), "C_OpenSession"));
    module->countSession(1);
    return Pkcs11Session{std::move(module), std::move(token), handle};
}

Pkcs11Session::Pkcs11Session(Pkcs11Session&& other) noexcept
    : m_module{std::move(other.m_module)}
    , m_token{std::move(other.m_token)}
    , m_handle{std::exchange(other.m_handle, CK_INVALID_HANDLE)}
    , m_loggedIn{std::exchange(other.m_loggedIn, false)} {}

Pkcs11Session::~Pkcs11Session() {
    if (m_handle == CK_INVALID_HANDLE || Pkcs11Module::isFinal())
        return;
    if (m_loggedIn)
        api().C_Logout(m_handle);
    api().C_CloseSession(m_handle);
    m_module->countSession(-1);
}

Result<> Pkcs11Session::login(CK_USER_TYPE user, const Secret& pin, LastTry lastTry) {
    RAPOINT_TRY(const CK_TOKEN_INFO now, tokenNow(*m_module, m_token.slot));
    const PinState state = pinState(user, now.flags);
    if (state == PinState::Locked)
        return tl::make_unexpected(pinFault(FaultCode::PinLocked, state));
    if (state == PinState::FinalTry && lastTry == LastTry::Keep)
        return tl::make_unexpected(pinFault(FaultCode::PinLastTry, state));
    if (pin.size() < now.ulMinPinLen || pin.size() > now.ulMaxPinLen)
        return failure(FaultCode::PinPolicy, "this card's PINs have another length; no try was used");
    const CK_RV value = api().C_Login(m_handle, user, pinBytes(pin), pin.size());
    if (value != CKR_OK)
        return tl::make_unexpected(loginFault(value, user));
    m_loggedIn = true;
    return {};
}

Result<> Pkcs11Session::logout() {
    m_loggedIn = false;
    return checked(api().C_Logout(m_handle), "C_Logout");
}

Fault Pkcs11Session::loginFault(CK_RV value, CK_USER_TYPE user) const {
    const Fault fault = faultOf(value, "C_Login");
    if (fault.code != FaultCode::PinWrong && fault.code != FaultCode::PinLocked)
        return fault;
    if (const auto now = tokenNow(*m_module, m_token.slot)) {
        const PinState state = pinState(user, now->flags);
        if (state == PinState::Locked || fault.code == FaultCode::PinLocked)
            return pinFault(FaultCode::PinLocked, PinState::Locked);
        return pinFault(FaultCode::PinWrong, state);
    }
    return fault;
}

Result<std::vector<CK_OBJECT_HANDLE>> Pkcs11Session::find(AttributeTemplate wanted) {
    RAPOINT_CHECK(checked(api().C_FindObjectsInit(m_handle, wanted.data(), wanted.size()), "C_FindObjectsInit"));
    std::vector<CK_OBJECT_HANDLE> objects(kMaxObjects);
    CK_ULONG total = 0;
    CK_RV value = CKR_OK;
    while (total < objects.size()) {
        CK_ULONG count = 0;
        value = api().C_FindObjects(m_handle, objects.data() + total, objects.size() - total, &count);
        if (value != CKR_OK || count == 0)
            break;
        total += std::min<CK_ULONG>(count, objects.size() - total);
    }
    api().C_FindObjectsFinal(m_handle);
    RAPOINT_CHECK(checked(value, "C_FindObjects"));
    objects.resize(total);
    return objects;
}

Result<Bytes> Pkcs11Session::attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) {
    CK_ATTRIBUTE attribute{type, nullptr, 0};
    RAPOINT_CHECK(checked(api().C_GetAttributeValue(m_handle, object, &attribute, 1), "C_GetAttributeValue"));
    if (attribute.ulValueLen > kMaxAttributeSize)
        return failure(FaultCode::CardModuleFailed, "C_GetAttributeValue: an attribute without a length");
    Bytes value(attribute.ulValueLen);
    attribute.pValue = value.data();
    if (!value.empty())
        RAPOINT_CHECK(checked(api().C_GetAttributeValue(m_handle, object, &attribute, 1), "C_GetAttributeValue"));
    if (attribute.ulValueLen > value.size())
        return failure(FaultCode::CardModuleFailed, "C_GetAttributeValue: an attribute that changes its length");
    value.resize(attribute.ulValueLen);
    return value;
}

Result<CK_ULONG> Pkcs11Session::number(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) {
    RAPOINT_TRY(const Bytes value, attribute(object, type));
    CK_ULONG number = 0;
    if (value.size() != sizeof number)
        return failure(FaultCode::CardModuleFailed, "C_GetAttributeValue: a number of the wrong size");
    std::memcpy(&number, value.data(), sizeof number);
    return number;
}

bool Pkcs11Session::flag(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type) {
    const Result<Bytes> value = attribute(object, type);
    return value && value->size() == 1 && value->front() != CK_FALSE;
}

Result<CK_OBJECT_HANDLE> Pkcs11Session::create(AttributeTemplate object) {
    CK_OBJECT_HANDLE handle = CK_INVALID_HANDLE;
    RAPOINT_CHECK(
        checked(api().C_CreateObject(m_handle, object.data(), object.size(), &handle), "C_CreateObject"));
    return handle;
}

Result<> Pkcs11Session::destroy(CK_OBJECT_HANDLE object) {
    return checked(api().C_DestroyObject(m_handle, object), "C_DestroyObject");
}

Result<CK_MECHANISM_INFO> Pkcs11Session::mechanism(CK_MECHANISM_TYPE type, CK_FLAGS flags) {
    CK_MECHANISM_INFO found{};
    RAPOINT_CHECK(checked(api().C_GetMechanismInfo(m_token.slot, type, &found), "C_GetMechanismInfo"));
    if ((found.flags & flags) != flags)
        return failure(FaultCode::CardMechanismMissing, "the card has the mechanism for another use");
    return found;
}

} // namespace rapoint::card
