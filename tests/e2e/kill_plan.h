#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <random>

namespace rapoint::test {

/// Where one kill -9 falls: so long after the program has said so many lines (the first names the case, each of
/// the others one step that is done).
struct KillPlan {
    std::size_t afterLines = 1;
    std::chrono::microseconds delay{};
    bool onlyCentral = false;
};

/// Draws the kills of a sweep from a seed. Every step of a visit is hit about equally often, however short it is.
class KillPlanner {
public:
    /// `onlyStep` (from 0): all kills of whole visits fall into this step of the journey.
    explicit KillPlanner(std::uint64_t seed, std::optional<std::uint64_t> onlyStep = std::nullopt)
        : m_random{seed}
        , m_onlyStep{onlyStep} {}

    /// For a whole visit.
    KillPlan forVisit();
    /// For a visit that is gone on with.
    KillPlan forResumption();
    /// How many kills one case gets: mostly one, sometimes two or three.
    int killsOfCase();

private:
    std::uint64_t below(std::uint64_t limit) { return m_random() % limit; }
    KillPlan drawn(std::size_t afterLines, std::uint64_t longestMicroseconds);

    std::mt19937_64 m_random;
    std::optional<std::uint64_t> m_onlyStep;
    std::uint64_t m_next = 0;
};

} // namespace rapoint::test
