#include "station/card/module_server.h"

#include "station/card/program_start.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <climits>
#include <cstdlib>

namespace rapoint::card {

namespace {

namespace fs = std::filesystem;

constexpr const char* kRemote = "/usr/bin/p11-kit";

/// In a child process of one that has threads: only system calls. Whoever is forked dies with the thread that did
/// it.
[[noreturn]] void becomeModule(int connection, char* const* arguments, char* const* environment) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGPIPE, SIG_DFL);
    const int nowhere = open("/dev/null", O_WRONLY);
    if (dup2(connection, STDIN_FILENO) < 0 || dup2(connection, STDOUT_FILENO) < 0 ||
        dup2(nowhere, STDERR_FILENO) < 0)
        _exit(126);
    close_range(3, UINT_MAX, 0);
    execve(arguments[0], arguments, environment);
    _exit(127);
}

} // namespace

Result<std::unique_ptr<ModuleServer>> ModuleServer::start(const fs::path& library) {
    for (const fs::path& needed : {library, fs::path{kRemote}, fs::path{kClient}})
        if (!fs::exists(needed))
            return failure(FaultCode::CardModuleFailed, needed.string() + " is missing");
    // p11-kit writes to a module that may be dead already: that is a fault, and not the end of this process.
    signal(SIGPIPE, SIG_IGN);
    std::unique_ptr<ModuleServer> server{new ModuleServer{library}};
    RAPOINT_CHECK(server->listen());
    return server;
}

Result<> ModuleServer::listen() {
    std::error_code none;
    std::string directory = (fs::temp_directory_path(none) / "rapoint-module-XXXXXX").string();
    if (mkdtemp(directory.data()) == nullptr)
        return failure(FaultCode::CardModuleFailed, "no directory for the module's socket");
    m_directory = directory;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = socket().string();
    m_listener = Descriptor{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    m_end = Descriptor{eventfd(0, EFD_CLOEXEC)};
    if (path.size() >= sizeof address.sun_path)
        return failure(FaultCode::CardModuleFailed, "the path of the module's socket is too long");
    path.copy(address.sun_path, path.size());
    if (bind(m_listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(m_listener.get(), 1) != 0)
        return failure(FaultCode::CardModuleFailed, "no socket for the module");
    m_thread = std::thread{[this] { serve(); }};
    return {};
}

void ModuleServer::serve() {
    while (true) {
        std::array<pollfd, 2> ready{pollfd{m_listener.get(), POLLIN, 0}, pollfd{m_end.get(), POLLIN, 0}};
        if (poll(ready.data(), ready.size(), -1) < 0)
            continue;
        if (ready[1].revents != 0)
            return;
        const Descriptor connection{accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC)};
        if (connection)
            startModule(connection);
    }
}

/// The one before has lost its connection and is at its end, if it is not there already.
void ModuleServer::startModule(const Descriptor& connection) {
    const std::vector<std::string> command{kRemote, "remote", m_library.string()};
    const std::vector<char*> arguments = pointersTo(command);
    const std::vector<char*> environment = environmentWithoutLog();
    if (const pid_t former = m_module.exchange(-1); former > 0) {
        ::kill(former, SIGKILL);
        waitpid(former, nullptr, 0);
    }
    const pid_t module = fork();
    if (module == 0)
        becomeModule(connection.get(), arguments.data(), environment.data());
    m_module = module;
}

void ModuleServer::kill() const {
    if (const pid_t module = m_module; module > 0)
        ::kill(module, SIGKILL);
}

ModuleServer::~ModuleServer() {
    if (m_thread.joinable()) {
        eventfd_write(m_end.get(), 1);
        m_thread.join();
    }
    kill();
    if (m_module > 0)
        waitpid(m_module, nullptr, 0);
    std::error_code ignored;
    if (!m_directory.empty())
        fs::remove_all(m_directory, ignored);
}

} // namespace rapoint::card
