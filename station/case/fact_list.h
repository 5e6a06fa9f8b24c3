#pragma once

#include <variant>

namespace rapoint {

/// Types of facts. Each topic's header ends with its own list; event.h joins the lists to the variant of all
/// facts.
template <class... Facts>
struct FactList {};

template <class... Lists>
struct JoinedFacts;

template <class... Facts>
struct JoinedFacts<FactList<Facts...>> {
    using Variant = std::variant<Facts...>;
};

template <class... First, class... Second, class... Rest>
struct JoinedFacts<FactList<First...>, FactList<Second...>, Rest...>
    : JoinedFacts<FactList<First..., Second...>, Rest...> {};

} // namespace rapoint
