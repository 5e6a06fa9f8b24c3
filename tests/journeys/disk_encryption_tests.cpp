#include "station/app/cli/disk_encryption.h"

#include "tests/support/results.h"
#include "tests/support/temporary_directory.h"

#include <boost/test/unit_test.hpp>

#include <fstream>

#include <sys/stat.h>
#include <sys/sysmacros.h>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::nameOfFault;

namespace fs = std::filesystem;

namespace {

/// A kernel that says of its devices what a test wants.
struct Kernel {
    TemporaryDirectory place;
    app::KernelFiles files{place.path() / "sys", place.path() / "proc"};

    void device(const std::string& name, const std::string& uuid, const std::vector<std::string>& below = {}) {
        const fs::path at = files.sys / "class/block" / name;
        fs::create_directories(at / "slaves");
        if (!uuid.empty()) {
            fs::create_directories(at / "dm");
            std::ofstream{at / "dm/uuid"} << uuid << "\n";
        }
        for (const std::string& slave : below)
            fs::create_directory_symlink(files.sys / "class/block" / slave, at / "slaves" / slave);
    }
    void swaps(const std::string& lines) {
        fs::create_directories(files.proc / "self");
        std::ofstream{files.proc / "swaps"} << "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n" << lines;
    }
    /// The file system that this test's directory is on.
    void mounted(const std::string& typeAndSource) {
        fs::create_directories(files.proc / "self");
        std::ofstream{files.proc / "self/mountinfo"} << "36 35 " << number() << " / / rw shared:1 - "
                                                     << typeAndSource << " rw\n";
    }
    std::string number() const {
        struct stat about {};
        BOOST_REQUIRE(::stat(place.path().c_str(), &about) == 0);
        return std::to_string(major(about.st_dev)) + ":" + std::to_string(minor(about.st_dev));
    }
    std::string_view swap() const { return nameOfFault(app::checkSwapEncrypted(files)); }
    std::string_view disk() const { return nameOfFault(app::checkDiskEncrypted(place.path(), files)); }
};

constexpr const char* kLuks = "CRYPT-LUKS2-0123456789abcdef0123456789abcdef-swap";

} // namespace

BOOST_AUTO_TEST_SUITE(disk_encryption_tests)

BOOST_AUTO_TEST_CASE(a_swap_is_encrypted_or_in_memory_or_a_fault) {
    Kernel kernel;
    kernel.swaps("");
    BOOST_TEST(kernel.swap() == "");
    kernel.device("sda2", "");
    kernel.swaps("/dev/sda2 partition 1 0 -2\n");
    BOOST_TEST(kernel.swap() == "configuration-invalid");
    kernel.device("dm-0", kLuks, {"sda2"});
    kernel.swaps("/dev/dm-0 partition 1 0 -2\n");
    BOOST_TEST(kernel.swap() == "");
    // A logical volume on dm-crypt; one that is spread over an encrypted device and another.
    kernel.device("dm-1", "LVM-abc", {"dm-0"});
    kernel.swaps("/dev/dm-1 partition 1 0 -2\n");
    BOOST_TEST(kernel.swap() == "");
    kernel.device("dm-2", "LVM-abd", {"dm-0", "sda2"});
    kernel.swaps("/dev/dm-1 partition 1 0 -2\n/dev/dm-2 partition 1 0 -3\n");
    BOOST_TEST(kernel.swap() == "configuration-invalid");
    kernel.swaps("/dev/zram0 partition 1 0 100\n");
    BOOST_TEST(kernel.swap() == "");
    kernel.device("zram0", "");
    std::ofstream{kernel.files.sys / "class/block/zram0/backing_dev"} << "/dev/sda2\n";
    BOOST_TEST(kernel.swap() == "configuration-invalid");
}

BOOST_AUTO_TEST_CASE(a_swap_file_is_as_safe_as_its_disk) {
    Kernel kernel;
    const fs::path file = kernel.place.path() / "swapfile";
    std::ofstream{file} << "swap";
    kernel.swaps(file.string() + " file 1 0 -2\n");
    kernel.device("sda1", "");
    kernel.mounted("ext4 /dev/sda1");
    BOOST_TEST(kernel.swap() == "configuration-invalid");
    kernel.device("dm-0", kLuks, {"sda1"});
    kernel.mounted("btrfs /dev/dm-0");
    BOOST_TEST(kernel.swap() == "");
}

BOOST_AUTO_TEST_CASE(the_disk_of_a_directory_is_encrypted_or_a_fault) {
    Kernel kernel;
    kernel.mounted("overlay overlay");
    BOOST_TEST(kernel.disk() == "configuration-invalid");
    kernel.mounted("tmpfs none");
    BOOST_TEST(kernel.disk() == "");
    kernel.device("sda1", "");
    kernel.mounted("ext4 /dev/sda1");
    BOOST_TEST(kernel.disk() == "configuration-invalid");
    fs::create_directories(kernel.files.sys / "dev/block" / kernel.number() / "dm");
    std::ofstream{kernel.files.sys / "dev/block" / kernel.number() / "dm/uuid"} << kLuks << "\n";
    BOOST_TEST(kernel.disk() == "");
}

BOOST_AUTO_TEST_SUITE_END()
