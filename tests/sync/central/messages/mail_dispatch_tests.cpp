#include "station/base/clock.h"
#include "sync/central/messages/mail_dispatch.h"
#include "sync/central/store/sqlite/sqlite_central_store.h"
#include "tests/support/results.h"
#include "tests/support/temporary_directory.h"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>

#include <sys/stat.h>

using namespace rapoint;
using namespace rapoint::sync;
using namespace std::chrono_literals;
using rapoint::test::nameOfFault;
using rapoint::test::valueOf;

namespace {

/// An outbox, and a mail program that appends to a file.
struct MailFixture {
    tests::TemporaryDirectory directory;
    SystemClock clock;
    std::unique_ptr<SqliteCentralStore> store = valueOf(SqliteCentralStore::open(directory.path(), {}));
    std::filesystem::path sent = directory.path() / "sent";
    MessageOutbox outbox{store->messages(), "ra@example.org", clock};

    void put(const std::string& name, const std::string& text) {
        BOOST_REQUIRE(
            outbox.put(name, {"maria@example.pl", "x", Secret::copyOf(bytesOf(text))}, clock.now() + 1h));
        outbox.wake();
    }
    MailExit shell(const std::string& script) const {
        return {.command = {"/bin/sh", "-c", script + " >> '" + sent.string() + "'"}};
    }
    std::string received() const {
        std::ifstream in{sent};
        return {std::istreambuf_iterator<char>{in}, {}};
    }
    std::vector<std::string> waiting() const { return valueOf(store->messages().waiting()); }
    bool emptied() const {
        const auto deadline = std::chrono::steady_clock::now() + 10s;
        while (!waiting().empty() && std::chrono::steady_clock::now() < deadline)
            std::this_thread::sleep_for(1ms);
        return waiting().empty();
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(mail_dispatch_tests, MailFixture)

BOOST_AUTO_TEST_CASE(a_message_waits_under_its_name_and_an_address_that_is_invalid_gets_none) {
    put("one", "first\n");
    put("one", "second\n");
    BOOST_TEST(waiting().size() == 1U);
    BOOST_TEST(nameOfFault(outbox.put("two", {"maria", "x", {}}, clock.now() + 1h)) == "input-invalid");
    BOOST_TEST(waiting().size() == 1U);
}

BOOST_AUTO_TEST_CASE(messages_go_into_a_folder_for_its_owner_only) {
    const std::filesystem::path folder = directory.path() / "pickup";
    put("one", "first\n");
    const MailDispatch dispatch{outbox, {.folder = folder}, {.again = 1ms}};
    // There is no folder yet: the message stays, and is tried again.
    BOOST_TEST(waiting().size() == 1U);
    BOOST_REQUIRE(std::filesystem::create_directory(folder));
    BOOST_TEST(emptied());
    struct stat file {};
    BOOST_REQUIRE(::stat((folder / "one.eml").c_str(), &file) == 0);
    BOOST_TEST((file.st_mode & 0777U) == 0600U);
    std::ifstream in{folder / "one.eml"};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    BOOST_TEST(text.ends_with("\n\nfirst\n"), text);
}

BOOST_AUTO_TEST_CASE(what_waited_and_what_comes_is_handed_over_once_and_deleted) {
    put("a", "waited\n");
    const MailDispatch dispatch{outbox, shell("cat")};
    BOOST_TEST(emptied());
    put("b", "came\n");
    BOOST_TEST(emptied());
    const std::string all = received();
    BOOST_TEST(all.find("waited\n") < all.find("came\n"), all);
    BOOST_TEST(all.find("waited\n", all.find("waited\n") + 1) == std::string::npos);
    BOOST_TEST(all.find("To: <maria@example.pl>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_program_that_fails_or_hangs_keeps_the_message_and_it_is_tried_again) {
    put("a", "text\n");
    const std::string mark = (directory.path() / "mark").string();
    const MailDispatch dispatch{
        outbox,
        shell("if [ -e '" + mark + "' ]; then cat; else : > '" + mark + "'; exec sleep 60; fi"),
        {.program = 300ms, .again = 10ms}};
    BOOST_TEST(emptied());
    BOOST_TEST(received().find("text\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(without_the_program_nothing_is_lost) {
    put("a", "text\n");
    {
        const MailDispatch dispatch{outbox, {.command = {"/nonexistent/sendmail"}}, {.again = 1ms}};
        std::this_thread::yield();
    }
    BOOST_TEST(waiting().size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_somebody_else_has_taken_is_left_alone) {
    put("a", "text\n");
    put("b", "text\n");
    const Instant now = clock.now();
    BOOST_REQUIRE(valueOf(store->messages().take("a", now, now + 1h)));
    const MailDispatch dispatch{outbox, shell("cat"), {.again = 1ms}};
    const auto deadline = std::chrono::steady_clock::now() + 10s;
    while (waiting().size() > 1U && std::chrono::steady_clock::now() < deadline)
        std::this_thread::sleep_for(1ms);
    BOOST_TEST((waiting() == std::vector<std::string>{"a"}));
}

BOOST_AUTO_TEST_SUITE_END()
