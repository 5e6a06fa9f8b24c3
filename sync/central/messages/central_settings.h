#pragma once

#include "station/base/result.h"
#include "sync/central/messages/mail_dispatch.h"
#include "sync/transfer/timestamp_service.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

namespace rapoint::sync {

/// The settings of DIR/central.toml; each has a default.
struct CentralSettings {
    std::string language = "en";           ///< `language` of messages to holders who have not said theirs
    std::string linkAddress{};             ///< `link-address` before /pin/LINK; empty: no link is sent by e-mail
    std::chrono::days linkLife{30};        ///< `link-days`, 1 to 365
    std::string mailFrom = "ra@localhost"; ///< `mail-from`
    /// `mail-command`, ["/usr/sbin/sendmail", "-t", "-i"], or `mail-folder`, a whole path; without either,
    /// messages wait in the store.
    MailExit mail{};
    TimestampService timestamps{};         ///< `timestamp-authority`, `timestamp-trust`
    std::string listAddress{};             ///< `revocation-list-address`; empty: certificates name none
    std::size_t connections = 256;         ///< `connections`, 8 to 10000, at each listener
    std::size_t addressConnections = 64;   ///< `connections-per-address`, 4 to 10000
    std::chrono::days unfinishedUpload{7}; ///< `upload-days`, 1 to 365
    std::uint64_t stationMebibytes = 2048; ///< `station-mebibytes`, 128 to 1048576

    /// The defaults where there is no file. configuration-invalid.
    static Result<CentralSettings> load(const std::filesystem::path& directory);
};

} // namespace rapoint::sync
