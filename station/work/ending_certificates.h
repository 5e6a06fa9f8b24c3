#pragma once

#include "station/work/workbench.h"

#include <chrono>
#include <string>
#include <vector>

namespace rapoint::work {

/// How long before its end a certificate is renewed, and named where it was not.
inline constexpr std::chrono::days kEndsSoon{30};

/// A certificate of the station or of an officer that has to be renewed now.
struct EndingCertificate {
    std::string name; ///< of the station or officer
    Instant endsAt{};
    long daysLeft = 0; ///< begun ones count whole; zero when it has ended
};

/// Of the station, and of the officers who have signed in since it was opened: those that end within 30 days, or
/// have ended; the first to end comes first.
std::vector<EndingCertificate> endingCertificates(const Workbench& bench);

} // namespace rapoint::work
