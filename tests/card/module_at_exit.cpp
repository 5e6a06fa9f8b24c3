// A process that ends normally while static objects hold a module, with the way to hold it as the argument:
// `module` alone, or a `session` too. The objects are older than the module, so they are destroyed after the
// module's own.
#include "station/card/card_profile.h"
#include "station/card/pkcs11_session.h"
#include "tests/support/softhsm_token_directory.h"

#include <array>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

using namespace rapoint;
using namespace rapoint::card;

namespace {

struct Holder {
    test::SofthsmTokenDirectory directory;
    std::shared_ptr<const Pkcs11Module> module;
    std::optional<Pkcs11Session> session;
};

Result<> fill(Holder& holder, std::string_view way) {
    RAPOINT_TRY(const CardProfile profile, readCardProfile(RAPOINT_SOURCE_DIR "/assets/cards/softhsm.toml"));
    RAPOINT_TRY(holder.module, Pkcs11Module::load(profile.module));
    RAPOINT_TRY(const std::vector<TokenSlot> slots, scanSlots(*holder.module));
    if (slots.empty())
        return failure(FaultCode::CardNotFound, "SoftHSM shows no token");
    if (way == "session") {
        std::array<CK_UTF8CHAR, 32> label{};
        label.fill(' ');
        std::string pin = "76543210";
        if (holder.module->api().C_InitToken(slots.front().slot, reinterpret_cast<CK_UTF8CHAR*>(pin.data()),
                                             pin.size(), label.data()) != CKR_OK)
            return failure(FaultCode::CardModuleFailed, "C_InitToken");
        RAPOINT_TRY(Pkcs11Session session,
                    Pkcs11Session::open(holder.module, slots.front(), Pkcs11Session::Access::ReadOnly));
        holder.session.emplace(std::move(session));
    }
    return {};
}

} // namespace

int main(int count, char** arguments) {
    static Holder holder;
    if (const Result<> filled = fill(holder, count > 1 ? arguments[1] : "module"); !filled) {
        std::fputs((explain(filled.error()) + "\n").c_str(), stderr);
        return 1;
    }
    return 0;
}
