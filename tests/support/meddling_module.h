#pragma once

#include <p11-kit/pkcs11.h>

#include <set>
#include <string>

namespace rapoint::test {

/// A PKCS#11 module that passes every call on to SoftHSM, except where a test has it meddle: what SoftHSM cannot
/// show (a PIN on its final try, a card without a mechanism, one pulled in the middle of a call). One at a time,
/// because the functions of a module have no object to belong to.
class MeddlingModule {
public:
    MeddlingModule();
    MeddlingModule(const MeddlingModule&) = delete;
    MeddlingModule& operator=(const MeddlingModule&) = delete;
    ~MeddlingModule();

    CK_FUNCTION_LIST& functions() { return m_functions; }

    CK_FLAGS addedTokenFlags = 0;       ///< OR-ed to the flags of initialised tokens
    std::set<CK_MECHANISM_TYPE> hidden; ///< mechanisms the token says it has not
    bool leaky = false;                 ///< private keys are made extractable and not sensitive
    bool pinForEachSignature = false;   ///< private keys are made with CKA_ALWAYS_AUTHENTICATE
    bool wrongSignatures = false;       ///< a bit of each signature is turned over
    bool otherCertificates = false;     ///< a bit of each certificate that is read is turned over
    bool pulledWhileGenerating = false; ///< the card goes during C_GenerateKeyPair, as OpenSC reports it
    bool pulled = false;                ///< no slot holds a token
    /// Not empty: what C_SetPIN without a login takes for the old PIN, as cards with a PUK do; it stands for
    /// soPin.
    std::string puk;
    std::string soPin = "87654321";
    int logins = 0; ///< C_Login calls that reached the module
    int openSessions = 0;
    const CK_FUNCTION_LIST* real = nullptr;

private:
    CK_FUNCTION_LIST m_functions{};
};

} // namespace rapoint::test
