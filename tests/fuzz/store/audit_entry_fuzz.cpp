#include "station/ports/audit_entry.h"

#include <cstddef>
#include <cstdlib>

using namespace rapoint;

/// A line that is read is the one line its entry has.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view line = textOf({data, size});
    const Result<AuditEntry> entry = AuditEntry::parse(line);
    if (entry && (entry->line() != line || AuditEntry::parse(entry->line()) != *entry))
        std::abort();
    return 0;
}
