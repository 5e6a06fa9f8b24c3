#pragma once

#include "station/ports/central.h"
#include "sync/asic_manifest.h"

#include <vector>

namespace rapoint::sync {

/// One signer's part of a container: what was signed, its exact bytes, and the detached CAdES signature over them.
struct AsicSignature {
    AsicManifest manifest;
    Bytes manifestBytes;
    Bytes signature; ///< CMS SignedData, DER
};

/// The files of an ASiC-E container with CAdES signatures (ETSI EN 319 162-1 §4.4): mimetype first, then the
/// files, then META-INF/ASiCManifestNNN.xml and META-INF/signatureNNN.p7s for each signer.
struct AsicContainer {
    std::vector<PackageFile> files;
    std::vector<AsicSignature> signatures;
};

std::string manifestNameOf(std::size_t index);  ///< 0 → "META-INF/ASiCManifest001.xml"
std::string signatureNameOf(std::size_t index); ///< 0 → "META-INF/signature001.p7s"

Bytes writeContainer(const AsicContainer& container);

/// Reads a container and checks that every manifest names exactly the files that are there, with their digests,
/// all for one case; signatures are not yet verified. message-malformed for a wrong form, seal-broken where a file
/// is not what a manifest says.
Result<AsicContainer> readContainer(ByteView zip);

} // namespace rapoint::sync
