// The time of the card part of a visit, and of each of its steps, on a simulated card behind OpenSC and PC/SC:
// from the blank card to the certificate that was read back. The steps' times are counters, in milliseconds. The
// card computes as fast as this machine; what is measured is the way to it.
#include "station/card/pkcs11_card_writer.h"
#include "tests/support/issued_certificate.h"
#include "tests/support/simulated_card/virtual_reader.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <functional>
#include <map>
#include <thread>

using namespace rapoint;
using namespace rapoint::card;
using namespace rapoint::test;

namespace {

/// The value, or the end of the program with the fault in words.
template <class T>
T expect(Result<T> result) {
    if (!result) {
        std::fputs((explain(result.error()) + "\n").c_str(), stderr);
        std::exit(1); // NOLINT(concurrency-mt-unsafe)
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// A reader with a blank card for each round.
class Bench {
public:
    CardWriter& writerWithBlankCard() {
        m_reader.remove();
        waitFor(0);
        m_reader.insert(std::make_shared<SimulatedCard>(Bytes{0, 0, 1, 2, 3, 4, 5, 6, 7, ++m_rounds}));
        waitFor(1);
        return *m_writer;
    }

private:
    void waitFor(std::size_t cards) {
        while (expect(m_writer->cards()).size() != cards)
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }

    PrivatePcscd m_daemon;
    VirtualReader m_reader{m_daemon, 0};
    std::unique_ptr<Pkcs11CardWriter> m_writer =
        expect(Pkcs11CardWriter::open(expect(readCardProfile(RAPOINT_SOURCE_DIR "/assets/cards/myeid.toml"))));
    std::uint8_t m_rounds = 0;
};

void personalise(CardWriter& cards, KeyType type,
                 const std::function<void(const char*, const std::function<void()>&)>& step) {
    const Secret soPin = Secret::copyOf(bytesOf("76543210"));
    const Secret pin = Secret::copyOf(bytesOf("314159"));
    static const SoftwareSigningKey issuer{"Test Issuer"};
    std::string serial;
    CardKey key;
    step("initialise", [&] { serial = expect(cards.initialise("RA 0f3a", soPin)).serial; });
    step("set-pin", [&] { expect(cards.setUserPin(serial, soPin, pin)); });
    step("generate-key", [&] { key = expect(cards.generateKey(serial, pin, type, "01", "holder")); });
    step("prove-key", [&] { benchmark::DoNotOptimize(expect(cards.proveKey(serial, pin, "01"))); });
    step("make-request", [&] {
        benchmark::DoNotOptimize(
            expect(cards.makeRequest(serial, pin, "01", {{"C", "PL"}, {"CN", "Test Holder"}})));
    });
    const Bytes certificate = issuedCertificate(issuer, key.publicKey, 7);
    step("write-certificate",
         [&] { expect(cards.writeCertificate(serial, pin, "01", certificate, {issuer.certificate()})); });
    step("read-back", [&] {
        if (expect(cards.readCertificate(serial, "01")) != certificate)
            std::exit(1); // NOLINT(concurrency-mt-unsafe)
    });
}

void cardPart(benchmark::State& state, KeyType type) {
    static Bench bench;
    std::map<std::string, double> spent;
    for (auto _ : state) {
        CardWriter& cards = bench.writerWithBlankCard();
        double seconds = 0;
        personalise(cards, type, [&](const char* name, const std::function<void()>& work) {
            const auto start = std::chrono::steady_clock::now();
            work();
            const double own = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            spent[name] += own * 1000;
            seconds += own;
        });
        state.SetIterationTime(seconds);
    }
    for (const auto& [name, ms] : spent)
        state.counters[name] = benchmark::Counter(ms, benchmark::Counter::kAvgIterations);
}
BENCHMARK_CAPTURE(cardPart, p256, KeyType::EcP256)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(10);
BENCHMARK_CAPTURE(cardPart, p384, KeyType::EcP384)->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(5);
BENCHMARK_CAPTURE(cardPart, rsa2048, KeyType::Rsa2048)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(5);
BENCHMARK_CAPTURE(cardPart, rsa3072, KeyType::Rsa3072)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(5);

} // namespace

BENCHMARK_MAIN();
