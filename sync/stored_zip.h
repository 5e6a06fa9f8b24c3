#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"

#include <string>
#include <vector>

namespace rapoint::sync {

/// One member of a ZIP archive.
struct ZipEntry {
    std::string name;
    Bytes content;
};

/// What the reader takes at most.
struct ZipLimits {
    std::size_t maxEntries = 200;
    std::size_t maxEntrySize = 32U << 20;
    std::size_t maxTotalSize = 64U << 20;
};

/// A ZIP archive (APPNOTE 6.3.9) whose members are stored, not compressed: pictures and PDF are compressed
/// already, and without compression there is no bomb. In the given order, all dated 1980-01-01, no extra fields.
Bytes writeStoredZip(const std::vector<ZipEntry>& entries);

/// The reverse, strict: stored members only, each local header equal to its directory entry, back to back from the
/// first byte to the directory and nothing else; no duplicate names; CRC-32 checked. message-malformed, also when
/// a limit is passed.
Result<std::vector<ZipEntry>> readStoredZip(ByteView archive, const ZipLimits& limits = {});

} // namespace rapoint::sync
