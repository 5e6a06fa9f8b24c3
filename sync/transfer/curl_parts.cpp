#include "sync/transfer/curl_parts.h"

namespace rapoint::sync {

EasyHandle startedHandle() {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    return EasyHandle{ready == CURLE_OK ? curl_easy_init() : nullptr};
}

std::size_t AnswerInProgress::onHeader(char* data, std::size_t, std::size_t size, void* context) {
    auto& answer = *static_cast<AnswerInProgress*>(context);
    answer.readable = answer.reader.takeLine({data, size});
    return answer.readable ? size : CURL_WRITEFUNC_ERROR;
}

std::size_t AnswerInProgress::onBody(char* data, std::size_t, std::size_t size, void* context) {
    auto& answer = *static_cast<AnswerInProgress*>(context);
    answer.readable = answer.reader.takeBody(bytesOf({data, size}));
    return answer.readable ? size : CURL_WRITEFUNC_ERROR;
}

} // namespace rapoint::sync
