#pragma once

#include "station/base/fault.h"

#include <tl/expected.hpp>

namespace rapoint {

/// What every port, step and parser returns: the value, or the fault that kept it from being made.
template <class T = void>
using Result = tl::expected<T, Fault>;

inline tl::unexpected<Fault> failure(FaultCode code, std::string detail = {}, FaultPart part = {}) {
    return tl::make_unexpected(Fault{code, std::move(detail), part});
}

} // namespace rapoint

#define RAPOINT_JOIN_(a, b) a##b
#define RAPOINT_JOIN(a, b) RAPOINT_JOIN_(a, b)

/// `RAPOINT_TRY(auto key, token.generateKey());` binds the value or returns the fault to the caller.
#define RAPOINT_TRY(declaration, expression)                                                                      \
    auto RAPOINT_JOIN(result_, __LINE__) = (expression);                                                          \
    if (!RAPOINT_JOIN(result_, __LINE__))                                                                         \
        return tl::make_unexpected(std::move(RAPOINT_JOIN(result_, __LINE__)).error());                           \
    declaration = std::move(*RAPOINT_JOIN(result_, __LINE__))

/// `RAPOINT_CHECK(journal.append(...));` returns the fault to the caller, if there is one.
#define RAPOINT_CHECK(expression)                                                                                 \
    if (auto result_ = (expression); !result_)                                                                    \
    return tl::make_unexpected(std::move(result_).error())
