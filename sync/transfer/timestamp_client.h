#pragma once

#include "station/ports/timestamp_source.h"
#include "sync/transfer/timestamp_service.h"

#include <chrono>
#include <memory>

namespace rapoint::sync {

/// Asks a timestamp authority over HTTP (RFC 3161 §3.4), one question in one exchange. The line need not be
/// trusted: what comes is verified. Keeps its connection; one thread.
class TimestampClient final : public TimestampSource {
public:
    struct Limits {
        std::chrono::milliseconds connect{3'000};
        std::chrono::milliseconds request{8'000};
        std::chrono::milliseconds rest{60'000}; ///< after it was not reached; until then nobody waits for it
    };

    explicit TimestampClient(TimestampService service)
        : TimestampClient{std::move(service), Limits{}} {}
    TimestampClient(TimestampService service, Limits limits);
    ~TimestampClient() override;
    TimestampClient(const TimestampClient&) = delete;
    TimestampClient& operator=(const TimestampClient&) = delete;

    Result<Timestamp> timestamp(const Digest& value) override;

private:
    struct Line;
    Result<Bytes> ask(ByteView question);

    TimestampService m_service;
    Limits m_limits;
    std::chrono::steady_clock::time_point m_restUntil{};
    std::unique_ptr<Line> m_line;
};

} // namespace rapoint::sync
