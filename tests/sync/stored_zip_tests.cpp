#include "sync/stored_zip.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace rapoint;
using namespace rapoint::sync;

namespace {

Bytes content(std::string_view text) {
    return {text.begin(), text.end()};
}

struct ZipFixture {
    std::vector<ZipEntry> entries{
        {"mimetype", content("application/x-test")}, {"a.txt", content("one")}, {"b", {}}};
    Bytes zip = writeStoredZip(entries);

    std::size_t directory() const { return zip.size() - 22 - 3 * 46 - 8 - 5 - 1; }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(stored_zip_tests, ZipFixture)

BOOST_AUTO_TEST_CASE(what_was_written_is_read_back_in_order) {
    const auto read = readStoredZip(zip);
    BOOST_REQUIRE(read);
    BOOST_REQUIRE(read->size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        BOOST_TEST((*read)[i].name == entries[i].name);
        BOOST_TEST((*read)[i].content == entries[i].content);
    }
}

BOOST_AUTO_TEST_CASE(the_first_member_begins_where_file_recognises_a_container) {
    BOOST_TEST(std::string(zip.begin() + 30, zip.begin() + 38) == "mimetype");
    BOOST_TEST(std::string(zip.begin() + 38, zip.begin() + 56) == "application/x-test");
}

// Only the date, the version and the attributes may differ without a member being another one.
BOOST_AUTO_TEST_CASE(no_changed_byte_gives_other_contents) {
    for (std::size_t i = 0; i < zip.size(); ++i) {
        Bytes changed = zip;
        changed[i] ^= 0x41;
        const auto read = readStoredZip(changed);
        if (!read)
            continue;
        BOOST_REQUIRE(read->size() == 3);
        for (std::size_t k = 0; k < 3; ++k)
            BOOST_TEST((*read)[k].content == entries[k].content);
    }
}

BOOST_AUTO_TEST_CASE(a_cut_off_archive_is_refused_at_every_length) {
    for (std::size_t size = 0; size < zip.size(); ++size)
        BOOST_TEST(!readStoredZip(ByteView{zip}.first(size)));
}

BOOST_AUTO_TEST_CASE(bytes_before_between_and_after_are_refused) {
    Bytes before = zip;
    before.insert(before.begin(), 0);
    BOOST_TEST(!readStoredZip(before));
    Bytes between = zip;
    between.insert(between.begin() + static_cast<std::ptrdiff_t>(directory()), 0);
    BOOST_TEST(!readStoredZip(between));
    Bytes after = zip;
    after.push_back(0);
    BOOST_TEST(!readStoredZip(after));
}

BOOST_AUTO_TEST_CASE(two_members_of_one_name_are_refused) {
    const auto read = readStoredZip(writeStoredZip({{"a", content("1")}, {"a", content("2")}}));
    BOOST_REQUIRE(!read);
    BOOST_TEST(read.error().detail == "zip: two members of one name");
}

BOOST_AUTO_TEST_CASE(limits_on_number_and_size_hold) {
    BOOST_TEST(!readStoredZip(zip, {2, 100, 1000}));
    BOOST_TEST(!readStoredZip(zip, {3, 10, 1000}));
    BOOST_TEST(!readStoredZip(zip, {3, 100, 100}));
    BOOST_TEST(readStoredZip(zip, {3, 100, 1000}).has_value());
}

BOOST_AUTO_TEST_CASE(a_compressed_member_is_refused) {
    zip[8] = 8;
    zip[directory() + 10] = 8;
    const auto read = readStoredZip(zip);
    BOOST_REQUIRE(!read);
    BOOST_TEST(read.error().detail == "zip: a member is not plainly stored");
}

BOOST_AUTO_TEST_SUITE_END()
