#include "sync/transfer/http_answer.h"
#include "sync/transfer/upload_headers.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::sync;

namespace {

Result<HttpAnswer> read(std::initializer_list<std::string_view> lines, std::string_view body = {}) {
    HttpAnswerReader reader{100};
    for (const auto line : lines)
        RAPOINT_CHECK(reader.takeLine(line));
    RAPOINT_CHECK(reader.takeBody(bytesOf(body)));
    return std::move(reader).finish();
}

bool isGarbage(const Result<HttpAnswer>& answer) {
    return !answer && answer.error().code == FaultCode::CentralGarbage;
}

} // namespace

BOOST_AUTO_TEST_SUITE(http_answer_tests)

BOOST_AUTO_TEST_CASE(the_upload_headers_are_read_whatever_their_case) {
    const Digest digest = Digest::of(bytesOf("x"));
    const auto answer =
        read({"HTTP/1.1 200 OK\r\n", "upload-OFFSET: 12\r\n", "Upload-Complete: ?1\r\n",
              "Repr-Digest: " + headerValue(digest) + "\r\n", "Content-Type: Application/CMS; a=b\r\n", "\r\n"},
             "body");
    BOOST_REQUIRE(answer);
    BOOST_TEST(answer->status == 200);
    BOOST_TEST(answer->uploadOffset.value() == 12U);
    BOOST_TEST(answer->uploadComplete.value());
    BOOST_TEST((answer->digest == digest));
    BOOST_TEST(answer->mediaType == "application/cms");
    BOOST_TEST(textOf(answer->body) == "body");
}

BOOST_AUTO_TEST_CASE(an_interim_answer_is_followed_by_the_real_one) {
    const auto answer = read({"HTTP/1.1 100 Continue", "", "HTTP/1.1 409 Conflict", "Upload-Offset: 3"});
    BOOST_REQUIRE(answer);
    BOOST_TEST(answer->status == 409);
}

BOOST_AUTO_TEST_CASE(what_is_no_answer_is_garbage) {
    BOOST_TEST(isGarbage(read({})));
    BOOST_TEST(isGarbage(read({"HTTP/1.1 20 OK"})));
    BOOST_TEST(isGarbage(read({"HTTP/1.1 999 OK"})));
    BOOST_TEST(isGarbage(read({"HTTP/1.1 2000"})));
    BOOST_TEST(isGarbage(read({"Upload-Offset: 1"})));
    BOOST_TEST(isGarbage(read({"HTTP/1.1 200", "no header"})));
    BOOST_TEST(isGarbage(read({"HTTP/1.1 200", "a b: c"})));
    BOOST_TEST(isGarbage(read({"HTTP/1.1 200", "X: \x01"})));
    BOOST_TEST(isGarbage(read({"HTTP/1.1 200", "X: " + std::string(20000, 'x')})));
}

BOOST_AUTO_TEST_CASE(wrong_and_double_upload_headers_are_garbage) {
    for (const char* line : {"Upload-Offset: -1", "Upload-Offset: 1x", "Upload-Offset:", "Upload-Offset: 007",
                             "Upload-Offset: 99999999999999999999", "Upload-Complete: true",
                             "Repr-Digest: sha-256=:AAAA:", "Repr-Digest: md5=:AAAA:", "Repr-Digest: sha-256=:"})
        BOOST_TEST(isGarbage(read({"HTTP/1.1 200", line})), line);
    BOOST_TEST(isGarbage(read({"HTTP/1.1 200", "Upload-Offset: 1", "Upload-Offset: 1"})));
}

BOOST_AUTO_TEST_CASE(a_body_above_the_limit_is_garbage) {
    BOOST_TEST(read({"HTTP/1.1 200"}, std::string(100, 'x')).has_value());
    BOOST_TEST(isGarbage(read({"HTTP/1.1 200"}, std::string(101, 'x'))));
}

BOOST_AUTO_TEST_CASE(only_a_printable_title_of_a_problem_is_a_reason) {
    const auto reason = [](std::string_view type, std::string_view body) {
        return reasonOf({400, std::string{type}, {}, {}, {}, {body.begin(), body.end()}});
    };
    BOOST_TEST(reason("application/problem+json", R"({"title":"too late"})") == "too late");
    BOOST_TEST(reason("text/html", R"({"title":"too late"})").empty());
    BOOST_TEST(reason("application/problem+json", R"({"title":7})").empty());
    BOOST_TEST(reason("application/problem+json", R"({"title":"a\u001b[2J"})").empty());
    BOOST_TEST(reason("application/problem+json", "{").empty());
    BOOST_TEST(reason("application/problem+json", R"({"title":")" + std::string(300, 'x') + "\"}").empty());
}

BOOST_AUTO_TEST_SUITE_END()
