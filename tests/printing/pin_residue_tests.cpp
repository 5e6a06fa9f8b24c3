#include "printing/process_envelope_printer.h"
#include "station/base/descriptor.h"
#include "station/base/random.h"
#include "tests/e2e/printed_envelope.h"
#include "tests/support/escp_simulator.h"
#include "tests/support/ipp_test_printer.h"
#include "tests/support/pin_search.h"
#include "tests/support/results.h"

#include <algorithm>
#include <functional>
#include <set>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace rapoint;
using namespace rapoint::printing;
using namespace rapoint::tests;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kEnvelopes = 50;
constexpr std::size_t kDigits = 12; ///< long enough not to be met by chance in a process's memory

/// What a station does that does not keep its PINs to itself.
enum class Leak { None, Memory, File, Log };

/// A station of its own: a process with private data, temp and home directories and a log, that has printed
/// envelopes with PINs of its own making and lives on. Nobody else knows the PINs. The simulated printer is the
/// paper: what it has and where it keeps it is left out of the search.
class PrintingStation {
public:
    using MakePrinter = std::function<std::unique_ptr<EnvelopePrinter>()>;

    PrintingStation(const MakePrinter& makePrinter, Leak leak) {
        for (const char* folder : {"home", "temp", "data", "log"})
            fs::create_directory(root() / folder);
        int done[2];
        int stay[2];
        BOOST_REQUIRE(::pipe2(done, O_CLOEXEC) == 0);
        BOOST_REQUIRE(::pipe2(stay, O_CLOEXEC) == 0);
        m_id = ::fork();
        BOOST_REQUIRE(m_id >= 0);
        if (m_id == 0) {
            ::close(stay[1]);
            run(makePrinter, leak, done[1], stay[0]);
        }
        ::close(done[1]);
        ::close(stay[0]);
        m_stay = Descriptor{stay[1]};
        const Descriptor told{done[0]};
        char printed = 0;
        BOOST_REQUIRE(::read(told.get(), &printed, 1) == 1);
        BOOST_REQUIRE(static_cast<std::size_t>(printed) == kEnvelopes);
    }
    ~PrintingStation() {
        m_stay.reset();
        ::waitpid(m_id, nullptr, 0);
    }
    PrintingStation(const PrintingStation&) = delete;
    PrintingStation& operator=(const PrintingStation&) = delete;

    const fs::path& root() const { return m_directory.path(); }
    pid_t id() const { return m_id; }

private:
    [[noreturn]] void run(const MakePrinter& makePrinter, Leak leak, int done, int stay) const {
        ::setenv("HOME", (root() / "home").c_str(), 1);
        ::setenv("TMPDIR", (root() / "temp").c_str(), 1);
        ::setenv("XDG_CACHE_HOME", (root() / "home").c_str(), 1);
        const int log = ::open((root() / "log/station.log").c_str(), O_CREAT | O_WRONLY, 0600);
        ::dup2(log, STDOUT_FILENO);
        ::dup2(log, STDERR_FILENO);
        [[maybe_unused]] const int moved = ::chdir((root() / "data").c_str());
        static std::string s_kept; // as careless code would
        const auto printer = makePrinter();
        SystemRandom random;
        char printed = 0;
        for (std::size_t i = 0; i < kEnvelopes; ++i) {
            const Secret pin = randomDigits(kDigits, random);
            if (i == 7 && leak != Leak::None)
                s_kept = textOf(pin.bytes());
            const auto job =
                printer->print({"E-" + std::to_string(1000 + i), "0123456789ABCDEF", "pl", {"Ł. ŻÓŁĆ"}}, pin);
            printed = static_cast<char>(printed + (job ? 1 : 0));
        }
        if (leak == Leak::File)
            std::ofstream{root() / "data/note"} << "the PIN is " << s_kept << '\n';
        if (leak == Leak::Log)
            std::ofstream{root() / "log/station.log"} << s_kept;
        [[maybe_unused]] const auto told = ::write(done, &printed, 1);
        char nothing = 0;
        [[maybe_unused]] const auto waited = ::read(stay, &nothing, 1);
        ::_exit(0);
    }

    TemporaryDirectory m_directory;
    pid_t m_id = -1;
    Descriptor m_stay;
};

struct Process {
    pid_t id;
    pid_t parent;
    std::string name;
};

std::vector<Process> processes() {
    std::vector<Process> all;
    for (const auto& entry : fs::directory_iterator{"/proc"}) {
        std::ifstream stat{entry.path() / "stat"};
        std::string line;
        if (!std::isdigit(static_cast<unsigned char>(entry.path().filename().string()[0])) ||
            !std::getline(stat, line))
            continue;
        const auto open = line.find('(');
        const auto close = line.rfind(')');
        all.push_back(
            {std::stoi(line), std::stoi(line.substr(close + 4)), line.substr(open + 1, close - open - 1)});
    }
    return all;
}

/// Everything that this test has started and that still runs, but for the paper.
std::vector<Process> survivors() {
    const auto all = processes();
    std::set<pid_t> ours{::getpid()};
    std::vector<Process> found;
    for (std::size_t before = 0; before != ours.size();) {
        before = ours.size();
        for (const Process& process : all)
            if (ours.contains(process.parent) && ours.insert(process.id).second && process.name != "ippeveprinter")
                found.push_back(process);
    }
    return found;
}

/// Where a PIN was found, one line each.
std::vector<std::string> residue(const PrintingStation& station, const PinSearch& search) {
    std::vector<std::string> places;
    for (const fs::path& file : search.inFiles(station.root()))
        places.push_back(file.lexically_relative(station.root()).string());
    bool stationSeen = false;
    for (const Process& process : survivors()) {
        std::size_t seen = 0;
        for (const std::string& mapping : search.inMemory(process.id, &seen))
            places.push_back("memory of " + process.name + ": " + mapping);
        BOOST_TEST(seen > 100'000U, process.name << " cannot be looked into");
        BOOST_TEST(!process.name.starts_with("rapoint-envelop"));
        stationSeen = stationSeen || process.id == station.id();
    }
    BOOST_TEST(stationSeen);
    return places;
}

/// The PINs as somebody reads them who opens all envelopes.
PinSearch searchFor(const fs::path& paper) {
    std::vector<std::string> pins;
    for (const test::PrintedEnvelope& envelope : test::printedEnvelopes(paper)) {
        BOOST_REQUIRE(envelope.pin.size() == kDigits);
        pins.push_back(envelope.pin);
    }
    BOOST_REQUIRE(pins.size() == kEnvelopes);
    return PinSearch{pins};
}

/// The same from what an impact printer has put on paper.
PinSearch searchForImpact(const std::string& paper) {
    const std::string_view before = "PIN transportowy:   ";
    std::vector<std::string> pins;
    for (auto at = paper.find(before); at != std::string::npos; at = paper.find(before, at + 1)) {
        pins.push_back(paper.substr(at + before.size(), kDigits));
        BOOST_REQUIRE(std::ranges::all_of(pins.back(), [](unsigned char c) { return std::isdigit(c) != 0; }));
    }
    BOOST_REQUIRE(pins.size() == kEnvelopes);
    return PinSearch{pins};
}

std::unique_ptr<EnvelopePrinter> processPrinter(const std::string& uri) {
    auto printer = ProcessEnvelopePrinter::at(uri, {.executable = RAPOINT_BINARY_DIR "/bin/rapoint-envelope",
                                                    .templatesFolder = RAPOINT_SOURCE_DIR "/assets/contracts",
                                                    .templateName = "cencert/envelope"});
    return std::make_unique<ProcessEnvelopePrinter>(test::valueOf(std::move(printer)));
}

boost::test_tools::assertion_result memoryIsItsOwn(boost::unit_test::test_unit_id) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    boost::test_tools::assertion_result own{false};
    own.message() << "a sanitizer's shadow memory is too large to be searched";
    return own;
#else
    return boost::test_tools::assertion_result{true};
#endif
}

std::vector<std::string> residueOverIpp(Leak leak, const std::string& scheme = "ipp") {
    const IppTestPrinter device;
    const std::string uri = scheme + device.uri().substr(3);
    const PrintingStation station{[&] { return processPrinter(uri); }, leak};
    return residue(station, searchFor(device.directory() / "spool"));
}

} // namespace

BOOST_AUTO_TEST_SUITE(pin_residue_tests, *boost::unit_test::precondition(memoryIsItsOwn))

BOOST_AUTO_TEST_CASE(after_fifty_envelopes_over_ipp_no_pin_is_anywhere_but_on_paper) {
    BOOST_TEST(residueOverIpp(Leak::None) == std::vector<std::string>{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(after_fifty_envelopes_over_ipps_no_pin_is_anywhere_but_on_paper) {
    BOOST_TEST(residueOverIpp(Leak::None, "ipps") == std::vector<std::string>{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(after_fifty_envelopes_on_an_impact_printer_no_pin_is_anywhere_but_on_paper) {
    for (const EscpLine line : {EscpLine::Socket, EscpLine::Device}) {
        const EscpSimulator device{line};
        const PrintingStation station{[&] { return processPrinter(device.uri()); }, Leak::None};
        BOOST_TEST(residue(station, searchForImpact(device.printed())) == std::vector<std::string>{},
                   boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(a_pin_that_is_left_in_a_file_is_found) {
    const auto places = residueOverIpp(Leak::File);
    BOOST_TEST(std::ranges::count(places, "data/note") == 1);
}

BOOST_AUTO_TEST_CASE(a_pin_that_is_left_in_a_log_is_found) {
    const auto places = residueOverIpp(Leak::Log);
    BOOST_TEST(std::ranges::count(places, "log/station.log") == 1);
}

BOOST_AUTO_TEST_CASE(a_pin_that_is_left_in_memory_is_found) {
    const auto places = residueOverIpp(Leak::Memory);
    BOOST_REQUIRE(!places.empty());
    BOOST_TEST(places.front().starts_with("memory of "));
}

BOOST_AUTO_TEST_CASE(a_pin_is_found_in_each_of_its_forms_and_nothing_else_is) {
    const PinSearch search{{"739146280517"}};
    using namespace std::string_literals;
    for (const std::string& text : {"739146280517"s, "x739146280517y"s, "<373339313436323830353137>"s,
                                    "7\0003\0009\0001\0004\0006\0002\0008\0000\0005\0001\0007\000"s})
        BOOST_TEST(search.occursIn("some 7391 text before " + text), text);
    for (const std::string& text : {"73914628051"s, "739146280518"s, "37333931343632383035313"s, ""s})
        BOOST_TEST(!search.occursIn(text), text);
}

BOOST_AUTO_TEST_SUITE_END()
