#include "station/base/digest.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/pem_or_der.h"
#include "sync/central/commands.h"
#include "sync/central/store/interface/station_mandates.h"
#include "sync/receipt.h"
#include "tests/support/central_fixture.h"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

struct CommandsFixture : CentralFixture {
    CaseId id = makeCaseId();
    std::filesystem::path medium = directory() / "medium";

    CommandsFixture() { std::filesystem::create_directory(medium); }

    static Bytes read(const std::filesystem::path& path) {
        std::ifstream in{path, std::ios::binary};
        return {std::istreambuf_iterator<char>{in}, {}};
    }
    static void write(const std::filesystem::path& path, ByteView bytes) {
        std::ofstream{path, std::ios::binary} << textOf(bytes);
    }
    std::filesystem::path put(const CaseId& caseId, ByteView package) {
        const auto file = medium / (caseId.text() + ".p7m");
        write(file, package);
        return file;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(commands_tests, CommandsFixture)

BOOST_AUTO_TEST_CASE(a_central_is_made_once_and_is_empty) {
    const auto fresh = directory() / "fresh";
    BOOST_REQUIRE(commands::initialise(fresh, {"central.example"}));
    BOOST_TEST(commands::list(fresh)->empty());
    const auto again = commands::initialise(fresh, {});
    BOOST_REQUIRE(!again);
    BOOST_TEST((again.error().code == FaultCode::InputInvalid));
    BOOST_TEST((std::filesystem::status(fresh).permissions() == std::filesystem::perms::owner_all));
}

BOOST_AUTO_TEST_CASE(a_mandate_without_cases_or_days_is_not_given) {
    for (const auto& [cases, days] :
         {std::pair{0U, 7U}, {5U, 0U}, {5U, 367U}, {100'001U, 7U}, {5U, 4'000'000'000U}})
        BOOST_TEST((commands::giveMandate(directory(), "station-1", cases, days).error().code ==
                    FaultCode::InputInvalid));
    BOOST_TEST((commands::giveMandate(directory(), "", 5, 7).error().code == FaultCode::InputInvalid));
    BOOST_TEST(!openStore()->mandates().find("station-1").value());
}

BOOST_AUTO_TEST_CASE(a_directory_without_a_central_is_a_configuration_fault) {
    for (const auto& result : {commands::list(medium)})
        BOOST_TEST((result.error().code == FaultCode::ConfigurationInvalid));
}

BOOST_AUTO_TEST_CASE(a_package_from_a_medium_has_the_same_receipt_as_from_the_line) {
    const Bytes package = seal(id, holder.key());
    const auto file = put(id, package);
    const auto rows = commands::importPackages(directory(), {file});
    BOOST_REQUIRE(rows);
    BOOST_TEST((*rows)[0]["state"] == "opened");
    const Bytes receipt = read(medium / (id.text() + ".receipt"));
    BOOST_TEST(verifyReceipt(receipt, endpoint().receiptCertificate, id, Digest::of(package)).has_value());
    start();
    auto line = client();
    BOOST_TEST((line.deliver(id, package, {})->signedForm == receipt));
    commands::importPackages(directory(), {file}).value();
    BOOST_TEST((read(medium / (id.text() + ".receipt")) == receipt));
    BOOST_TEST(packages().size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_import_says_of_each_file_what_became_of_it) {
    const auto good = put(id, seal(id, holder.key()));
    const auto rows =
        commands::importPackages(directory(), {medium / "x.p7m", medium / (makeCaseId().text() + ".p7m"), good});
    BOOST_REQUIRE(rows);
    BOOST_TEST((*rows)[0]["fault"].get<std::string>().starts_with("message-malformed"));
    BOOST_TEST((*rows)[1]["fault"].get<std::string>().starts_with("input-missing"));
    BOOST_TEST((*rows)[2]["sequence"] == 1);
    put(id, seal(id, holder.key()));
    const auto other = commands::importPackages(directory(), {good});
    BOOST_TEST((*other)[0]["fault"].get<std::string>().starts_with("journal-conflict"));
}

BOOST_AUTO_TEST_CASE(opening_gives_back_the_files_and_signatures_that_openssl_verifies) {
    const Bytes package = seal(id, holder.key());
    commands::importPackages(directory(), {put(id, package)}).value();
    const auto out = directory() / "out" / "case";
    const auto names = commands::open(directory(), id, out);
    BOOST_REQUIRE(names);
    for (const auto& name : *names)
        BOOST_TEST(std::filesystem::exists(out / name), name);
    BOOST_TEST(read(out / "document-front.png").size() == 100000U);
    BOOST_TEST((read(out / kRequestFile) == makeRequest(holder.key(), "Holder") ||
                requestFromDer(read(out / kRequestFile)).has_value()));
    const std::string meta = (out / "META-INF").string();
    for (const char* number : {"001", "002"}) {
        const std::string command = "openssl cms -verify -cades -binary -inform DER -in " + meta + "/signature" +
                                    number + ".p7s -content " + meta + "/ASiCManifest" + number + ".xml -CAfile " +
                                    meta + "/officer-ca.pem -partial_chain -purpose any";
        BOOST_TEST(runQuietly(command) == 0);
    }
    BOOST_TEST((commands::open(directory(), id, out).error().code == FaultCode::InputInvalid));
    BOOST_TEST((commands::open(directory(), makeCaseId(), medium / "y").error().code == FaultCode::CaseNotFound));
}

BOOST_AUTO_TEST_CASE(a_broken_package_is_not_opened) {
    commands::importPackages(directory(), {put(id, Bytes(2000, 9))}).value();
    BOOST_TEST(!commands::open(directory(), id, directory() / "out").has_value());
    BOOST_TEST(!std::filesystem::exists(directory() / "out"));
    BOOST_TEST(commands::list(directory()).value()[0]["state"] == "unopenable");
}

BOOST_AUTO_TEST_CASE(a_visit_is_put_on_the_list_whole_and_a_form_sent_again_takes_its_place) {
    for (const char* surname : {"Nowak", "Nowacka"})
        BOOST_TEST(
            commands::putVisit(directory(), R"({"reference":"R1","surname":")" + std::string{surname} + "\"}")
                .has_value());
    const auto visits = openStore()->visits().list().value();
    BOOST_TEST(visits.size() == 1U);
    BOOST_TEST(visits[0].surname == "Nowacka");
    for (const char* json : {"{}", R"({"reference":"A"},{"reference":"B"})", "nonsense"})
        BOOST_TEST((commands::putVisit(directory(), json).error().code == FaultCode::InputInvalid), json);
}

BOOST_AUTO_TEST_CASE(commands_work_on_the_store_of_a_central_that_serves) {
    startChild();
    auto line = client();
    BOOST_TEST(line.fetch().value().empty());
    BOOST_REQUIRE(commands::putVisit(directory(), R"({"reference":"R1","surname":"Nowak"})"));
    BOOST_TEST(line.fetch().value().size() == 1U);
    const auto mandate = commands::giveMandate(directory(), "station-1", 5, 7);
    BOOST_TEST((line.fetchMandate().value() == mandate.value()));
    BOOST_REQUIRE(line.deliver(id, seal(id, holder.key()), {}));
    const CaseId other = makeCaseId();
    SoftwareSigningKey otherHolder{"other"};
    const auto rows = commands::importPackages(directory(), {put(other, seal(other, otherHolder.key()))});
    BOOST_TEST(rows.value()[0]["sequence"] == 2);
    BOOST_TEST(commands::list(directory()).value().size() == 2U);
    BOOST_TEST(commands::open(directory(), id, directory() / "out").has_value());
}

BOOST_AUTO_TEST_CASE(a_message_that_was_not_sent_is_listed_without_what_it_says) {
    BOOST_TEST(commands::messages(directory()).value().empty());
    BOOST_REQUIRE(openStore()->messages().put("contract-code-1", bytesOf("To: <maria@example.pl>\n\n123456\n"),
                                              SystemClock{}.now() + std::chrono::hours{1}));
    const auto rows = commands::messages(directory());
    BOOST_REQUIRE(rows);
    BOOST_TEST(nlohmann::ordered_json(*rows).dump() == R"([{"name":"contract-code-1"}])");
}

BOOST_AUTO_TEST_CASE(a_request_file_becomes_a_certificate_file) {
    write(medium / "s.p10", makeRequest(holder.key(), "ignored"));
    BOOST_REQUIRE(commands::enrolFile(directory(), "station", "station-9", medium / "s.p10", medium / "s.pem"));
    BOOST_TEST(runQuietly("openssl verify -partial_chain -CAfile " +
                          (directory() / "certs/officer-ca.pem").string() + " " + (medium / "s.pem").string()) ==
               0);
    BOOST_TEST((commands::enrolFile(directory(), "king", "x", medium / "s.p10", medium / "t.pem").error().code ==
                FaultCode::InputInvalid));
    BOOST_TEST((commands::enrolFile(directory(), "station", "x", medium / "none", medium / "t.pem").error().code ==
                FaultCode::InputMissing));
}

BOOST_AUTO_TEST_CASE(a_request_may_be_pem_and_nothing_else_is_taken_for_one) {
    const Bytes der = makeRequest(holder.key(), "ignored");
    std::string base64 = toBase64(der);
    for (std::size_t at = 64; at < base64.size(); at += 65)
        base64.insert(at, "\n");
    const std::string pem =
        "-----BEGIN CERTIFICATE REQUEST-----\n" + base64 + "\n-----END CERTIFICATE REQUEST-----\n";
    Bytes forged = der;
    forged.back() ^= 1U;
    int number = 0;
    const auto enrolled = [&](ByteView content) {
        write(medium / "r", content);
        return commands::enrolFile(directory(), "inspector", "inspector-9", medium / "r",
                                   medium / (std::to_string(++number) + ".pem"));
    };
    BOOST_TEST(enrolled(der).has_value());
    BOOST_TEST(enrolled(bytesOf(pem)).has_value());
    BOOST_TEST(certificateFrom(read(medium / "2.pem")).has_value());
    const std::pair<Bytes, std::string> others[] = {
        {read(medium / "1.pem"), "certification request: this is a certificate"},
        {inspector.certificate(), "certification request: this is a certificate"},
        {Bytes(300, 7), "certification request: neither PEM nor DER"},
        {{}, "certification request: there is no content"}};
    for (const auto& [content, why] : others) {
        const auto refused = enrolled(content);
        BOOST_REQUIRE(!refused);
        BOOST_TEST((refused.error().code == FaultCode::MessageMalformed));
        BOOST_TEST(refused.error().detail == why);
    }
    const auto refused = enrolled(forged);
    BOOST_REQUIRE(!refused);
    BOOST_TEST((refused.error().code == FaultCode::MessageMalformed));
    BOOST_TEST(refused.error().detail.find("signature") != std::string::npos);
    BOOST_TEST(!std::filesystem::exists(medium / (std::to_string(number) + ".pem")));
}

BOOST_AUTO_TEST_CASE(without_a_certificate_there_is_none) {
    BOOST_TEST((commands::issuedCertificate(directory(), id).error().code == FaultCode::CaseNotFound));
}

BOOST_AUTO_TEST_SUITE_END()
