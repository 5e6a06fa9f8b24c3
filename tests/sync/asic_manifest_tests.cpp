#include "sync/asic_manifest.h"

#include "tests/support/results.h"

using namespace rapoint;
using namespace rapoint::sync;
using rapoint::test::nameOfFault;
using rapoint::test::valueOf;

namespace {

struct ManifestFixture {
    AsicManifest manifest{CaseId::fromText("019ab0e0-1c00-7abc-8def-0123456789ab").value(),
                          "META-INF/signature001.p7s",
                          {{"case.json", "application/json", Digest::of(bytesOf("{}"))},
                           {"contract.pdf", "application/pdf", Digest::of(bytesOf("%PDF"))}}};
    std::string xml = writeManifest(manifest);

    std::string with(const std::string& what, const std::string& by) const {
        const std::size_t at = xml.find(what);
        BOOST_REQUIRE(at != std::string::npos);
        return std::string{xml}.replace(at, what.size(), by);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(asic_manifest_tests, ManifestFixture)

BOOST_AUTO_TEST_CASE(a_manifest_is_read_as_it_was_written) {
    const AsicManifest read = valueOf(readManifest(xml));
    BOOST_TEST((read.caseId == manifest.caseId));
    BOOST_TEST(read.signatureName == manifest.signatureName);
    BOOST_REQUIRE(read.files.size() == 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        BOOST_TEST(read.files[i].name == manifest.files[i].name);
        BOOST_TEST(read.files[i].mediaType == manifest.files[i].mediaType);
        BOOST_TEST((read.files[i].digest == manifest.files[i].digest));
    }
}

// One text for one meaning: what a person signs can be read in one way only.
BOOST_AUTO_TEST_CASE(a_changed_letter_anywhere_makes_another_manifest_or_no_manifest) {
    std::size_t refused = 0;
    for (std::size_t i = 0; i < xml.size(); ++i) {
        for (const int bit : {0x01, 0x20}) {
            std::string changed = xml;
            changed[i] = static_cast<char>(changed[i] ^ bit);
            const auto read = readManifest(changed);
            BOOST_TEST((!read || writeManifest(*read) == changed));
            refused += read ? 0 : 1;
        }
    }
    BOOST_TEST(refused > xml.size());
}

BOOST_AUTO_TEST_CASE(another_spelling_of_the_same_is_refused) {
    const std::string digest = toBase64(manifest.files[0].digest.bytes());
    // The last letter before the padding has two bits that say nothing.
    std::string loose = digest;
    loose[42] = static_cast<char>(loose[42] + 1);
    for (const std::string& text :
         {with("019ab0e0", "019AB0E0"), with(digest, loose), with(digest, digest.substr(0, 43)),
          with(digest, " " + digest), with("\n", "\r\n"), with("URI=\"case.json\"", "URI='case.json'"), xml + "\n",
          " " + xml, xml.substr(0, xml.size() - 1)})
        BOOST_TEST(nameOfFault(readManifest(text)) == "message-malformed", text);
}

BOOST_AUTO_TEST_CASE(each_part_has_its_limits) {
    for (const auto& [what, by] : std::vector<std::pair<std::string, std::string>>{
             {"META-INF/signature001.p7s", "META-INF/../signature.p7s"},
             {"META-INF/signature001.p7s", "signature001.p7s"},
             {"case.json", "../case.json"},
             {"case.json", ""},
             {"case.json", std::string(101, 'a')},
             {"application/json", "application"},
             {"application/json", "a/b/c"},
             {"xmlenc#sha256", "xmlenc#sha512"},
             {"019ab0e0", "019ab0e"},
             {"urn:rapoint:package:1", "urn:rapoint:package:2"}})
        BOOST_TEST(nameOfFault(readManifest(with(what, by))) == "message-malformed", by);
    AsicManifest large = manifest;
    large.files.assign(201, manifest.files[0]);
    BOOST_TEST(nameOfFault(readManifest(writeManifest(large))) == "message-malformed");
}

BOOST_AUTO_TEST_SUITE_END()
