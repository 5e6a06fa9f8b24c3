#include "tests/sync/sealed_package.h"

#include <chrono>
#include <fstream>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

void write(const std::filesystem::path& path, ByteView content) {
    std::ofstream{path, std::ios::binary}.write(reinterpret_cast<const char*>(content.data()),
                                                static_cast<std::streamsize>(content.size()));
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(package_tests, SealedPackageFixture)

BOOST_AUTO_TEST_CASE(the_central_gets_back_every_file_bit_for_bit_and_who_signed) {
    const auto opened = opener.open(seal(), now);
    BOOST_REQUIRE(opened);
    BOOST_TEST((opened->caseId == id));
    BOOST_REQUIRE(opened->files.size() == 2);
    for (std::size_t i = 0; i < files.size(); ++i) {
        BOOST_TEST(opened->files[i].name == files[i].name);
        BOOST_TEST(opened->files[i].mediaType == files[i].mediaType);
        BOOST_TEST((opened->files[i].content == files[i].content));
    }
    BOOST_REQUIRE(opened->signers.size() == 2);
    BOOST_TEST((opened->signers[0] == inspector.certificate()));
    BOOST_TEST((opened->signers[1] == approver.certificate()));
}

BOOST_AUTO_TEST_CASE(each_recipient_opens_it_alone) {
    const Bytes sealed = seal();
    for (const RecipientKey& key : keys.recipients())
        BOOST_TEST(openEnvelope(sealed, {key}).has_value());
    BOOST_TEST(!openEnvelope(sealed, {{keys.server.certificate.get(), keys.server.key.get()}}));
    BOOST_TEST(!openEnvelope(sealed, {}));
}

BOOST_AUTO_TEST_CASE(other_tools_verify_the_signatures_and_list_the_archive) {
    const auto opened = opener.open(seal(), now);
    BOOST_REQUIRE(opened);
    const auto directory = testCentral() / "opened";
    std::filesystem::create_directories(directory);
    write(directory / "package.asice", opened->container);
    const std::string at = directory.string();
    BOOST_TEST(runQuietly("cd " + at + " && unzip -o package.asice") == 0);
    BOOST_TEST(runQuietly("test $(unzip -Z1 " + at + "/package.asice | head -1) = mimetype") == 0);
    for (const char* number : {"001", "002"}) {
        const std::string verify =
            "openssl cms -verify -cades -binary -inform DER -purpose any -partial_chain -CAfile " +
            (testCentral() / "bundle/officer-ca.pem").string() + " -in " + at + "/META-INF/signature" + number +
            ".p7s -content ";
        BOOST_TEST(runQuietly(verify + at + "/META-INF/ASiCManifest" + number + ".xml") == 0);
        BOOST_TEST(runQuietly(verify + at + "/case.json") != 0);
    }
}

BOOST_AUTO_TEST_CASE(the_algorithms_are_the_chosen_ones) {
    write(testCentral() / "sealed.p7m", seal());
    const std::string print = "openssl cms -cmsout -print -noout -inform DER -in " +
                              (testCentral() / "sealed.p7m").string() + " | grep ";
    BOOST_TEST(runQuietly(print + "id-smime-ct-authEnvelopedData") == 0);
    BOOST_TEST(runQuietly(print + "aes-256-gcm") == 0);
    BOOST_TEST(runQuietly(print + "dhSinglePass-stdDH-sha256kdf-scheme") == 0);
    BOOST_TEST(runQuietly(print + "rsaesOaep") == 0);
}

BOOST_AUTO_TEST_CASE(a_changed_byte_anywhere_in_the_envelope_is_noticed) {
    files[1].content.resize(400);
    const Bytes sealed = seal();
    std::size_t unnoticed = 0;
    for (std::size_t i = 0; i < sealed.size(); i += 7) {
        Bytes changed = sealed;
        changed[i] ^= 0x10;
        const auto opened = opener.open(changed, now);
        // What is in the part of one recipient does not matter to the other.
        unnoticed += opened ? 1 : 0;
        BOOST_TEST((!opened || opened->files[1].content == files[1].content));
    }
    for (std::size_t i = sealed.size() - 400; i < sealed.size(); ++i) {
        Bytes changed = sealed;
        changed[i] ^= 0x10;
        BOOST_TEST(!opener.open(changed, now));
    }
    BOOST_TEST(unnoticed < sealed.size() / 7 / 2);
}

BOOST_AUTO_TEST_CASE(a_file_changed_under_the_signature_is_noticed) {
    AsicContainer container = signedContainer();
    container.files[1].content[5] ^= 1;
    BOOST_TEST((faultOf(sealContainer(container)) == FaultCode::SealBroken));
}

BOOST_AUTO_TEST_CASE(a_file_and_its_manifest_changed_together_are_noticed) {
    AsicContainer container = signedContainer();
    container.files[0].content.push_back(' ');
    for (AsicSignature& signature : container.signatures) {
        signature.manifest.files[0].digest = Digest::of(container.files[0].content);
        const std::string xml = writeManifest(signature.manifest);
        signature.manifestBytes.assign(xml.begin(), xml.end());
    }
    BOOST_TEST((faultOf(sealContainer(container)) == FaultCode::SealBroken));
}

BOOST_AUTO_TEST_CASE(an_added_or_missing_file_is_noticed) {
    AsicContainer added = signedContainer();
    added.files.push_back({"more.txt", "text/plain", {'x'}});
    BOOST_TEST((faultOf(sealContainer(added)) == FaultCode::SealBroken));
    AsicContainer missing = signedContainer();
    missing.files.pop_back();
    BOOST_TEST((faultOf(sealContainer(missing)) == FaultCode::SealBroken));
}

BOOST_AUTO_TEST_CASE(a_container_without_a_signature_is_refused) {
    AsicContainer container = signedContainer();
    container.signatures.clear();
    BOOST_TEST((faultOf(sealContainer(container)) == FaultCode::MessageMalformed));
}

BOOST_AUTO_TEST_CASE(signatures_for_two_cases_do_not_go_into_one_container) {
    AsicContainer container = signedContainer();
    id = CaseId::fromText("019ab0e0-1c00-7abc-8def-0123456789ac").value();
    container.signatures[1] = signedContainer().signatures[1];
    BOOST_TEST((faultOf(sealContainer(container)) == FaultCode::MessageMalformed));
}

BOOST_AUTO_TEST_CASE(a_signer_whom_the_officers_authority_does_not_know_is_refused) {
    SoftwareSigningKey stranger{"inspector-1"};
    BOOST_TEST((faultOf(sealer.seal(id, files, {&stranger}).value()) == FaultCode::SealBroken));
}

BOOST_AUTO_TEST_CASE(a_station_is_no_officer) {
    EnrolledOfficer station{testCentral(), EnrolledRole::Station, "station-1"};
    BOOST_TEST((faultOf(sealer.seal(id, files, {&station}).value()) == FaultCode::SealBroken));
}

BOOST_AUTO_TEST_CASE(names_that_lead_elsewhere_or_are_given_twice_are_refused) {
    for (const char* name :
         {"../x", "a/b", "/x", ".hidden", "", "a b", "a\"b", "mimetype", "case.json", "zażółć"}) {
        auto wrong = files;
        wrong.push_back({name, "text/plain", {}});
        const auto sealed = sealer.seal(id, wrong, {&inspector});
        BOOST_REQUIRE(!sealed);
        BOOST_TEST((sealed.error().code == FaultCode::InputInvalid));
    }
    files[0].mediaType = "text\"";
    BOOST_TEST(!sealer.seal(id, files, {&inspector}));
}

BOOST_AUTO_TEST_CASE(too_much_is_refused_before_anything_is_signed) {
    inspector.setFault(FaultCode::CardRemoved);
    files[1].content.resize((32U << 20) + 1);
    BOOST_TEST((sealer.seal(id, files, {&inspector}).error().code == FaultCode::InputInvalid));
    BOOST_TEST((sealer.seal(id, {}, {&inspector}).error().code == FaultCode::InputInvalid));
    BOOST_TEST((sealer.seal(id, {files[0]}, {}).error().code == FaultCode::InputInvalid));
}

BOOST_AUTO_TEST_CASE(a_removed_officer_card_is_reported_as_such) {
    approver.setFault(FaultCode::CardRemoved);
    const auto sealed = sealer.seal(id, files, {&inspector, &approver});
    BOOST_REQUIRE(!sealed);
    BOOST_TEST((sealed.error().code == FaultCode::CardRemoved));
}

BOOST_AUTO_TEST_CASE(two_megabytes_are_sealed_in_a_moment) {
    files[1].content.resize(2'000'000);
    const auto begin = std::chrono::steady_clock::now();
    const Bytes sealed = seal();
    const auto middle = std::chrono::steady_clock::now();
    BOOST_TEST(opener.open(sealed, now).has_value());
    const auto end = std::chrono::steady_clock::now();
    const auto ms = [](auto d) { return std::chrono::duration<double, std::milli>(d).count(); };
    BOOST_TEST_MESSAGE("seal 2 MB: " << ms(middle - begin) << " ms, open: " << ms(end - middle) << " ms");
    BOOST_TEST(ms(end - begin) < 2000.0);
    BOOST_TEST(sealed.size() < 2'020'000U);
}

BOOST_AUTO_TEST_SUITE_END()
