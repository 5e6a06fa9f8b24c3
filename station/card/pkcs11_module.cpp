#include "station/card/pkcs11_module.h"

#include "station/card/pkcs11_error.h"
#include "station/crypto/openssl_start.h"

#include <dlfcn.h>

#include <atomic>
#include <cstdlib>
#include <map>
#include <mutex>

namespace rapoint::card {

namespace {

// C_Initialize and C_Finalize act on the whole process, so the count of users has to be the process's too.
struct Use {
    int users = 0;
    int sessions = 0;      ///< CK_TOKEN_INFO has a count, too, but OpenSC does not fill it in
    bool finalise = false; ///< false where somebody else in the process had initialised the module
};
struct Uses {
    std::mutex mutex;
    std::map<_CK_FUNCTION_LIST*, Use> byModule;
    std::atomic<bool> processEnds{false};
};

/// Never destroyed: a static object that holds a module may be destroyed after every object of this file.
Uses& uses() {
    static Uses& all = *new Uses; // NOLINT(cppcoreguidelines-owning-memory)
    return all;
}

/// Finalises the modules that are still held, while their own static objects live; their holders then let go of
/// them without a call. A module that another thread is in at this moment is left to the end of the process.
void finaliseAtExit() {
    const std::unique_lock lock{uses().mutex, std::try_to_lock};
    if (uses().processEnds.exchange(true) || !lock)
        return;
    for (const auto& [functions, use] : uses().byModule)
        if (use.users > 0 && use.finalise)
            functions->C_Finalize(nullptr);
}

Result<> initialise(_CK_FUNCTION_LIST& functions, Use& use) {
    // Exit handlers and static objects end in the reverse order of their registration. OpenSSL, which most modules
    // use, registers at its first use; the module when it is loaded and initialised; so this handler is the last.
    startOpenssl();
    CK_C_INITIALIZE_ARGS arguments{};
    arguments.flags = CKF_OS_LOCKING_OK;
    const CK_RV value = functions.C_Initialize(&arguments);
    use.finalise = value == CKR_OK;
    if (value != CKR_CRYPTOKI_ALREADY_INITIALIZED)
        RAPOINT_CHECK(checked(value, "C_Initialize"));
    if (std::atexit(finaliseAtExit) != 0)
        return failure(FaultCode::Internal, "atexit");
    return {};
}

Result<_CK_FUNCTION_LIST*> functionsOf(const std::filesystem::path& library) {
    // Never unloaded: vendor modules leave threads and exit handlers behind.
    void* handle = dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (handle == nullptr) {
        const char* reason = dlerror(); // NOLINT(concurrency-mt-unsafe): glibc keeps it per thread
        return failure(FaultCode::CardModuleFailed, reason ? reason : library.string());
    }
    const auto getFunctionList = reinterpret_cast<CK_C_GetFunctionList>(dlsym(handle, "C_GetFunctionList"));
    if (getFunctionList == nullptr)
        return failure(FaultCode::CardModuleFailed, library.string() + " is no PKCS#11 module");
    CK_FUNCTION_LIST* functions = nullptr;
    RAPOINT_CHECK(checked(getFunctionList(&functions), "C_GetFunctionList"));
    if (functions == nullptr)
        return failure(FaultCode::CardModuleFailed, library.string() + " gave no function list");
    return functions;
}

} // namespace

Result<std::shared_ptr<const Pkcs11Module>> Pkcs11Module::load(const std::filesystem::path& library) {
    RAPOINT_TRY(_CK_FUNCTION_LIST* const functions, functionsOf(library));
    return use(*functions);
}

Result<std::shared_ptr<const Pkcs11Module>> Pkcs11Module::loadApart(const std::filesystem::path& library,
                                                                    std::chrono::milliseconds limit) {
    RAPOINT_TRY(std::shared_ptr<ModuleServer> server, ModuleServer::start(library));
    // Each time it is asked for its functions, the client gives others, for the server that is named just then.
    constexpr const char* kVariable = "P11_KIT_SERVER_ADDRESS";
    setenv(kVariable, server->address().c_str(), 1); // NOLINT(concurrency-mt-unsafe): modules are loaded at start
    const Result<_CK_FUNCTION_LIST*> functions = functionsOf(ModuleServer::kClient);
    unsetenv(kVariable); // NOLINT(concurrency-mt-unsafe)
    if (!functions)
        return tl::make_unexpected(functions.error());
    return use(**functions, std::move(server), limit);
}

Result<std::shared_ptr<const Pkcs11Module>> Pkcs11Module::adopt(_CK_FUNCTION_LIST& functions) {
    return use(functions);
}

Result<std::shared_ptr<const Pkcs11Module>> Pkcs11Module::use(_CK_FUNCTION_LIST& functions,
                                                              std::shared_ptr<ModuleServer> server,
                                                              std::chrono::milliseconds limit) {
    const std::lock_guard lock{uses().mutex};
    Use& known = uses().byModule[&functions];
    if (known.users == 0)
        RAPOINT_CHECK(initialise(functions, known));
    ++known.users;
    return std::shared_ptr<const Pkcs11Module>{new Pkcs11Module{functions, std::move(server), limit}};
}

Result<> Pkcs11Module::revive() const {
    const std::lock_guard lock{uses().mutex};
    if (!m_server)
        return failure(FaultCode::CardModuleFailed, "the module is in this process");
    m_functions.C_Finalize(nullptr);
    return initialise(m_functions, uses().byModule[&m_functions]);
}

Result<> Pkcs11Module::whileReleased(const std::function<Result<>()>& work) const {
    const std::lock_guard lock{uses().mutex};
    Use& use = uses().byModule[&m_functions];
    if (use.sessions > 0 || !use.finalise)
        return failure(FaultCode::NotAllowed, "the card module is in use by somebody else who is signed in");
    RAPOINT_CHECK(checked(m_functions.C_Finalize(nullptr), "C_Finalize"));
    const Result<> done = work();
    RAPOINT_CHECK(initialise(m_functions, use));
    return done;
}

void Pkcs11Module::countSession(int change) const {
    const std::lock_guard lock{uses().mutex};
    uses().byModule[&m_functions].sessions += change;
}

bool Pkcs11Module::isFinal() {
    return uses().processEnds;
}

Pkcs11Module::~Pkcs11Module() {
    if (isFinal())
        return;
    const std::lock_guard lock{uses().mutex};
    Use& use = uses().byModule[&m_functions];
    if (--use.users == 0 && use.finalise)
        m_functions.C_Finalize(nullptr);
}

} // namespace rapoint::card
