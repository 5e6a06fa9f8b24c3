#include "station/crypto/pem.h"
#include "sync/central/messages/central_settings.h"
#include "tests/support/results.h"
#include "tests/support/software_keys.h"
#include "tests/support/temporary_directory.h"

#include <boost/test/unit_test.hpp>

#include <fstream>

using namespace rapoint;
using namespace rapoint::sync;
using rapoint::test::nameOfFault;
using rapoint::test::valueOf;

namespace {

struct SettingsFixture {
    tests::TemporaryDirectory directory;

    Result<CentralSettings> of(const std::string& text) const {
        std::ofstream{directory.path() / "central.toml"} << text;
        return CentralSettings::load(directory.path());
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(central_settings_tests, SettingsFixture)

BOOST_AUTO_TEST_CASE(without_a_file_links_live_thirty_days_and_nothing_is_sent) {
    const auto settings = valueOf(CentralSettings::load(directory.path()));
    BOOST_TEST(settings.linkLife.count() == 30);
    BOOST_TEST(settings.mail.command.empty());
    BOOST_TEST(settings.linkAddress.empty());
}

BOOST_AUTO_TEST_CASE(everything_can_be_set) {
    const auto settings =
        valueOf(of("language = \"ro\"\nlink-address = \"https://pin.example:8444\"\nlink-days = 7\n"
                   "mail-from = \"ra@example.ro\"\nmail-command = [\"/usr/sbin/sendmail\", \"-t\"]\n"));
    BOOST_TEST(settings.language == "ro");
    BOOST_TEST(settings.linkAddress == "https://pin.example:8444");
    BOOST_TEST(settings.linkLife.count() == 7);
    BOOST_TEST(settings.mailFrom == "ra@example.ro");
    BOOST_TEST(settings.mail.command.size() == 2U);
    const auto limits =
        valueOf(of("connections = 100\nconnections-per-address = 10\nupload-days = 3\n"
                   "station-mebibytes = 512\nrevocation-list-address = \"http://pki.example/h.crl\"\n"));
    BOOST_TEST(limits.connections == 100U);
    BOOST_TEST(limits.addressConnections == 10U);
    BOOST_TEST(limits.unfinishedUpload.count() == 3);
    BOOST_TEST(limits.stationMebibytes == 512U);
    BOOST_TEST(limits.listAddress == "http://pki.example/h.crl");
}

BOOST_AUTO_TEST_CASE(messages_may_go_into_a_folder) {
    BOOST_TEST(valueOf(of("mail-folder = \"/var/spool/ra\"\n")).mail.folder == "/var/spool/ra");
}

BOOST_AUTO_TEST_CASE(timestamps_come_from_an_authority_that_is_trusted) {
    const auto trust = directory.path() / "tsa.pem";
    const test::SoftwareSigningKey authority{"Timestamps"};
    std::ofstream{trust} << certificatePem(authority.certificate());
    const auto settings = valueOf(
        of("timestamp-authority = \"http://tsa.example/tsr\"\ntimestamp-trust = \"" + trust.string() + "\"\n"));
    BOOST_TEST(settings.timestamps.address == "http://tsa.example/tsr");
    BOOST_TEST((settings.timestamps.authorities == std::vector<Bytes>{authority.certificate()}));
    BOOST_TEST(valueOf(of("")).timestamps.address.empty());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_is_named) {
    for (const char* text : {"link-days = 0",
                             "link-days = 366",
                             "link-days = \"30\"",
                             "language = \"de\"",
                             "link-address = \"http://a\"",
                             "link-address = \"https://a b\"",
                             "link-address = \"https://a/\"",
                             "mail-from = \"nobody\"",
                             "mail-command = []",
                             "mail-command = [\"sendmail\"]",
                             "mail-command = [1]",
                             "mail-command = \"/bin/true\"",
                             "mail-folder = \"mail\"",
                             "timestamp-authority = \"http://tsa.example\"",
                             "timestamp-authority = \"tsa.example\"",
                             "timestamp-trust = \"tsa.pem\"",
                             "timestamp-trust = \"/nowhere/tsa.pem\"",
                             "timestamp-trust = 1",
                             "mail-command = [\"/bin/true\"]\nmail-folder = \"/var/mail\"",
                             "colour = \"red\"",
                             "connections = 7",
                             "connections = 10001",
                             "connections-per-address = 3",
                             "upload-days = 0",
                             "station-mebibytes = 127",
                             "revocation-list-address = \"https://a/b\"",
                             "revocation-list-address = \"http://a,b\"",
                             "mail-from = "})
        BOOST_TEST(nameOfFault(of(text)) == "configuration-invalid", text);
}

BOOST_AUTO_TEST_SUITE_END()
