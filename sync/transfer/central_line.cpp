#include "sync/transfer/central_line.h"

#include "station/crypto/openssl_der.h"
#include "station/crypto/token_pkey.h"
#include "sync/transfer/curl_parts.h"

#include <openssl/ssl.h>

#include <algorithm>
#include <array>

namespace rapoint::sync {

namespace {

using SteadyClock = std::chrono::steady_clock;

/// What the callbacks of one exchange see.
struct Exchange : AnswerInProgress {
    const HttpRequest* request = nullptr;
    std::chrono::milliseconds stalledAfter{};
    SteadyClock::time_point lastMove = SteadyClock::now();
    curl_off_t moved = 0;
    bool stalled = false;
};

// libcurl calls this at least once a second, so a silent line is noticed at most a second late.
int onProgress(void* context, curl_off_t, curl_off_t received, curl_off_t, curl_off_t sent) {
    auto& exchange = *static_cast<Exchange*>(context);
    const auto now = SteadyClock::now();
    if (received + sent != exchange.moved) {
        exchange.moved = received + sent;
        exchange.lastMove = now;
        if (exchange.request->sent)
            exchange.request->sent(static_cast<std::size_t>(sent));
    }
    exchange.stalled = now - exchange.lastMove > exchange.stalledAfter;
    return exchange.stalled ? 1 : 0;
}

} // namespace

struct CentralLine::State {
    CentralEndpoint endpoint;
    TransferLimits limits;
    SigningKey& key;
    EasyHandle easy;
    std::array<char, CURL_ERROR_SIZE> words{};
    EvpPkey pkey;
    bool wrongCertificate = false;
    bool refusedByAlert = false;
    bool broke = false;

    State(CentralEndpoint at, SigningKey& with, TransferLimits within)
        : endpoint{std::move(at)}
        , limits{within}
        , key{with} {}

    static int verifyPinned(X509_STORE_CTX* store, void* context);
    static void onTls(const SSL* ssl, int where, int value);
    static CURLcode onTlsContext(CURL*, void* tls, void* context);

    Result<> open();
    CURLcode prepareTls(SSL_CTX* tls);
    CURLcode prepare(Exchange& exchange, curl_slist* headers);
    Fault faultOf(CURLcode code, const Exchange& exchange);
};

namespace {

int stateIndex() {
    static const int index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
    return index;
}

} // namespace

// The pinned certificate instead of a chain: X509_V_OK only for the very same bytes.
int CentralLine::State::verifyPinned(X509_STORE_CTX* store, void* context) {
    auto& state = *static_cast<State*>(context);
    const auto shown = toDer(X509_STORE_CTX_get0_cert(store));
    const bool same = shown && *shown == state.endpoint.serverCertificate;
    state.wrongCertificate = !same;
    X509_STORE_CTX_set_error(store, same ? X509_V_OK : X509_V_ERR_CERT_UNTRUSTED);
    return same ? 1 : 0;
}

void CentralLine::State::onTls(const SSL* ssl, int where, int value) {
    if ((where & SSL_CB_READ_ALERT) == SSL_CB_READ_ALERT && (value >> 8) == SSL3_AL_FATAL)
        static_cast<State*>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), stateIndex()))->refusedByAlert = true;
}

CURLcode CentralLine::State::onTlsContext(CURL*, void* tls, void* context) {
    return static_cast<State*>(context)->prepareTls(static_cast<SSL_CTX*>(tls));
}

CURLcode CentralLine::State::prepareTls(SSL_CTX* tls) {
    const auto certificate = certificateFromDer(key.certificate());
    if (!certificate || SSL_CTX_use_certificate(tls, certificate->get()) != 1 ||
        SSL_CTX_use_PrivateKey(tls, pkey.get()) != 1 || SSL_CTX_set_min_proto_version(tls, TLS1_3_VERSION) != 1 ||
        SSL_CTX_set_ex_data(tls, stateIndex(), this) != 1)
        return CURLE_SSL_CERTPROBLEM;
    SSL_CTX_set_cert_verify_callback(tls, verifyPinned, this);
    SSL_CTX_set_info_callback(tls, onTls);
    return CURLE_OK;
}

Result<> CentralLine::State::open() {
    if (easy)
        return {};
    RAPOINT_TRY(pkey, pkeyOf(key));
    easy = startedHandle();
    if (!easy)
        return failure(FaultCode::Internal, "libcurl does not start");
    return {};
}

CURLcode CentralLine::State::prepare(Exchange& exchange, curl_slist* headers) {
    CURL* e = easy.get();
    curl_easy_reset(e); // keeps the connection
    CURLcode failed = CURLE_OK;
    const auto set = [&](CURLoption option, auto value) {
        if (const CURLcode code = curl_easy_setopt(e, option, value); code != CURLE_OK)
            failed = code;
    };
    const HttpRequest& request = *exchange.request;
    const bool numeric = endpoint.host.find(':') != std::string::npos;
    const std::string host = numeric ? "[" + endpoint.host + "]" : endpoint.host;
    set(CURLOPT_URL, ("https://" + host + ":" + std::to_string(endpoint.port) + request.path).c_str());
    set(CURLOPT_PROTOCOLS_STR, "https");
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_ERRORBUFFER, words.data());
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(limits.request.count()));
    // The pin decides in verifyPinned; the system's trust anchors are not even loaded.
    set(CURLOPT_CAINFO, static_cast<char*>(nullptr));
    set(CURLOPT_CAPATH, static_cast<char*>(nullptr));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 0L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_3));
    set(CURLOPT_SSL_CTX_FUNCTION, &onTlsContext);
    set(CURLOPT_SSL_CTX_DATA, static_cast<void*>(this));
    set(CURLOPT_HTTPHEADER, headers);
    set(CURLOPT_HEADERFUNCTION, &AnswerInProgress::onHeader);
    AnswerInProgress* const answer = &exchange;
    set(CURLOPT_HEADERDATA, static_cast<void*>(answer));
    set(CURLOPT_WRITEFUNCTION, &AnswerInProgress::onBody);
    set(CURLOPT_WRITEDATA, static_cast<void*>(answer));
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &onProgress);
    set(CURLOPT_XFERINFODATA, static_cast<void*>(&exchange));
    if (request.method == "HEAD") {
        set(CURLOPT_NOBODY, 1L);
    } else if (request.method != "GET") {
        set(CURLOPT_POST, 1L);
        set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        set(CURLOPT_POSTFIELDS, reinterpret_cast<const char*>(request.body.data()));
    }
    return failed;
}

Fault CentralLine::State::faultOf(CURLcode code, const Exchange& exchange) {
    if (!exchange.readable)
        return exchange.readable.error();
    if (auto fault = takeSigningFault(pkey.get()))
        return *fault;
    if (wrongCertificate)
        return {FaultCode::CentralUntrusted, "the server's certificate is not the pinned one"};
    if (refusedByAlert)
        return {FaultCode::CentralRefused, "the central does not accept this station's certificate"};
    const std::string_view text{words.data()};
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return {FaultCode::CentralUnreachable, "the central's name is not known to the network"};
    case CURLE_COULDNT_CONNECT:
        return {FaultCode::CentralUnreachable, "no connection to the central"};
    case CURLE_OPERATION_TIMEDOUT:
    case CURLE_ABORTED_BY_CALLBACK:
        return {FaultCode::CentralSlow, exchange.stalled ? "nothing moved on the line" : "the time is over"};
    case CURLE_PEER_FAILED_VERIFICATION:
        return {FaultCode::CentralUntrusted, "the server's certificate was not verified"};
    case CURLE_SSL_CERTPROBLEM:
        return {FaultCode::ConfigurationInvalid, "the station's certificate does not fit its key"};
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
        broke = true;
        return {FaultCode::CentralUnreachable, "the line broke"};
    case CURLE_SSL_CONNECT_ERROR:
        // OpenSSL's reasons for a line that ended, as libcurl words them.
        if (text.find("SYSCALL") != std::string_view::npos || text.find("eof") != std::string_view::npos ||
            text.find("reset") != std::string_view::npos)
            return {FaultCode::CentralUnreachable, "the line broke in the handshake"};
        return {FaultCode::CentralGarbage, "what answers does not speak TLS 1.3"};
    case CURLE_OUT_OF_MEMORY:
        return {FaultCode::Internal, "out of memory"};
    default:
        return {FaultCode::CentralGarbage, curl_easy_strerror(code)};
    }
}

CentralLine::CentralLine(CentralEndpoint endpoint, SigningKey& key, TransferLimits limits)
    : m_state{std::make_unique<State>(std::move(endpoint), key, limits)} {}

CentralLine::~CentralLine() = default;

bool CentralLine::broke() const {
    return m_state->broke;
}

Result<HttpAnswer> CentralLine::exchange(const HttpRequest& request) {
    RAPOINT_CHECK(m_state->open());
    HeaderList headers;
    std::vector<std::string> lines = request.headers;
    lines.emplace_back("Expect:"); // no waiting for 100-continue
    for (const std::string& line : lines) {
        curl_slist* longer = curl_slist_append(headers.get(), line.c_str());
        if (longer == nullptr)
            return failure(FaultCode::Internal, "out of memory");
        static_cast<void>(headers.release());
        headers.reset(longer);
    }
    Exchange exchange{{HttpAnswerReader{request.answerLimit}, {}}, &request, m_state->limits.stalled};
    m_state->words.fill('\0');
    m_state->wrongCertificate = m_state->refusedByAlert = m_state->broke = false;
    CURLcode code = m_state->prepare(exchange, headers.get());
    if (code == CURLE_OK)
        code = curl_easy_perform(m_state->easy.get());
    if (code != CURLE_OK)
        return tl::make_unexpected(m_state->faultOf(code, exchange));
    return std::move(exchange.reader).finish();
}

} // namespace rapoint::sync
