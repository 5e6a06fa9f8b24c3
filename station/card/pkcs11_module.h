#pragma once

#include "station/base/result.h"
#include "station/card/module_watch.h"

#include <filesystem>
#include <functional>
#include <memory>

struct _CK_FUNCTION_LIST; // CK_FUNCTION_LIST of p11-kit/pkcs11.h, which users of this class need not see

namespace rapoint::card {

/// One user of a loaded PKCS#11 module. The module itself is initialised once per process, however many adapters
/// hold it, and finalised when the last one lets go, or at the end of the process while a static object still
/// holds it. Any thread (CKF_OS_LOCKING_OK).
class Pkcs11Module {
public:
    /// Loads the shared library and initialises it. card-module-failed with the loader's or the module's reason.
    static Result<std::shared_ptr<const Pkcs11Module>> load(const std::filesystem::path& library);
    /// Loads it into processes of its own (see module_server.h), so that a crash is not the station's; they are
    /// killed when anything that is done with the module takes longer than `limit`.
    static Result<std::shared_ptr<const Pkcs11Module>> loadApart(const std::filesystem::path& library,
                                                                 std::chrono::milliseconds limit);
    /// Initialises a module that is already in the process; `functions` must stay valid until it ends.
    static Result<std::shared_ptr<const Pkcs11Module>> adopt(_CK_FUNCTION_LIST& functions);

    Pkcs11Module(const Pkcs11Module&) = delete;
    Pkcs11Module& operator=(const Pkcs11Module&) = delete;
    ~Pkcs11Module();

    /// Starts a module that has processes of its own, and has lost them, anew. All sessions of this process are
    /// gone. card-module-failed, also for a module that lives in this process.
    Result<> revive() const;
    bool isApart() const { return m_server != nullptr; }
    /// While it lives, a module with processes of its own may take no longer than its limit.
    ModuleWatch watch() const { return ModuleWatch{m_server, m_limit}; }

    /// Finalises the module, lets `work` have the cards with other programs, and initialises it again: so that
    /// what they did to a card is seen. All sessions of this process end; not-allowed, and nothing is done, while
    /// there are any, or where somebody else in the process initialised the module.
    Result<> whileReleased(const std::function<Result<>()>& work) const;

    /// Pkcs11Session says here that it is opened (1) and closed (-1).
    void countSession(int change) const;

    /// The process ends and its modules are finalised: nothing of api() may be called.
    static bool isFinal();
    const _CK_FUNCTION_LIST& api() const { return m_functions; }

private:
    Pkcs11Module(_CK_FUNCTION_LIST& functions, std::shared_ptr<ModuleServer> server,
                 std::chrono::milliseconds limit)
        : m_functions{functions}
        , m_server{std::move(server)}
        , m_limit{limit} {}
    static Result<std::shared_ptr<const Pkcs11Module>> use(_CK_FUNCTION_LIST& functions,
                                                           std::shared_ptr<ModuleServer> server = {},
                                                           std::chrono::milliseconds limit = {});

    _CK_FUNCTION_LIST& m_functions;
    std::shared_ptr<ModuleServer> m_server; ///< none for a module in this process
    std::chrono::milliseconds m_limit;
};

} // namespace rapoint::card
