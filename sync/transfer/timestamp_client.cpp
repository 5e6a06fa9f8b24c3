#include "sync/transfer/timestamp_client.h"

#include "station/base/random.h"
#include "sync/transfer/curl_parts.h"

namespace rapoint::sync {

namespace {

Fault faultOf(CURLcode code, const AnswerInProgress& exchange) {
    if (!exchange.readable)
        return {FaultCode::CentralGarbage,
                "the timestamp authority's answer: " + exchange.readable.error().detail};
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
        return {FaultCode::CentralUnreachable, "the timestamp authority is not reached"};
    case CURLE_OPERATION_TIMEDOUT:
        return {FaultCode::CentralSlow, "the timestamp authority did not answer in time"};
    default:
        return {FaultCode::CentralGarbage, std::string{"the timestamp authority: "} + curl_easy_strerror(code)};
    }
}

} // namespace

struct TimestampClient::Line {
    EasyHandle easy;
    HeaderList headers;

    CURLcode prepare(const std::string& address, const Limits& limits, ByteView question,
                     AnswerInProgress& exchange) const;
};

CURLcode TimestampClient::Line::prepare(const std::string& address, const Limits& limits, ByteView question,
                                        AnswerInProgress& exchange) const {
    curl_easy_reset(easy.get()); // keeps the connection
    CURLcode failed = CURLE_OK;
    const auto set = [&](CURLoption option, auto value) {
        if (const CURLcode code = curl_easy_setopt(easy.get(), option, value); code != CURLE_OK)
            failed = code;
    };
    set(CURLOPT_URL, address.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(limits.request.count()));
    set(CURLOPT_HTTPHEADER, headers.get());
    set(CURLOPT_HEADERFUNCTION, &AnswerInProgress::onHeader);
    set(CURLOPT_HEADERDATA, static_cast<void*>(&exchange));
    set(CURLOPT_WRITEFUNCTION, &AnswerInProgress::onBody);
    set(CURLOPT_WRITEDATA, static_cast<void*>(&exchange));
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(question.size()));
    set(CURLOPT_POSTFIELDS, reinterpret_cast<const char*>(question.data()));
    return failed;
}

TimestampClient::TimestampClient(TimestampService service, Limits limits)
    : m_service{std::move(service)}
    , m_limits{limits} {}

TimestampClient::~TimestampClient() = default;

Result<Bytes> TimestampClient::ask(ByteView question) {
    if (!m_line) {
        auto line = std::make_unique<Line>();
        line->easy = startedHandle();
        line->headers.reset(curl_slist_append(nullptr, "Content-Type: application/timestamp-query"));
        if (!line->easy || !line->headers)
            return failure(FaultCode::Internal, "libcurl does not start");
        m_line = std::move(line);
    }
    AnswerInProgress exchange{HttpAnswerReader{kMaxTimestampAnswer}};
    CURLcode code = m_line->prepare(m_service.address, m_limits, question, exchange);
    if (code == CURLE_OK)
        code = curl_easy_perform(m_line->easy.get());
    if (code != CURLE_OK)
        return tl::make_unexpected(faultOf(code, exchange));
    RAPOINT_TRY(HttpAnswer answer, std::move(exchange.reader).finish());
    if (answer.status != 200)
        return failure(FaultCode::CentralRefused,
                       "the timestamp authority answers with status " + std::to_string(answer.status));
    if (answer.mediaType != "application/timestamp-reply")
        return failure(FaultCode::CentralGarbage, "the timestamp authority's answer is no timestamp-reply");
    return std::move(answer.body);
}

Result<Timestamp> TimestampClient::timestamp(const Digest& value) {
    if (m_service.address.empty())
        return failure(FaultCode::ConfigurationInvalid, "no timestamp authority is configured");
    SystemRandom random;
    const TimestampQuery query = TimestampQuery::about(value, random);
    RAPOINT_TRY(const Bytes question, query.der());
    if (std::chrono::steady_clock::now() < m_restUntil)
        return failure(FaultCode::CentralUnreachable, "the timestamp authority was not reached a moment ago");
    const auto answer = ask(question);
    if (!answer) {
        m_restUntil = std::chrono::steady_clock::now() + m_limits.rest;
        return tl::make_unexpected(answer.error());
    }
    return timestampIn(*answer, query, m_service.authorities);
}

} // namespace rapoint::sync
