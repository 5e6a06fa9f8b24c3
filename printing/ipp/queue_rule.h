#pragma once

#include "station/base/result.h"

#include <filesystem>
#include <string_view>

namespace rapoint::printing {

// A queue of CUPS's scheduler writes each sheet to the disk and hands it on. Sheets have personal data: a queue is
// used only where it keeps no file and its printer is at this machine.

/// Where the scheduler of this machine has its settings, cupsd.conf(5).
inline constexpr const char* kSchedulerSettings = "/etc/cups/cupsd.conf";

/// Whether a scheduler with these settings keeps no file of a finished job: PreserveJobFiles or PreserveJobHistory
/// is No, Off, False, Disabled or 0 outside of sections, and the last word on it counts (cupsd.conf(5)). Without a
/// word it keeps files for a day.
bool keepsNoFiles(std::string_view settings);
/// configuration-invalid says what to write into the file; also where it cannot be read, or is larger than 1 MiB.
Result<> checkScheduler(const std::filesystem::path& settings);

/// Whether a queue with this device-uri (RFC 8011 calls it the output device; cups(1) has the forms) passes its
/// sheets on over a cable of this machine: usb, parallel, serial, HPLIP's hp:/usb, or IPP at this machine, as
/// ipp-usb has it.
bool staysAtThisMachine(std::string_view deviceUri);

} // namespace rapoint::printing
