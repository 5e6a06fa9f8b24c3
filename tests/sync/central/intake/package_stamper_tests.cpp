#include "sync/central/intake/package_stamper.h"

#include "sync/central/commands.h"
#include "sync/central/intake/package_exchange.h"
#include "sync/stamped_container.h"
#include "sync/transfer/timestamp_client.h"
#include "tests/support/timestamp_authority.h"
#include "tests/sync/central/intake/judged_packages.h"

#include <boost/test/unit_test.hpp>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fstream>
#include <future>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;
using std::chrono::days;

namespace {

struct StampedFixture : JudgedFixture {
    TimestampAuthority authority;
    TimestampService service = valueOf(TimestampService::configured(authority.address(), authority.rootFile()));
    TimestampClient client{service};
    PackageStamper stamper{store->packages(), intake, client};
    std::filesystem::path archive = directory() / "archive";

    /// Runs a command in META-INF of the exported package, 20 years from now.
    int in20Years(const std::string& command) const {
        return runQuietly("cd '" + (archive / "META-INF").string() + "' && faketime '20 years' " + command);
    }
    static std::string secondsOf(Instant at) {
        return std::to_string(std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count());
    }
    void write20YearsLater() {
        clock.set(begun + days{7300});
        requireDone(writePackage(
            valueOf(intake.open(id)),
            {keys.rootAuthority.get(), keys.officerAuthority.certificate.get(), service.authorities}, archive));
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(package_stamper_tests, StampedFixture)

BOOST_AUTO_TEST_CASE(each_signature_of_an_opened_package_gets_its_timestamp_once) {
    take(package());
    id = makeCaseId();
    take(Bytes(3000, 3));
    BOOST_TEST(valueOf(stamper.stampAll()) == 1U);
    BOOST_TEST(authority.asked() == 2);
    BOOST_TEST(valueOf(stamper.stampAll()) == 0U);
    BOOST_TEST(authority.asked() == 2);
}

BOOST_AUTO_TEST_CASE(a_timestamp_is_about_the_signature_that_it_stands_beside) {
    take(package());
    const auto imprints = valueOf(imprintsOf(valueOf(intake.open(id)).container));
    valueOf(stamper.stampAll());
    const auto kept = valueOf(store->packages().timestamps(id));
    BOOST_REQUIRE(kept.size() == 2U);
    for (std::size_t i = 0; i < kept.size(); ++i)
        BOOST_TEST(
            (valueOf(verifyTimestamp(kept[i].token, imprints[i], service.authorities)) == kept[i].stampedAt));
    BOOST_TEST(valueOf(commands::list(directory())).at(0).at("stampedAt") == toText(kept[1].stampedAt));
    BOOST_TEST((valueOf(imprintsOf(valueOf(intake.open(id)).container)) == imprints));
}

BOOST_AUTO_TEST_CASE(an_authority_out_of_reach_takes_nothing_away) {
    take(package());
    authority.spoil([](std::string) { return std::string{}; });
    BOOST_TEST(nameOfFault(stamper.stampAll()) == "central-unreachable");
    BOOST_TEST(intake.open(id).has_value());
    BOOST_TEST(valueOf(store->packages().timestamps(id)).empty());
    authority.spoil({});
    TimestampClient again{service};
    BOOST_TEST(valueOf(PackageStamper(store->packages(), intake, again).stampAll()) == 1U);
}

BOOST_AUTO_TEST_CASE(a_timestamp_proves_a_package_whose_receipt_has_a_wrong_time) {
    take(package());
    valueOf(stamper.stampAll());
    SQLite::Database{(directory() / "central.db").string(), SQLite::OPEN_READWRITE}.exec(
        "UPDATE package SET received_at = '" + toText(begun + days{3650}) + "'");
    clock.set(begun + days{7300});
    BOOST_TEST(intake.open(id).has_value());
}

BOOST_AUTO_TEST_CASE(openssl_alone_verifies_an_archive_twenty_years_later) {
    take(package());
    valueOf(stamper.stampAll());
    const Instant proven = valueOf(store->packages().timestamps(id)).at(0).stampedAt;
    write20YearsLater();
    for (const std::string number : {"001", "002"}) {
        const std::string stamp = "openssl ts -verify -token_in -in signature" + number +
                                  ".tst -CAfile timestamp-ca.pem -attime " + secondsOf(proven) + " -data ";
        BOOST_TEST(in20Years(stamp + "signature" + number + ".value") == 0);
        BOOST_TEST(in20Years(stamp + "ASiCManifest" + number + ".xml") != 0);
        const std::string verify =
            "openssl cms -verify -cades -binary -inform DER -purpose any -CAfile root-ca.pem "
            "-in signature" +
            number + ".p7s -out /dev/null -content ";
        const std::string then = "ASiCManifest" + number + ".xml -attime " + secondsOf(proven);
        BOOST_TEST(in20Years(verify + then) == 0);
        BOOST_TEST(in20Years(verify + "ASiCManifest" + number + ".xml") != 0);
        BOOST_TEST(in20Years(verify + "../case.json -attime " + secondsOf(proven)) != 0);
        // What is in the container is what lies beside it.
        BOOST_TEST(in20Years("sh -c 'unzip -p package.asice META-INF/signature" + number +
                             ".p7s | cmp - signature" + number + ".p7s'") == 0);
    }
}

BOOST_AUTO_TEST_CASE(without_an_authority_the_receipt_is_what_proves) {
    take(package());
    const Instant proven = valueOf(store->packages().find(id))->receivedAt;
    write20YearsLater();
    BOOST_TEST(!std::filesystem::exists(archive / "META-INF/signature001.tst"));
    BOOST_TEST(in20Years("openssl cms -verify -cades -binary -inform DER -purpose any -CAfile root-ca.pem -in "
                         "signature001.p7s -out /dev/null -content ASiCManifest001.xml -attime " +
                         secondsOf(proven)) == 0);
}

BOOST_AUTO_TEST_CASE(a_central_that_serves_asks_the_authority_of_its_settings) {
    take(package());
    std::promise<void> askedTwice;
    authority.spoil([&](std::string answer) {
        if (authority.asked() == 2)
            askedTwice.set_value();
        return answer;
    });
    std::ofstream{directory() / "central.toml"} << "timestamp-authority = \"" << authority.address()
                                                << "\"\ntimestamp-trust = \"" << authority.rootFile().string()
                                                << "\"\n";
    start();
    BOOST_TEST((askedTwice.get_future().wait_for(std::chrono::seconds{20}) == std::future_status::ready));
    stop();
    BOOST_TEST(valueOf(store->packages().timestamps(id)).size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
