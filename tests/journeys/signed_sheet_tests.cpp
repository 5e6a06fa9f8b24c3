#include "printing/layout/qr_code.h"
#include "station/base/file_bytes.h"
#include "station/ports/sheet_code.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/printing/pdf_probe.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <map>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace {

/// A sheet of paper under the camera with this code at its foot.
Bytes sheetWith(const std::string& text) {
    constexpr int module = 6;
    cv::Mat sheet{1100, 800, CV_8UC1, cv::Scalar{245}};
    const auto code = valueOf(printing::QrCode::of(text));
    for (int row = 0; row < code.width; ++row)
        for (int column = 0; column < code.width; ++column)
            if (code.at(row, column))
                cv::rectangle(sheet, {500 + column * module, 800 + row * module, module, module}, {20},
                              cv::FILLED);
    Bytes png;
    cv::imencode(".png", sheet, png);
    return png;
}

struct SignatureFixture : DeskFixture {
    CaseId id = begin();

    /// The inspector lays this sheet under the camera in place of the contract.
    Result<CaseProgress> scan(const Bytes& sheet) {
        lay(sheet, "sheet.png");
        auto person = people(id);
        person.on("signature", [asked = 0](const Question&, const CaseState&) mutable -> std::optional<Answer> {
            return asked++ == 0 ? std::optional<Answer>{Confirmed{}} : std::nullopt;
        });
        person.silentAt("approval");
        return advance(id, person);
    }
    std::string whyNot(const Bytes& sheet) {
        return requireFault(id, scan(sheet), FaultCode::InputInvalid).detail;
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(signed_sheet_tests, SignatureFixture)

BOOST_AUTO_TEST_CASE(only_the_last_page_of_this_contract_is_taken_as_the_signed_one) {
    stopAt(id, "signature");
    const CaseId other = CaseId::make(station().ports().clock.now(), station().ports().random);
    BOOST_TEST(whyNot(sheetWith(toText({other.text(), 3, 3}))) == "the sheet belongs to another case");
    BOOST_TEST(whyNot(sheetWith(toText({id.text(), 2, 3}))) == "this is page 2; the signatures are on page 3");
    BOOST_TEST(whyNot(sheetWith("https://example.org/")) == "the sheet's QR code cannot be read");
    BOOST_TEST(whyNot(sheetWith(id.text())) == "the sheet's QR code cannot be read");
    BOOST_TEST(!state(id).contractSigned.has_value());
    const auto progress = scan(sheetWith(toText({id.text(), 3, 3})));
    requireDone(progress);
    BOOST_TEST(progress->question.value().what == "approval");
    BOOST_TEST(state(id).contractSigned.has_value());
    requireRefused(id, "the test is over");
}

BOOST_AUTO_TEST_CASE(each_printed_copy_says_which_it_is_and_either_may_come_back) {
    const CaseState stopped = stopAt(id, "signature");
    BOOST_REQUIRE_EQUAL(stopped.contract->numbered.size(), 2U);
    const auto wordsOf = [&](const EvidenceRef& sheet) {
        return textOfPdf(valueOf(station().ports().evidence.get(id, sheet)));
    };
    const std::string first = wordsOf(stopped.contract->numbered[0]);
    const std::string second = wordsOf(stopped.contract->numbered[1]);
    BOOST_TEST(first.find("egzemplarz 1 z 2") != std::string::npos);
    BOOST_TEST(first.find("copy 1 of 2") != std::string::npos);
    BOOST_TEST(second.find("egzemplarz 2 z 2") != std::string::npos);
    BOOST_TEST(second.find("copy 2 of 2") != std::string::npos);
    BOOST_TEST(wordsOf(stopped.contract->contract).find("of 2 ·") == std::string::npos);
    // Both came out, in their order.
    std::map<int, std::string> printed;
    for (const auto& entry : std::filesystem::directory_iterator{contractSpool()})
        if (entry.path().extension() == ".pdf" &&
            entry.path().filename().string().find(id.text()) != std::string::npos)
            printed[std::stoi(entry.path().filename().string())] =
                textOfPdf(valueOf(rapoint::readFile(entry.path(), 8U << 20)));
    BOOST_REQUIRE_EQUAL(printed.size(), 2U);
    BOOST_TEST(printed.begin()->second == first);
    BOOST_TEST(std::next(printed.begin())->second == second);
    requireCompleted(id); // the second one is laid under the camera
}

BOOST_AUTO_TEST_CASE(a_sheet_code_is_a_name_and_a_page_of_pages) {
    BOOST_TEST(toText({"0192f3a0", 2, 3}) == "0192f3a0 2/3");
    BOOST_TEST((sheetCodeFromText("0192f3a0 2/3") == SheetCode{"0192f3a0", 2, 3}));
    for (const std::string wrong :
         {"", "0192f3a0", "0192f3a0 2", "0192f3a0 0/3", "0192f3a0 4/3", "0192f3a0 2/3x", "0192f3a0 +2/3",
          "0192f3a0 2/99999999999", " 1/1", "0192f3a0 /", "0192f3a0 2/"})
        BOOST_TEST(!sheetCodeFromText(wrong), wrong);
}

BOOST_AUTO_TEST_SUITE_END()
