#pragma once

#include "sync/transfer/http_answer.h"

#include <curl/curl.h>

#include <memory>

namespace rapoint::sync {

// What every exchange over libcurl needs. For sources of this folder alone.

struct EasyRelease {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
using EasyHandle = std::unique_ptr<CURL, EasyRelease>;

struct HeaderListRelease {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, HeaderListRelease>;

/// A handle, or null where libcurl does not start.
EasyHandle startedHandle();

/// The answer of an exchange as far as it has come, and why the rest was not read.
struct AnswerInProgress {
    HttpAnswerReader reader;
    Result<> readable{};

    /// CURLOPT_HEADERFUNCTION and CURLOPT_WRITEFUNCTION; the context is an AnswerInProgress*.
    static std::size_t onHeader(char* data, std::size_t, std::size_t size, void* context);
    static std::size_t onBody(char* data, std::size_t, std::size_t size, void* context);
};

} // namespace rapoint::sync
