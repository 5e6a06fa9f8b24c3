#pragma once

#include "station/base/result.h"

#include <boost/test/unit_test.hpp>

#include <string_view>
#include <utility>

namespace rapoint::test {

/// The value, or the test ends with the fault's words.
template <class T>
T valueOf(Result<T> result) {
    BOOST_REQUIRE_MESSAGE(result.has_value(), explain(result ? Fault{} : result.error()));
    return std::move(*result);
}

template <class T>
void requireDone(const Result<T>& result) {
    BOOST_REQUIRE_MESSAGE(result.has_value(), explain(result ? Fault{} : result.error()));
}

/// The stable name of the fault, "" without one.
template <class T>
std::string_view nameOfFault(const Result<T>& result) {
    return result ? std::string_view{} : rowOf(result.error().code).name;
}

template <class T>
void checkFault(const Result<T>& result, FaultCode code) {
    BOOST_TEST(nameOfFault(result) == rowOf(code).name);
}

} // namespace rapoint::test
