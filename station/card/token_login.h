#pragma once

#include "station/base/secret.h"
#include "station/card/pkcs11_module.h"

#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace rapoint::card {

class Pkcs11Session;

/// A login to the token of the station or of an officer, kept as long as somebody holds it: from sign-in to
/// sign-out. The PIN is not kept; a token that was pulled needs a new login. Its keys share it, so what they do
/// takes turns under its lock; any thread.
class TokenLogin {
public:
    /// Finds the token by serial or by label. pin-wrong, pin-last-try … as CardWriter; card-not-found;
    /// card-of-another-case when the token is logged in to already.
    static Result<std::shared_ptr<TokenLogin>> bySerial(std::shared_ptr<const Pkcs11Module> module,
                                                        const std::string& serial, const Secret& pin);
    static Result<std::shared_ptr<TokenLogin>> byLabel(std::shared_ptr<const Pkcs11Module> module,
                                                       const std::string& label, const Secret& pin);

    TokenLogin(const TokenLogin&) = delete;
    TokenLogin& operator=(const TokenLogin&) = delete;
    ~TokenLogin();

    const std::string& serial() const { return m_serial; }

    /// Lets `work`, a callable on Pkcs11Session& that returns a Result, use the session. card-removed if the token
    /// is gone, whatever the module reports.
    template <class Work>
    auto use(Work work) {
        const std::lock_guard lock{m_mutex};
        auto result = work(*m_session);
        if (!result && !present())
            result = failure(FaultCode::CardRemoved, "token " + m_serial);
        return result;
    }

    /// Lets `work` write: in a second session for this call, for which the login holds too (PKCS#11 Usage
    /// Guide 2.40 §2.6: all sessions of a program with one token share it). Signing does with a session that
    /// cannot write.
    Result<> write(const std::function<Result<>(Pkcs11Session& session)>& work);

private:
    TokenLogin(std::shared_ptr<const Pkcs11Module> module, std::unique_ptr<Pkcs11Session> session);
    bool present() const;

    std::shared_ptr<const Pkcs11Module> m_module;
    std::string m_serial;
    std::mutex m_mutex;
    std::unique_ptr<Pkcs11Session> m_session;
};

} // namespace rapoint::card
