#include "tests/support/meddling_module.h"

#include <dlfcn.h>

#include <stdexcept>
#include <string_view>
#include <vector>

namespace rapoint::test {

namespace {

MeddlingModule* active = nullptr;

CK_RV getSlotList(CK_BBOOL present, CK_SLOT_ID_PTR slots, CK_ULONG_PTR count) {
    if (!active->pulled)
        return active->real->C_GetSlotList(present, slots, count);
    *count = 0;
    return CKR_OK;
}

CK_RV getTokenInfo(CK_SLOT_ID slot, CK_TOKEN_INFO_PTR token) {
    if (active->pulled)
        return CKR_TOKEN_NOT_PRESENT;
    const CK_RV value = active->real->C_GetTokenInfo(slot, token);
    if (value == CKR_OK && (token->flags & CKF_TOKEN_INITIALIZED) != 0)
        token->flags |= active->addedTokenFlags;
    return value;
}

CK_RV getMechanismInfo(CK_SLOT_ID slot, CK_MECHANISM_TYPE type, CK_MECHANISM_INFO_PTR mechanism) {
    if (active->hidden.contains(type))
        return CKR_MECHANISM_INVALID;
    return active->real->C_GetMechanismInfo(slot, type, mechanism);
}

CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR_PTR pin, CK_ULONG size) {
    ++active->logins;
    return active->real->C_Login(session, user, pin, size);
}

CK_RV setPinByPuk(CK_SESSION_HANDLE session, std::string_view puk, CK_UTF8CHAR_PTR pin, CK_ULONG size) {
    if (puk != active->puk)
        return CKR_PIN_INCORRECT;
    auto* const officer = reinterpret_cast<CK_UTF8CHAR*>(active->soPin.data());
    CK_RV value = active->real->C_Login(session, CKU_SO, officer, active->soPin.size());
    if (value != CKR_OK)
        return value;
    value = active->real->C_InitPIN(session, pin, size);
    active->real->C_Logout(session);
    return value;
}

CK_RV setPin(CK_SESSION_HANDLE session, CK_UTF8CHAR_PTR old, CK_ULONG oldSize, CK_UTF8CHAR_PTR pin,
             CK_ULONG size) {
    CK_SESSION_INFO now{};
    const CK_RV value = active->real->C_GetSessionInfo(session, &now);
    if (value == CKR_OK && now.state == CKS_RW_PUBLIC_SESSION && !active->puk.empty())
        return setPinByPuk(session, {reinterpret_cast<const char*>(old), oldSize}, pin, size);
    return active->real->C_SetPIN(session, old, oldSize, pin, size);
}

CK_RV openSession(CK_SLOT_ID slot, CK_FLAGS flags, CK_VOID_PTR application, CK_NOTIFY notify,
                  CK_SESSION_HANDLE_PTR session) {
    const CK_RV value = active->real->C_OpenSession(slot, flags, application, notify, session);
    active->openSessions += value == CKR_OK ? 1 : 0;
    return value;
}

CK_RV closeSession(CK_SESSION_HANDLE session) {
    --active->openSessions;
    return active->real->C_CloseSession(session);
}

CK_RV generateKeyPair(CK_SESSION_HANDLE session, CK_MECHANISM_PTR mechanism, CK_ATTRIBUTE_PTR publicPart,
                      CK_ULONG publicSize, CK_ATTRIBUTE_PTR privatePart, CK_ULONG privateSize,
                      CK_OBJECT_HANDLE_PTR publicKey, CK_OBJECT_HANDLE_PTR privateKey) {
    if (active->pulledWhileGenerating) {
        active->pulled = true;
        return CKR_GENERAL_ERROR;
    }
    static CK_BBOOL yes = CK_TRUE;
    static CK_BBOOL no = CK_FALSE;
    std::vector<CK_ATTRIBUTE> attributes{privatePart, privatePart + privateSize};
    for (CK_ATTRIBUTE& attribute : attributes) {
        if (active->leaky && attribute.type == CKA_SENSITIVE)
            attribute.pValue = &no;
        if (active->leaky && attribute.type == CKA_EXTRACTABLE)
            attribute.pValue = &yes;
    }
    if (active->pinForEachSignature)
        attributes.push_back({CKA_ALWAYS_AUTHENTICATE, &yes, sizeof yes});
    return active->real->C_GenerateKeyPair(session, mechanism, publicPart, publicSize, attributes.data(),
                                           attributes.size(), publicKey, privateKey);
}

CK_RV getAttributeValue(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE_PTR wanted,
                        CK_ULONG count) {
    const CK_RV value = active->real->C_GetAttributeValue(session, object, wanted, count);
    CK_OBJECT_CLASS kind = 0;
    CK_ATTRIBUTE kindWanted{CKA_CLASS, &kind, sizeof kind};
    if (value != CKR_OK || !active->otherCertificates ||
        active->real->C_GetAttributeValue(session, object, &kindWanted, 1) != CKR_OK || kind != CKO_CERTIFICATE)
        return value;
    for (CK_ULONG i = 0; i < count; ++i)
        if (wanted[i].type == CKA_VALUE && wanted[i].pValue != nullptr && wanted[i].ulValueLen > 0)
            static_cast<CK_BYTE*>(wanted[i].pValue)[wanted[i].ulValueLen - 1] ^= 1U;
    return value;
}

CK_RV sign(CK_SESSION_HANDLE session, CK_BYTE_PTR data, CK_ULONG size, CK_BYTE_PTR signature,
           CK_ULONG_PTR length) {
    const CK_RV value = active->real->C_Sign(session, data, size, signature, length);
    if (value == CKR_OK && active->wrongSignatures)
        signature[*length - 1] ^= 1U;
    return value;
}

const CK_FUNCTION_LIST* softhsm() {
    void* library = dlopen("/usr/lib/softhsm/libsofthsm2.so", RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (library == nullptr)
        throw std::runtime_error{"SoftHSM is not installed"};
    const auto get = reinterpret_cast<CK_C_GetFunctionList>(dlsym(library, "C_GetFunctionList"));
    CK_FUNCTION_LIST* functions = nullptr;
    if (get == nullptr || get(&functions) != CKR_OK)
        throw std::runtime_error{"SoftHSM gives no function list"};
    return functions;
}

} // namespace

MeddlingModule::MeddlingModule()
    : real{softhsm()}
    , m_functions{*real} {
    m_functions.C_GetSlotList = getSlotList;
    m_functions.C_GetTokenInfo = getTokenInfo;
    m_functions.C_GetMechanismInfo = getMechanismInfo;
    m_functions.C_Login = login;
    m_functions.C_SetPIN = setPin;
    m_functions.C_OpenSession = openSession;
    m_functions.C_CloseSession = closeSession;
    m_functions.C_GenerateKeyPair = generateKeyPair;
    m_functions.C_GetAttributeValue = getAttributeValue;
    m_functions.C_Sign = sign;
    active = this;
}

MeddlingModule::~MeddlingModule() {
    active = nullptr;
}

} // namespace rapoint::test
