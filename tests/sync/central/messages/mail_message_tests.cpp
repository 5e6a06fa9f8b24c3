#include "kiosk-ui/model/language.h"
#include "station/base/digest.h"
#include "station/base/text.h"
#include "sync/central/messages/holder_words.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::sync;
using rapoint::test::nameOfFault;
using rapoint::test::valueOf;

namespace {

const Instant kAt = instantFromText("2026-11-22T08:15:09.000Z").value();

std::string mail(const std::string& to, const std::string& subject) {
    const Secret whole =
        valueOf(mailOf({to, subject, Secret::copyOf(bytesOf("the text\n"))}, "ra@example.org", kAt));
    return std::string{textOf(whole.bytes())};
}

} // namespace

BOOST_AUTO_TEST_SUITE(mail_message_tests)

BOOST_AUTO_TEST_CASE(a_message_has_what_a_mail_program_needs) {
    const std::string text = mail("maria@example.pl", "PIN");
    BOOST_TEST(text.starts_with("From: <ra@example.org>\nTo: <maria@example.pl>\nSubject: =?UTF-8?B?UElO?=\n"),
               text);
    BOOST_TEST(text.find("\nDate: Sun, 22 Nov 2026 08:15:09 +0000\n") != std::string::npos, text);
    BOOST_TEST(text.ends_with("\n\nthe text\n"), text);
}

BOOST_AUTO_TEST_CASE(a_long_subject_is_broken_between_characters) {
    std::string subject;
    for (int i = 0; i < 60; ++i)
        subject += "щ";
    const std::string text = mail("maria@example.pl", subject);
    std::string read;
    for (const std::string& line : split(text, '\n'))
        if (const auto at = line.find("=?UTF-8?B?"); at != std::string::npos) {
            BOOST_TEST(line.size() <= 78U);
            const Bytes part = valueOf(fromBase64(line.substr(at + 10, line.size() - at - 12)));
            BOOST_TEST(fromUtf8(textOf(part)).has_value());
            read += textOf(part);
        }
    BOOST_TEST(read == subject);
}

BOOST_AUTO_TEST_CASE(only_what_is_surely_an_address_is_one) {
    for (const char* good : {"maria@example.pl", "m.k+ra@mail.example", "o'hara@example.ie", "a@b"})
        BOOST_TEST(isMailAddress(good), good);
    for (const char* bad : {"", "@", "maria", "maria@", "@example.pl", "-oQ/tmp@example.pl", "a@b@c", "a b@c",
                            "a..b@c", ".a@c", "a.@c", "a@b..c", "a@.b", "a@b.", "maria@example.pl\nBcc: x@y",
                            "<a@b>", "a@b>", "zażółć@example.pl", "a,b@c"})
        BOOST_TEST(!isMailAddress(bad), bad);
    BOOST_TEST(!isMailAddress(std::string(65, 'a') + "@b"));
    BOOST_TEST(!isMailAddress("a@" + std::string(260, 'b')));
    BOOST_TEST(nameOfFault(mailOf({"nobody", "x", {}}, "ra@example.org", kAt)) == "input-invalid");
}

BOOST_AUTO_TEST_CASE(a_masked_address_keeps_the_name_back) {
    BOOST_TEST(maskedAddress("maria@example.pl") == "m•••@example.pl");
    BOOST_TEST(maskedAddress("m@example.pl") == "m•••@example.pl");
}

BOOST_AUTO_TEST_CASE(every_language_has_its_own_words_with_all_that_belongs_in) {
    std::vector<std::string> subjects;
    for (const auto& [language, catalogue] : kiosk_ui::languages()) {
        const MailMessage link =
            pinLinkMail(language, "a@b", {"https://x/pin/0123", ReleaseKey::GenerationCode, kAt});
        const MailMessage transport =
            pinLinkMail(language, "a@b", {"https://x/pin/0123", ReleaseKey::Identity, kAt});
        const std::string transportText{textOf(transport.text.bytes())};
        const std::string linkText{textOf(link.text.bytes())};
        for (const std::string& text : {linkText, transportText}) {
            BOOST_TEST(text.find("https://x/pin/0123\n") != std::string::npos);
            BOOST_TEST(text.find("2026-11-22") != std::string::npos);
        }
        BOOST_TEST(transportText != linkText);
        const MailMessage code = signingCodeMail(language, "a@b", Secret::copyOf(bytesOf("123456")), "c0ffee",
                                                 std::chrono::minutes{10});
        const std::string codeText{textOf(code.text.bytes())};
        BOOST_TEST(codeText.starts_with("123456\n"));
        BOOST_TEST(codeText.find("c0ffee\n") != std::string::npos);
        BOOST_TEST(codeText.find(" 10 ") != std::string::npos);
        for (const std::string& subject : {link.subject, transport.subject}) {
            for (const std::string& other : subjects)
                BOOST_TEST(other != subject);
            subjects.push_back(subject);
        }
    }
    BOOST_TEST(pinLinkMail("de", "a@b", {"x", ReleaseKey::GenerationCode, kAt}).subject ==
               pinLinkMail("en", "a@b", {"x", ReleaseKey::GenerationCode, kAt}).subject);
}

BOOST_AUTO_TEST_SUITE_END()
