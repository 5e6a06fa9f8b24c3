#include "tests/support/timestamp_authority.h"

#include "tests/support/send_all.h"

#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <mutex>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace rapoint::test {

namespace {

constexpr std::size_t kMaxRequest = 16384;

constexpr const char* kConfiguration = R"(
[req]
distinguished_name = name
[name]
[tsa]
default_tsa = tests
[tests]
dir = .
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.3.6.1.4.1.99999.1
digests = sha256
accuracy = secs:1
clock_precision_digits = 3
ordering = no
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
)";

constexpr const char* kForTimestamps =
    "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n"
    "extendedKeyUsage=critical,timeStamping\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n";

void write(const std::string& file, std::string_view content) {
    std::ofstream{file, std::ios::binary} << content;
}

Bytes read(const std::string& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// The body of one request; empty when the line ends before it.
std::string bodyOf(int connection) {
    std::string request;
    std::array<char, 4096> piece{};
    while (request.size() < kMaxRequest) {
        const auto end = request.find("\r\n\r\n");
        const auto length = request.find("Content-Length: ");
        if (end != std::string::npos && length != std::string::npos) {
            const auto size = std::strtoul(request.c_str() + length + 16, nullptr, 10);
            if (request.size() >= end + 4 + size)
                return request.substr(end + 4, size);
        }
        const auto got = ::recv(connection, piece.data(), piece.size(), 0);
        if (got <= 0)
            return {};
        request.append(piece.data(), static_cast<std::size_t>(got));
    }
    return {};
}

/// The serial numbers of one authority are counted in one file.
std::mutex& oneAtATime() {
    static std::mutex mutex;
    return mutex;
}

} // namespace

void TimestampAuthority::shell(const std::string& command) const {
    if (std::system(("cd '" + m_directory.path().string() + "' && " + command + " >/dev/null 2>&1").c_str()) != 0)
        throw std::runtime_error{"the tests' timestamp authority failed: " + command};
}

TimestampAuthority::TimestampAuthority() {
    write(at("tsa.cnf"), kConfiguration);
    write(at("tsa.ext"), kForTimestamps);
    write(at("serial"), "01\n");
    const std::string newKey = "openssl req -config tsa.cnf -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes ";
    shell(newKey + "-x509 -days 9000 -subj '/CN=Test timestamp root' -addext 'basicConstraints=critical,CA:TRUE' "
                   "-addext 'keyUsage=critical,keyCertSign' -keyout root.key -out root.pem");
    shell(newKey + "-subj '/CN=Test timestamps' -keyout tsa.key -out tsa.csr");
    shell("openssl x509 -req -in tsa.csr -CA root.pem -CAkey root.key -set_serial 2 -days 3650 -extfile tsa.ext "
          "-out tsa.pem");
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(m_listener, 8) != 0 ||
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error{"no port for the tests' timestamp authority"};
    m_port = ntohs(address.sin_port);
    m_thread = std::thread{[this] { run(); }};
}

TimestampAuthority::~TimestampAuthority() {
    ::shutdown(m_listener, SHUT_RDWR);
    m_thread.join();
    ::close(m_listener);
}

std::vector<Bytes> TimestampAuthority::authorities() const {
    shell("openssl x509 -in root.pem -outform DER -out root.der");
    return {read(at("root.der"))};
}

Bytes TimestampAuthority::answer(ByteView query) const {
    const std::lock_guard lock{oneAtATime()};
    write(at("query"), textOf(query));
    shell("openssl ts -reply -config tsa.cnf -section tests -queryfile query -signer tsa.pem -inkey tsa.key "
          "-chain root.pem -out reply");
    return read(at("reply"));
}

Bytes TimestampAuthority::tokenOf(ByteView query, const std::string& extensions, const std::string& days) const {
    write(at("sound"), textOf(answer(query)));
    write(at("other.ext"), extensions);
    shell("openssl ts -reply -in sound -token_out -out sound.tst");
    shell("openssl cms -verify -noverify -inform DER -in sound.tst -out content");
    shell("openssl req -config tsa.cnf -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN=Test "
          "timestamps' "
          "-keyout other.key -out other.csr");
    shell("openssl x509 -req -in other.csr -CA root.pem -CAkey root.key -set_serial 3 -days " + days +
          " -extfile other.ext -out other.pem");
    shell("openssl cms -sign -binary -nodetach -cades -nosmimecap -econtent_type 1.2.840.113549.1.9.16.1.4 "
          "-in content -signer other.pem -inkey other.key -outform DER -out other.tst");
    return read(at("other.tst"));
}

void TimestampAuthority::run() {
    for (;;) {
        const int connection = ::accept(m_listener, nullptr, nullptr);
        if (connection < 0)
            return;
        serve(connection);
        ::close(connection);
    }
}

void TimestampAuthority::serve(int connection) {
    const std::string query = bodyOf(connection);
    if (query.empty())
        return;
    ++m_asked;
    const Bytes reply = answer(bytesOf(query));
    std::string whole = "HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\nConnection: close\r\n"
                        "Content-Length: " +
                        std::to_string(reply.size()) + "\r\n\r\n" + std::string{textOf(reply)};
    if (m_spoil)
        whole = m_spoil(std::move(whole));
    sendAll(connection, whole);
}

} // namespace rapoint::test
