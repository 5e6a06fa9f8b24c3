#pragma once

#include "station/base/digest.h"
#include "station/base/ids.h"

#include <string>
#include <vector>

namespace rapoint::sync {

/// A file as a manifest names it.
struct ManifestFile {
    std::string name;
    std::string mediaType;
    Digest digest;
};

/// What one signer of an ASiC-E container signs: which files, and for which case (ETSI EN 319 162-1 annex A.4).
struct AsicManifest {
    CaseId caseId;
    std::string signatureName; ///< "META-INF/signature001.p7s"
    std::vector<ManifestFile> files;
};

/// A file name that needs no escaping anywhere and cannot leave a directory: letters, digits, '.', '_', '-', at
/// most 100, not beginning with a dot.
bool isPlainFileName(std::string_view name);
/// type/subtype in the characters of RFC 6838 §4.2.
bool isMediaType(std::string_view text);

/// The ASiCManifest element with SHA-256 digests; the case id is in an ASiCManifestExtensions element. Names and
/// media types have to be plain.
std::string writeManifest(const AsicManifest& manifest);
/// Reads exactly the form that writeManifest gives; message-malformed for anything else.
Result<AsicManifest> readManifest(std::string_view xml);

} // namespace rapoint::sync
