#pragma once

#include "station/base/ids.h"
#include "station/base/result.h"
#include "station/base/secret.h"

#include <filesystem>

namespace rapoint::app {

/// In a demonstration the applicant's mailbox is the central's outbox: the one-time code of the last message about
/// this case. input-missing if there is none.
Result<Secret> codeInMail(const std::filesystem::path& outbox, const CaseId& id);

} // namespace rapoint::app
