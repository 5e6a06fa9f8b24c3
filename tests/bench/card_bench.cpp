// The time of the card part of a visit, and of each of its steps, in SoftHSM and on a simulated card behind OpenSC
// and PC/SC, from the blank card to the certificate that was read back. The steps' times are counters, in
// milliseconds. The card computes as fast as this machine; what is measured is the way to it.
#include "station/card/pkcs11_card_writer.h"
#include "tests/support/issued_certificate.h"
#include "tests/support/simulated_card/virtual_reader.h"
#include "tests/support/softhsm_token_directory.h"

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

Pkcs11CardWriter& opened(std::unique_ptr<Pkcs11CardWriter>& writer, const char* profile) {
    if (!writer)
        writer = expect(Pkcs11CardWriter::open(
            expect(readCardProfile(std::string{RAPOINT_SOURCE_DIR "/assets/cards/"} + profile))));
    return *writer;
}

/// Where there always is a blank token.
class SofthsmBench {
public:
    CardWriter& writerWithBlankCard() { return opened(m_writer, "softhsm.toml"); }

private:
    SofthsmTokenDirectory m_directory;
    std::unique_ptr<Pkcs11CardWriter> m_writer;
};

/// A reader with a blank card for each round.
class PcscBench {
public:
    CardWriter& writerWithBlankCard() {
        m_reader.remove();
        waitFor(0);
        m_reader.insert(std::make_shared<SimulatedCard>(Bytes{0, 0, 1, 2, 3, 4, 5, 6, 7, ++m_rounds}));
        waitFor(1);
        return opened(m_writer, "myeid.toml");
    }

private:
    void waitFor(std::size_t cards) {
        while (expect(opened(m_writer, "myeid.toml").cards()).size() != cards)
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }

    PrivatePcscd m_daemon;
    VirtualReader m_reader{m_daemon, 0};
    std::unique_ptr<Pkcs11CardWriter> m_writer;
    std::uint8_t m_rounds = 0;
};

void personalise(CardWriter& cards, KeyType type,
                 const std::function<void(const char*, const std::function<void()>&)>& step) {
    const Secret soPin = Secret::copyOf(bytesOf("76543210"));
    const Secret pin = Secret::copyOf(bytesOf("314159"));
    static const SoftwareSigningKey issuer{"Test Issuer"};
    std::string serial;
    CardKey key;
    static int round = 0;
    const std::string label = "RA " + std::to_string(++round);
    std::string blank;
    step("find-blank", [&] { blank = expect(cards.blankCards()).front().serial; });
    step("initialise", [&] { serial = expect(cards.initialise(label, soPin, blank)).serial; });
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

template <class Bench>
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
void inSofthsm(benchmark::State& state, KeyType type) {
    cardPart<SofthsmBench>(state, type);
}
void overPcsc(benchmark::State& state, KeyType type) {
    cardPart<PcscBench>(state, type);
}
void configure(benchmark::internal::Benchmark* benchmark) {
    benchmark->UseManualTime()->Unit(benchmark::kMillisecond)->Iterations(5);
}
BENCHMARK_CAPTURE(inSofthsm, p256, KeyType::EcP256)->Apply(configure);
BENCHMARK_CAPTURE(inSofthsm, rsa3072, KeyType::Rsa3072)->Apply(configure);
BENCHMARK_CAPTURE(overPcsc, p256, KeyType::EcP256)->Apply(configure);
BENCHMARK_CAPTURE(overPcsc, p384, KeyType::EcP384)->Apply(configure);
BENCHMARK_CAPTURE(overPcsc, rsa2048, KeyType::Rsa2048)->Apply(configure);
BENCHMARK_CAPTURE(overPcsc, rsa3072, KeyType::Rsa3072)->Apply(configure);

} // namespace

BENCHMARK_MAIN();
