// How many packages of two megabytes a second the central takes in, opens and answers with a receipt, over TLS on
// loopback; stations and central share the machine. The central is a process of its own.
#include "tests/support/central_fixture.h"

#include <chrono>
#include <cstdio>
#include <stdexcept>
#include <thread>
#include <vector>

#include <unistd.h>

using namespace rapoint;
using namespace rapoint::test;
using std::chrono::steady_clock;

namespace {

constexpr std::size_t kSize = 2'000'000;
constexpr std::size_t kPackages = 48; ///< a round

struct Sealed {
    CaseId id;
    Bytes package;
};

std::vector<Sealed> sealedPackages(CentralFixture& central) {
    std::vector<Sealed> packages;
    for (std::size_t i = 0; i < kPackages; ++i) {
        const CaseId id = makeCaseId();
        packages.push_back({id, central.seal(id, central.holder.key(), kSize)});
    }
    return packages;
}

double secondsOf(steady_clock::duration duration) {
    return std::chrono::duration<double>(duration).count();
}

/// Delivers them over so many lines at once; packages a second.
double deliver(CentralFixture& central, const std::vector<Sealed>& packages, std::size_t lines) {
    const auto begin = steady_clock::now();
    std::vector<std::thread> stations;
    for (std::size_t line = 0; line < lines; ++line)
        stations.emplace_back([&, line] {
            auto client = central.client();
            for (std::size_t i = line; i < packages.size(); i += lines)
                if (!client.deliver(packages[i].id, packages[i].package, {}))
                    std::abort();
        });
    for (std::thread& station : stations)
        station.join();
    return static_cast<double>(packages.size()) / secondsOf(steady_clock::now() - begin);
}

} // namespace

int main() {
    CentralFixture central;
    central.startChild();
    for (int round = 0; round < 3; ++round)
        for (const std::size_t lines : {1U, 4U, 16U}) {
            const auto packages = sealedPackages(central);
            std::printf("%2zu connections: %6.1f packages opened a second\n", lines,
                        deliver(central, packages, lines));
        }
    for (const sync::StoredPackage& package : central.packages())
        if (package.state != sync::PackageState::Opened)
            throw std::runtime_error{"a package was not opened: " + package.reason};
    return 0;
}
