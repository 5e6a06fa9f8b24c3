#include "tests/support/central_fixture.h"

#include "sync/central/commands.h"
#include "sync/central/store/sqlite/sqlite_central_store.h"
#include "sync/package_sealer.h"
#include "sync/station_bundle.h"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <stdexcept>

namespace rapoint::test {

namespace fs = std::filesystem;

namespace {

fs::path copyOfTestCentral() {
    std::string name = (fs::temp_directory_path() / "rapoint-central-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        throw std::runtime_error{"no temporary directory"};
    fs::copy(testCentral(), name, fs::copy_options::recursive);
    for (const char* database : {"central.db", "central.db-wal", "central.db-shm"})
        fs::remove(fs::path{name} / database);
    return name;
}

template <class T>
T orThrow(Result<T> result) {
    if (!result)
        throw std::runtime_error{explain(result.error())};
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

Bytes noise(std::size_t size) {
    Bytes bytes(size);
    std::uint32_t state = 1;
    for (auto& byte : bytes) {
        state = state * 1664525U + 1013904223U;
        byte = static_cast<std::uint8_t>(state >> 24);
    }
    return bytes;
}

} // namespace

CaseId makeCaseId() {
    SystemRandom random;
    return CaseId::make(SystemClock{}.now(), random);
}

CentralFixture::CentralFixture()
    : m_directory{copyOfTestCentral()}
    , station{m_directory, sync::EnrolledRole::Station, "station-1"}
    , inspector{m_directory, sync::EnrolledRole::Inspector, "inspector-1"}
    , approver{m_directory, sync::EnrolledRole::Approver, "approver-1"} {}

CentralFixture::~CentralFixture() {
    stop();
    killChild();
    std::error_code ignored;
    fs::remove_all(m_directory, ignored);
}

void CentralFixture::start(sync::ServerLimits limits) {
    m_node = orThrow(sync::CentralNode::open(m_directory));
    orThrow(m_node->listen("127.0.0.1", 0, limits));
    m_port = m_node->port();
}

void CentralFixture::stop() {
    m_node.reset();
}

void CentralFixture::startChild() {
    int ready[2];
    if (::pipe(ready) != 0)
        throw std::runtime_error{"no pipe"};
    m_child = ::fork();
    if (m_child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        const auto served =
            sync::commands::serve(m_directory, {"127.0.0.1", 0}, [&](std::uint16_t port, std::uint16_t) {
                if (::write(ready[1], &port, sizeof port) != sizeof port)
                    ::_exit(1);
            });
        ::_exit(served ? 0 : 1);
    }
    ::close(ready[1]);
    const ssize_t got = ::read(ready[0], &m_port, sizeof m_port);
    ::close(ready[0]);
    if (got != sizeof m_port)
        throw std::runtime_error{"the central does not start"};
}

void CentralFixture::killChild() {
    if (m_child <= 0)
        return;
    ::kill(m_child, SIGKILL);
    ::waitpid(m_child, nullptr, 0);
    m_child = 0;
}

sync::CentralEndpoint CentralFixture::endpoint(std::uint16_t port) const {
    const auto bundle = orThrow(sync::StationBundle::load(m_directory / "bundle"));
    return {"127.0.0.1", port, bundle.server, bundle.receipt};
}

std::unique_ptr<sync::CentralStore> CentralFixture::openStore() const {
    return orThrow(sync::SqliteCentralStore::open(m_directory, SystemClock{}.now()));
}

std::vector<sync::StoredPackage> CentralFixture::packages() const {
    return orThrow(openStore()->packages().list());
}

Bytes CentralFixture::seal(const CaseId& id, EVP_PKEY* key, std::size_t size) {
    return sealedWith(id, makeRequest(key, "Holder"), size);
}

Bytes CentralFixture::sealedWith(const CaseId& id, const Bytes& request, std::size_t size) {
    const auto bundle = orThrow(sync::StationBundle::load(m_directory / "bundle"));
    sync::CmsPackageSealer sealer{bundle.recipients, {bundle.officerAuthority}};
    return orThrow(sealer.seal(id,
                               {{"case.json", "application/json", {'{', '}'}},
                                {"document-front.png", "image/png", noise(size)},
                                {sync::kRequestFile, "application/pkcs10", request}},
                               {&inspector, &approver}));
}

Bytes CentralFixture::sealedBy(const CaseId& id, const std::vector<SigningKey*>& signers,
                               bool asksForCertificate) {
    const auto bundle = orThrow(sync::StationBundle::load(m_directory / "bundle"));
    sync::CmsPackageSealer sealer{bundle.recipients, {bundle.officerAuthority}};
    std::vector<PackageFile> files{{"case.json", "application/json", {'{', '}'}}};
    if (asksForCertificate)
        files.push_back({sync::kRequestFile, "application/pkcs10", makeRequest(holder.key(), "Holder")});
    return orThrow(sealer.seal(id, files, signers));
}

} // namespace rapoint::test
