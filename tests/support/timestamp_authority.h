#pragma once

#include "station/base/bytes.h"
#include "tests/support/temporary_directory.h"

#include <atomic>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace rapoint::test {

/// A timestamp authority of the tests' own: `openssl ts` behind a small HTTP responder on the loopback, with a
/// root of its own. It answers until the test ends.
class TimestampAuthority {
public:
    TimestampAuthority();
    ~TimestampAuthority();
    TimestampAuthority(const TimestampAuthority&) = delete;
    TimestampAuthority& operator=(const TimestampAuthority&) = delete;

    std::string address() const { return "http://127.0.0.1:" + std::to_string(m_port) + "/tsa"; }
    /// Of the root, PEM.
    std::filesystem::path rootFile() const { return m_directory.path() / "root.pem"; }
    /// Of the root, DER.
    std::vector<Bytes> authorities() const;
    /// TimeStampResp to a TimeStampReq, both DER, without the line.
    Bytes answer(ByteView query) const;
    /// The token in an answer, signed by another certificate that the root issues, with these lines of an
    /// extension file: what `openssl ts` itself refuses to make.
    Bytes tokenOf(ByteView query, const std::string& extensions, const std::string& days = "365") const;

    /// From now on the whole HTTP answer is what this makes of the sound one; called in the responder's thread.
    void spoil(std::function<std::string(std::string)> how) { m_spoil = std::move(how); }
    int asked() const { return m_asked; }

private:
    void run();
    void serve(int connection);
    std::string at(const std::string& name) const { return (m_directory.path() / name).string(); }
    void shell(const std::string& command) const;

    tests::TemporaryDirectory m_directory;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::atomic<int> m_asked = 0;
    std::function<std::string(std::string)> m_spoil{};
    std::thread m_thread;
};

} // namespace rapoint::test
