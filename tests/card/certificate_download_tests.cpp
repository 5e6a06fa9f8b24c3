#include "station/card/certificate_download.h"

#include "station/card/holder_pin.h"
#include "tests/card/softhsm_fixture.h"
#include "tests/support/fakes/memory_holder_trust.h"
#include "tests/support/issued_certificate.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::card;
using namespace rapoint::test;

namespace {

/// A card that came with keys of its own, under ids that other software chose.
struct DownloadFixture : MeddlingFixture {
    DownloadFixture() {
        requireDone(writer.generateKey(serial, pin, KeyType::EcP256, "a7", "authentication"));
        key = valueOf(writer.generateKey(serial, pin, KeyType::EcP384, "45c0ffee", "signature"));
    }

    Result<std::string> install(const Bytes& certificate, const Subject& asked = {{"CN", "Test Holder"}}) {
        return installCertificate(writer, serial, pin, {certificate, {issuer.certificate()}, asked}, trust, {});
    }

    std::string serial = preparedCard();
    SoftwareSigningKey issuer{"Test Issuer"};
    MemoryHolderTrust trust;
    CardKey key;
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(certificate_download_tests, DownloadFixture)

BOOST_AUTO_TEST_CASE(every_key_of_the_card_is_found_whatever_its_id) {
    std::vector<std::string> ids;
    for (const CardKey& each : valueOf(writer.keys(serial, pin)))
        ids.push_back(each.id);
    std::ranges::sort(ids);
    const std::vector<std::string> expected{"45c0ffee", "a7"};
    BOOST_TEST(ids == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_downloaded_certificate_comes_beside_the_key_that_it_is_for) {
    const Bytes certificate = issuedCertificate(issuer, key.publicKey, 7);
    for (int round = 0; round < 2; ++round)
        BOOST_TEST(valueOf(install(certificate)) == "45c0ffee");
    BOOST_CHECK(valueOf(writer.readCertificate(serial, "45c0ffee")) == certificate);
    BOOST_TEST(!valueOf(writer.readCertificate(serial, "a7")).has_value());
}

BOOST_AUTO_TEST_CASE(a_module_that_reads_another_certificate_back_is_found_out) {
    const Bytes certificate = issuedCertificate(issuer, key.publicKey, 7);
    module.otherCertificates = true;
    BOOST_TEST(nameOfFault(install(certificate)) == "certificate-mismatch");
    module.otherCertificates = false;
    requireDone(install(certificate));
}

BOOST_AUTO_TEST_CASE(somebody_elses_certificate_is_not_written) {
    const SoftwareSigningKey other{"Somebody Else"};
    BOOST_TEST(nameOfFault(install(other.certificate(), {{"CN", "Somebody Else"}})) == "card-key-mismatch");
    const ByteView text = bytesOf("no certificate");
    BOOST_TEST(nameOfFault(install({text.begin(), text.end()})) == "message-malformed");
    BOOST_TEST(!valueOf(writer.readCertificate(serial, "45c0ffee")).has_value());
}

BOOST_AUTO_TEST_CASE(a_certificate_that_was_not_asked_for_is_not_written_though_its_key_is_the_cards) {
    const Bytes certificate = issuedCertificate(issuer, key.publicKey, 7);
    BOOST_TEST(nameOfFault(install(certificate, {{"CN", "Anna Kowalska"}})) == "certificate-mismatch");
    trust.trouble.with = FaultCode::ClockSetBack;
    BOOST_TEST(nameOfFault(install(certificate)) == "clock-set-back");
    BOOST_TEST(!valueOf(writer.readCertificate(serial, "45c0ffee")).has_value());
}

BOOST_AUTO_TEST_CASE(the_holder_sets_a_puk_of_his_own_and_the_stations_opens_nothing_any_more) {
    const PinOwner owner{};
    const Secret own = Secret::copyOf(bytesOf("94071358"));
    BOOST_TEST(nameOfFault(changeHolderUnblocker(writer, serial, soPin, Secret::copyOf(bytesOf("12345678")), pin,
                                                 owner)) == "pin-policy");
    BOOST_TEST(nameOfFault(changeHolderUnblocker(writer, serial, soPin, pin, pin, owner)) == "pin-policy");
    requireDone(changeHolderUnblocker(writer, serial, soPin, own, pin, owner));
    const Secret newPin = Secret::copyOf(bytesOf("805173"));
    const auto refused = writer.unblockPin(serial, soPin, newPin, true);
    BOOST_TEST(!refused);
    requireDone(unblockHolderPin(writer, serial, own, newPin, owner, true));
}

BOOST_AUTO_TEST_SUITE_END()
