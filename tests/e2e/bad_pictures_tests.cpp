#include "tests/e2e/demo_program.h"
#include "tests/support/temporary_directory.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <fstream>

#include <sys/resource.h>
#include <zlib.h>

namespace {

using namespace rapoint::test;
namespace fs = std::filesystem;

constexpr std::chrono::seconds kLimit{20};
constexpr long kMaxKibibytes = 150L * 1024;

void append(std::string& png, const std::string& kind, const std::string& content) {
    const auto number = [&](unsigned long value) {
        for (int shift = 24; shift >= 0; shift -= 8)
            png.push_back(static_cast<char>(value >> shift & 0xFF));
    };
    const std::string checked = kind + content;
    number(content.size());
    png += checked;
    number(::crc32(0, reinterpret_cast<const Bytef*>(checked.data()), static_cast<uInt>(checked.size())));
}

/// Rows of one grey and their filter, deflated bit by bit: the test's own memory must stay small, because a child
/// process inherits its peak.
std::string deflatedRows(std::size_t rows, std::size_t rowBytes) {
    z_stream stream{};
    BOOST_REQUIRE_EQUAL(deflateInit(&stream, Z_BEST_COMPRESSION), Z_OK);
    std::string row(rowBytes, '\0');
    std::string packed;
    std::array<char, 4096> out{};
    for (std::size_t done = 0; done <= rows; ++done) {
        stream.next_in = reinterpret_cast<Bytef*>(row.data());
        stream.avail_in = done < rows ? static_cast<uInt>(row.size()) : 0;
        do {
            stream.next_out = reinterpret_cast<Bytef*>(out.data());
            stream.avail_out = out.size();
            ::deflate(&stream, done < rows ? Z_NO_FLUSH : Z_FINISH);
            packed.append(out.data(), out.size() - stream.avail_out);
        } while (stream.avail_out == 0);
    }
    ::deflateEnd(&stream);
    return packed;
}

/// A right PNG of 10,000 × 10,000 grey pixels, all alike: 100 kB that become 100 MB.
std::string hundredMegapixels() {
    std::string png{"\x89PNG\r\n\x1a\n"};
    append(png, "IHDR", std::string{"\0\0\x27\x10\0\0\x27\x10\x08\0\0\0\0", 13});
    append(png, "IDAT", deflatedRows(10'000, 10'001));
    append(png, "IEND", "");
    return png;
}

} // namespace

BOOST_AUTO_TEST_SUITE(bad_pictures_tests)

BOOST_AUTO_TEST_CASE(each_is_a_fault_of_its_own_in_bounded_time_and_memory) {
    const rapoint::tests::TemporaryDirectory folder;
    const auto put = [&](const std::string& name, const std::string& content) {
        std::ofstream{folder.path() / name, std::ios::binary} << content;
        return (folder.path() / name).string();
    };
    const std::string specimen = std::string{RAPOINT_SOURCE_DIR} + "/assets/specimens/passport_pol.jpg";
    std::ifstream stream{specimen, std::ios::binary};
    const std::string whole{std::istreambuf_iterator<char>{stream}, {}};
    const std::string large = put("large.jpg", whole);
    fs::resize_file(large, std::uintmax_t{33} << 20);
    const std::vector<std::pair<std::string, std::string>> expected{
        {put("huge.png", hundredMegapixels()), "image-too-large"},
        {put("empty.png", ""), "image-unreadable"},
        {put("text.png", "P<POLKOWALSKA<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<\n"), "image-unreadable"},
        {put("head.jpg", whole.substr(0, 100)), "image-unreadable"},
        {large, "image-too-large"},
        {(folder.path() / "none.png").string(), "image-unreadable"},
        {folder.path().string(), "image-unreadable"},
        {"/dev/zero", "image-unreadable"}};
    std::vector<std::string> arguments{"capture", "read", "--json"};
    for (const auto& [file, fault] : expected)
        arguments.push_back(file);
    arguments.push_back(specimen);
    DemoProgram program{"rapoint", arguments, {"PATH=/usr/bin:/bin"}};
    program.finish(kLimit);
    BOOST_TEST(program.status() == 4);
    BOOST_REQUIRE_EQUAL(program.lines().size(), expected.size() + 1);
    for (std::size_t at = 0; at < expected.size(); ++at) {
        BOOST_TEST(program.lines()[at].value("file", "") == expected[at].first);
        BOOST_TEST(program.lines()[at].value("fault", "") == expected[at].second, expected[at].first);
    }
    // The good one after them is read as if nothing had been.
    const Json& good = program.lines().back();
    BOOST_TEST(good.value("accepted", false));
    BOOST_TEST(good.at("quality").value("page", "") == "ID-3");
    BOOST_TEST(good.at("barcodes").empty());
    rusage usage{};
    BOOST_REQUIRE_EQUAL(::getrusage(RUSAGE_CHILDREN, &usage), 0);
    BOOST_TEST(usage.ru_maxrss < kMaxKibibytes);
}

BOOST_AUTO_TEST_SUITE_END()
