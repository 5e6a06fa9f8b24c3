#pragma once

#include "station/base/bytes.h"
#include "station/base/digest.h"
#include "station/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rapoint::sync {

/// What the central answered, reduced to what the station understands.
struct HttpAnswer {
    int status = 0;
    std::string mediaType;                     ///< lower case, without parameters
    std::optional<std::uint64_t> uploadOffset; ///< bytes of the package that the central holds durably
    std::optional<bool> uploadComplete;
    std::optional<Digest> digest; ///< of the whole package (Repr-Digest, RFC 9530 §3)
    Bytes body;
};

/// Builds an HttpAnswer from received lines and bytes; strict and bounded, because the sender is not trusted. One
/// object per answer, one thread.
class HttpAnswerReader {
public:
    /// `bodyLimit` in bytes.
    explicit HttpAnswerReader(std::size_t bodyLimit)
        : m_bodyLimit{bodyLimit} {}

    /// One line of the head, with or without its line end; a status line starts over (RFC 9110 §15.2, interim
    /// answers). central-garbage for a malformed, wrong or repeated header, or a head that is too large.
    Result<> takeLine(std::string_view line);
    /// central-garbage if there is more than the limit.
    Result<> takeBody(ByteView part);
    /// central-garbage if there was no status line.
    Result<HttpAnswer> finish() &&;

private:
    Result<> takeField(std::string_view name, std::string_view value);

    HttpAnswer m_answer;
    std::size_t m_bodyLimit;
    std::size_t m_headSize = 0;
};

/// The central's reason for a refusal: the member "title" of an RFC 9457 problem, printable and at most 200
/// characters; empty if the answer has no such header.
std::string reasonOf(const HttpAnswer& answer);

} // namespace rapoint::sync
