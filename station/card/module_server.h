#pragma once

#include "station/base/descriptor.h"
#include "station/base/result.h"

#include <sys/types.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>

namespace rapoint::card {

/// A PKCS#11 module in a process of its own: `p11-kit remote`, one for each time that p11-kit's client is
/// initialised and connects to the private socket here. If that process crashes, or is killed because the module
/// hangs, the client answers CKR_DEVICE_ERROR until it is initialised again. The process ends with its connection,
/// and with the station however that ends. (`p11-kit server` is not used: it knows only the slots that there were
/// at the start.) Owned by the Pkcs11Module that uses it; kill() from any thread.
class ModuleServer {
public:
    /// The module library that speaks to the socket whose address is in the environment when it is asked for its
    /// functions.
    static constexpr const char* kClient = "/usr/lib/x86_64-linux-gnu/pkcs11/p11-kit-client.so";

    /// card-module-failed where the library or p11-kit is missing or there is no place for the socket.
    static Result<std::unique_ptr<ModuleServer>> start(const std::filesystem::path& library);
    ModuleServer(const ModuleServer&) = delete;
    ModuleServer& operator=(const ModuleServer&) = delete;
    ~ModuleServer();

    /// P11_KIT_SERVER_ADDRESS for the client.
    std::string address() const { return "unix:path=" + socket().string(); }
    /// Ends the module's process at once.
    void kill() const;

private:
    explicit ModuleServer(std::filesystem::path library)
        : m_library{std::move(library)} {}
    std::filesystem::path socket() const { return m_directory / "socket"; }
    Result<> listen();
    void serve();
    void startModule(const Descriptor& connection);

    std::filesystem::path m_library;
    std::filesystem::path m_directory;
    Descriptor m_listener;
    Descriptor m_end; ///< signalled when the thread is to end
    std::atomic<pid_t> m_module{-1};
    std::thread m_thread;
};

} // namespace rapoint::card
