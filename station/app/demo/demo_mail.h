#pragma once

#include "station/base/ids.h"
#include "station/base/result.h"
#include "station/base/secret.h"

#include <filesystem>

namespace rapoint::app {

/// In a demonstration the applicant's mailbox is the folder into which the central hands its messages: the
/// one-time code of the last one about this case, which is at least its code number `atLeast`. Waits some seconds
/// for it; input-missing if it does not come.
Result<Secret> codeInMail(const std::filesystem::path& mailbox, const CaseId& id, int atLeast = 1);

/// Where a demonstration's mailbox is in its work directory.
std::filesystem::path mailboxOf(const std::filesystem::path& work);

} // namespace rapoint::app
