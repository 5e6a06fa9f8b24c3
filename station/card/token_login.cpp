#include "station/card/token_login.h"

#include "station/card/pkcs11_session.h"
#include "station/card/token_slot.h"

namespace rapoint::card {

namespace {

Result<std::unique_ptr<Pkcs11Session>> logIn(const std::shared_ptr<const Pkcs11Module>& module, TokenSlot token,
                                             const Secret& pin) {
    RAPOINT_TRY(Pkcs11Session session,
                Pkcs11Session::open(module, std::move(token), Pkcs11Session::Access::ReadOnly));
    RAPOINT_CHECK(session.login(CKU_USER, pin));
    return std::make_unique<Pkcs11Session>(std::move(session));
}

} // namespace

Result<std::shared_ptr<TokenLogin>> TokenLogin::bySerial(std::shared_ptr<const Pkcs11Module> module,
                                                         const std::string& serial, const Secret& pin) {
    const ModuleWatch watch = module->watch();
    RAPOINT_TRY(TokenSlot token, slotBySerial(*module, serial));
    RAPOINT_TRY(auto session, logIn(module, std::move(token), pin));
    return std::shared_ptr<TokenLogin>{new TokenLogin{std::move(module), std::move(session)}};
}

Result<std::shared_ptr<TokenLogin>> TokenLogin::byLabel(std::shared_ptr<const Pkcs11Module> module,
                                                        const std::string& label, const Secret& pin) {
    const ModuleWatch watch = module->watch();
    RAPOINT_TRY(std::optional<TokenSlot> token, slotByLabel(*module, label));
    if (!token)
        return failure(FaultCode::CardNotFound, "label " + label);
    RAPOINT_TRY(auto session, logIn(module, std::move(*token), pin));
    return std::shared_ptr<TokenLogin>{new TokenLogin{std::move(module), std::move(session)}};
}

TokenLogin::TokenLogin(std::shared_ptr<const Pkcs11Module> module, std::unique_ptr<Pkcs11Session> session)
    : m_module{std::move(module)}
    , m_serial{session->token().serial()}
    , m_session{std::move(session)} {}

TokenLogin::~TokenLogin() = default;

Result<> TokenLogin::write(const std::function<Result<>(Pkcs11Session& session)>& work) {
    return use([&](Pkcs11Session& session) -> Result<> {
        RAPOINT_TRY(Pkcs11Session writing,
                    Pkcs11Session::open(m_module, session.token(), Pkcs11Session::Access::ReadWrite));
        return work(writing);
    });
}

bool TokenLogin::present() const {
    return slotBySerial(*m_module, m_serial).has_value();
}

} // namespace rapoint::card
