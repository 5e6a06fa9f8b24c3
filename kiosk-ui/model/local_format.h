#pragma once

#include "station/base/clock.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace rapoint::kiosk_ui {

/// A day as the language writes it in figures: "14.05.1988", "14. 5. 1988", "14/05/1988". What is no ISO 8601 day
/// stays as it is.
std::string localDate(const std::string& isoDay, std::string_view language);
/// "14.05.1988 09:30", in UTC plus `offset` minutes.
std::string localTime(Instant at, int offset, std::string_view language);
/// A sum given in hundredths: "299,00 PLN", "PLN 299.00".
std::string localMoney(std::int64_t minor, const std::string& currency, std::string_view language);

} // namespace rapoint::kiosk_ui
