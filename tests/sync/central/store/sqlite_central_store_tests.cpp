#include "sync/central/store/sqlite/sqlite_central_store.h"
#include "tests/support/results.h"
#include "tests/support/temporary_directory.h"

#include <boost/test/unit_test.hpp>

#include <fstream>

#include <sys/stat.h>

using namespace rapoint;
using namespace rapoint::sync;
using rapoint::test::nameOfFault;

BOOST_AUTO_TEST_SUITE(sqlite_central_store_tests)

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_written_is_a_fault) {
    const tests::TemporaryDirectory folder;
    BOOST_TEST(nameOfFault(SqliteCentralStore::open(folder.path() / "nowhere", {})) == "storage-failed");
    std::ofstream{folder.path() / "central.db", std::ios::trunc} << std::string(5000, 'x');
    BOOST_TEST(nameOfFault(SqliteCentralStore::open(folder.path(), {})) == "storage-failed");
}

BOOST_AUTO_TEST_CASE(the_database_is_for_its_owner_and_the_only_file) {
    const tests::TemporaryDirectory folder;
    BOOST_REQUIRE(SqliteCentralStore::open(folder.path(), {}).has_value());
    struct stat file {};
    BOOST_REQUIRE(::stat((folder.path() / "central.db").c_str(), &file) == 0);
    BOOST_TEST((file.st_mode & 0777U) == 0600U);
    for (const auto& entry : std::filesystem::directory_iterator{folder.path()})
        BOOST_TEST(entry.path().filename().string().starts_with("central.db"), entry.path().string());
}

BOOST_AUTO_TEST_SUITE_END()
