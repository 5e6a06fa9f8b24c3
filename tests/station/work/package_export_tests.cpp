#include "station/work/package_export.h"

#include "station/base/durable_file.h"
#include "station/base/file_bytes.h"
#include "station/work/export_label.h"
#include "tests/support/fakes/memory_outbox.h"
#include "tests/support/full_disk.h"
#include "tests/support/results.h"
#include "tests/support/software_keys.h"
#include "tests/support/temporary_directory.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::test;
using namespace rapoint::work;

namespace {

struct ExportFixture {
    tests::TemporaryDirectory medium;
    SystemRandom random;
    Instant now = SystemClock{}.now();
    CaseId id = CaseId::make(now, random);
    Bytes package = Bytes(300'000, 7);
    MemoryOutbox outbox;
    SoftwareSigningKey sender{"station-1"};
    CaseState state;

    ExportFixture() {
        requireDone(outbox.put(id, package));
        state.package = PackageSealed{Digest::of(package).hex(), static_cast<std::int64_t>(package.size())};
    }
    Result<std::filesystem::path> exported() {
        return exportPackage(outbox, {id, state, sender, now}, medium.path());
    }
    std::filesystem::path label() const { return medium.path() / (id.text() + ".export"); }
    std::size_t files() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{medium.path()}, {}));
    }
    std::string labelText() const { return std::string{textOf(valueOf(readFile(label(), kMaxExportLabel)))}; }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(package_export_tests, ExportFixture)

BOOST_AUTO_TEST_CASE(an_export_is_the_package_and_a_label_that_names_its_bytes) {
    const auto file = valueOf(exported());
    BOOST_TEST((valueOf(readFile(file, 1'000'000)) == package));
    const auto read = valueOf(readExportLabel(bytesOf(labelText())));
    BOOST_TEST((read.exported.caseId == id));
    BOOST_TEST((read.exported.package == Digest::of(package)));
    BOOST_TEST(read.exported.size == package.size());
    BOOST_TEST((read.exported.exportedAt == now));
    BOOST_TEST((read.certificate == sender.certificate()));
    BOOST_TEST(files() == 2U);
    // Again, as after a stick that was pulled out.
    requireDone(exported());
    BOOST_TEST(files() == 2U);
}

BOOST_AUTO_TEST_CASE(a_medium_that_is_full_has_no_part_of_a_package_under_its_name) {
    {
        const FullDisk full{100'000};
        BOOST_TEST(nameOfFault(exported()) == "disk-full");
    }
    BOOST_TEST(files() == 0U);
    requireDone(exported());
    const Bytes before = valueOf(readFile(medium.path() / (id.text() + ".p7m"), 1'000'000));
    {
        const FullDisk full{100'000};
        BOOST_TEST(nameOfFault(exported()) == "disk-full");
    }
    BOOST_TEST((valueOf(readFile(medium.path() / (id.text() + ".p7m"), 1'000'000)) == before));
    BOOST_TEST(files() == 2U);
}

BOOST_AUTO_TEST_CASE(a_case_without_a_sealed_package_and_an_exchanged_one_export_nothing) {
    state.package->sha256.back() = state.package->sha256.back() == '0' ? '1' : '0';
    BOOST_TEST(nameOfFault(exported()) == "seal-broken");
    state.package.reset();
    BOOST_TEST(nameOfFault(exported()) == "seal-broken");
    BOOST_TEST(files() == 0U);
}

BOOST_AUTO_TEST_CASE(a_label_in_which_anything_was_changed_is_not_the_stations) {
    requireDone(exported());
    const std::string text = labelText();
    // Whose certificate it is, is for the reader to judge; all before it is under the signature.
    const std::size_t end = text.find("\"certificate\"");
    BOOST_REQUIRE(end != std::string::npos);
    std::size_t refused = 0;
    for (std::size_t at = 0; at < end; ++at) {
        std::string changed = text;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        const auto read = readExportLabel(bytesOf(changed));
        // The last letter of base64 has bits that say nothing: what is read then is what was written.
        if (read)
            BOOST_TEST((read->exported.package == Digest::of(package)), changed);
        else
            ++refused;
    }
    BOOST_TEST(refused + 1 >= end);
    for (const std::string& other : {std::string{}, std::string{"{}"}, std::string{"[]"}, std::string(20'000, ' '),
                                     text.substr(0, text.size() / 2)})
        BOOST_TEST(!readExportLabel(bytesOf(other)).has_value());
}

BOOST_AUTO_TEST_CASE(what_is_written_on_a_medium_is_there_to_its_last_byte) {
    const auto file = medium.path() / "file";
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{1}, std::size_t{1} << 20, (std::size_t{1} << 20) + 1}) {
        const Bytes content(size, 3);
        requireDone(replaceFileOnMedium(file, content));
        BOOST_TEST((valueOf(readFile(file, 2U << 20)) == content));
    }
    BOOST_TEST(nameOfFault(replaceFileOnMedium(medium.path() / "nowhere" / "file", Bytes{1})) == "storage-failed");
}

BOOST_AUTO_TEST_SUITE_END()
