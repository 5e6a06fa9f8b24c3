#include "sync/transfer/http_answer.h"

#include "station/base/text.h"
#include "sync/transfer/upload_headers.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace rapoint::sync {

namespace {

constexpr std::size_t kHeadLimit = 16384;
constexpr std::size_t kReasonLimit = 200;

tl::unexpected<Fault> garbage(std::string detail) {
    return failure(FaultCode::CentralGarbage, std::move(detail));
}

std::string lowered(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

/// RFC 9110 §5.6.2.
bool isToken(std::string_view text) {
    constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               kMarks.find(c) != std::string_view::npos;
    });
}

bool isPrintable(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
}

template <class T>
Result<> takeOnce(std::optional<T>& place, std::optional<T> value) {
    if (place || !value)
        return garbage("a header of the upload is wrong or given twice");
    place = value;
    return {};
}

} // namespace

Result<> HttpAnswerReader::takeLine(std::string_view line) {
    m_headSize += line.size();
    if (m_headSize > kHeadLimit)
        return garbage("the head of the answer is too large");
    while (line.ends_with('\n') || line.ends_with('\r'))
        line.remove_suffix(1);
    if (line.empty())
        return {};
    if (line.starts_with("HTTP/")) {
        m_answer = {};
        const auto space = line.find(' ');
        const auto status =
            space == std::string_view::npos ? std::nullopt : byteCountFrom(line.substr(space + 1, 3));
        if (!status || *status < 100 || *status > 599 || !(line.size() == space + 4 || line[space + 4] == ' '))
            return garbage("the answer's status line is wrong");
        m_answer.status = static_cast<int>(*status);
        return {};
    }
    const auto colon = line.find(':');
    if (m_answer.status == 0 || colon == std::string_view::npos || !isToken(line.substr(0, colon)))
        return garbage("the answer has a line that is no header");
    return takeField(lowered(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
}

Result<> HttpAnswerReader::takeField(std::string_view name, std::string_view value) {
    if (!isPrintable(value))
        return garbage("a header of the answer is not printable");
    if (name == "upload-offset")
        return takeOnce(m_answer.uploadOffset, byteCountFrom(value));
    if (name == "upload-complete")
        return takeOnce(m_answer.uploadComplete, booleanFrom(value));
    if (name == "repr-digest")
        return takeOnce(m_answer.digest, digestFrom(value));
    if (name == "content-type") {
        if (!m_answer.mediaType.empty())
            return garbage("the answer has two content types");
        m_answer.mediaType = lowered(trimmed(value.substr(0, value.find(';'))));
    }
    return {};
}

Result<> HttpAnswerReader::takeBody(ByteView part) {
    if (part.size() > m_bodyLimit - m_answer.body.size())
        return garbage("the answer is larger than " + std::to_string(m_bodyLimit) + " bytes");
    m_answer.body.insert(m_answer.body.end(), part.begin(), part.end());
    return {};
}

Result<HttpAnswer> HttpAnswerReader::finish() && {
    if (m_answer.status == 0)
        return garbage("the answer has no status");
    return std::move(m_answer);
}

std::string reasonOf(const HttpAnswer& answer) {
    if (answer.mediaType != "application/problem+json" || answer.body.size() > 4096)
        return {};
    const auto problem = nlohmann::json::parse(answer.body.begin(), answer.body.end(), nullptr, false);
    if (!problem.is_object() || !problem.contains("title") || !problem["title"].is_string())
        return {};
    auto title = problem["title"].get<std::string>();
    if (title.size() > kReasonLimit || !isPrintable(title) || !fromUtf8(title))
        return {};
    return title;
}

} // namespace rapoint::sync
