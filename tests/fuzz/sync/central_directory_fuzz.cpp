#include "station/base/secret.h"
#include "sync/central/central_node.h"
#include "sync/central/commands.h"
#include "sync/central/store/sqlite/sqlite_central_store.h"
#include "sync/package_sealer.h"
#include "sync/station_bundle.h"
#include "tests/support/temporary_directory.h"
#include "tests/sync/enrolled_officer.h"

#include <cstdlib>
#include <fstream>

using namespace rapoint;
using namespace rapoint::sync;

namespace {

namespace fs = std::filesystem;

template <class T>
T orAbort(Result<T> result) {
    if (!result)
        std::abort();
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// One central for the whole run; its store is another one each time.
struct Central {
    tests::TemporaryDirectory holder;
    fs::path directory = holder.path() / "central";
    std::optional<StationBundle> bundle;
    std::unique_ptr<test::EnrolledOfficer> inspector;
    CaseId id = orAbort(CaseId::fromText("019ab0e0-1c00-7abc-8def-0123456789ab"));

    Central() {
        orAbort(commands::initialise(directory, {}));
        bundle = orAbort(StationBundle::load(directory / "bundle"));
        inspector = std::make_unique<test::EnrolledOfficer>(directory, EnrolledRole::Inspector, "inspector-1");
    }
    void empty() const {
        for (const char* name : {"central.db", "central.db-wal", "central.db-shm", "central.toml", "visits.json",
                                 "visits.json.unreadable", "mandates", "outbox", "packages", "taken-over"})
            fs::remove_all(directory / name);
    }
    void write(const std::string& name, ByteView bytes) const {
        fs::create_directories((directory / name).parent_path());
        std::ofstream{directory / name, std::ios::binary} << textOf(bytes);
    }
    /// As a central leaves it that dies between receipt and look.
    void receive(ByteView package) const {
        if (package.empty())
            return;
        const auto store = orAbort(SqliteCentralStore::open(directory, SystemClock{}.now()));
        orAbort(store->packages().append({id, "station/a", Digest::of(package), package.size(), 0, package},
                                         SystemClock{}.now(),
                                         [](const ReceiptFacts&) -> Result<Bytes> { return Bytes{1}; }));
    }
    /// A package that officers signed, with this for its record, and for its PIN release.
    Bytes packageWith(ByteView bytes) {
        CmsPackageSealer sealer{bundle->recipients};
        return orAbort(sealer.seal(id,
                                   {{"case.json", "application/json", {bytes.begin(), bytes.end()}},
                                    {"pin-release.p7m", "application/pkcs7-mime", {bytes.begin(), bytes.end()}}},
                                   {inspector.get()}));
    }
};

} // namespace

// Whatever lies in a central's directory beside its keys: it starts, and lists what it has. The first byte says
// where the others lie. Settings alone may be refused, and by name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    static Central central;
    central.empty();
    const ByteView bytes{data + 1, size - 1};
    switch (data[0] % 6) {
    case 0:
        central.receive(bytes);
        break;
    case 1:
        central.receive(central.packageWith(bytes));
        break;
    case 2:
        central.write("visits.json", bytes);
        break;
    case 3:
        central.write("mandates/52412d3031.p7s", bytes);
        central.write("mandates/x.p7s", bytes);
        break;
    case 4:
        central.write("outbox/a.eml", bytes);
        break;
    default:
        central.write("central.toml", bytes);
    }
    const auto rows = commands::list(central.directory);
    if (!rows && (data[0] % 6 != 5 || rows.error().code != FaultCode::ConfigurationInvalid))
        std::abort();
    return 0;
}
