#include "sync/asic_container.h"

#include "sync/stored_zip.h"

#include <algorithm>

namespace rapoint::sync {

namespace {

constexpr std::string_view kMediaType = "application/vnd.etsi.asic-e+zip";
constexpr std::size_t kMaxSignatures = 9;

std::string numbered(const char* before, std::size_t index, const char* after) {
    std::string digits = std::to_string(index + 1);
    digits.insert(0, digits.size() < 3 ? 3 - digits.size() : 0, '0');
    return before + digits + after;
}

tl::unexpected<Fault> malformedContainer(const char* what) {
    return failure(FaultCode::MessageMalformed, std::string{"ASiC container: "} + what);
}

// Each member can be taken once, so that two manifest lines never stand for one file.
Result<Bytes> takeContent(std::vector<ZipEntry>& entries, const std::string& name) {
    const auto found = std::ranges::find(entries, name, &ZipEntry::name);
    if (found == entries.end())
        return failure(FaultCode::SealBroken, "a signed file is missing");
    Bytes content = std::move(found->content);
    entries.erase(found);
    return content;
}

// Reads the signatures off the end of the archive: manifest and signature by turns, in order.
Result<std::vector<AsicSignature>> takeSignatures(std::vector<ZipEntry>& entries) {
    const auto first = std::ranges::find(entries, manifestNameOf(0), &ZipEntry::name);
    const auto count = static_cast<std::size_t>(entries.end() - first);
    if (count == 0 || count % 2 != 0 || count / 2 > kMaxSignatures)
        return malformedContainer("number of signatures");
    std::vector<AsicSignature> signatures(count / 2);
    for (std::size_t i = 0; i < signatures.size(); ++i) {
        ZipEntry& manifest = first[static_cast<std::ptrdiff_t>(2 * i)];
        ZipEntry& signature = first[static_cast<std::ptrdiff_t>(2 * i + 1)];
        if (manifest.name != manifestNameOf(i) || signature.name != signatureNameOf(i))
            return malformedContainer("what is in META-INF");
        RAPOINT_TRY(signatures[i].manifest, readManifest(textOf(manifest.content)));
        if (signatures[i].manifest.signatureName != signature.name ||
            signatures[i].manifest.caseId != signatures[0].manifest.caseId)
            return malformedContainer("a manifest belongs to another signature or case");
        signatures[i].manifestBytes = std::move(manifest.content);
        signatures[i].signature = std::move(signature.content);
    }
    entries.erase(first, entries.end());
    return signatures;
}

Result<> checkFiles(const AsicContainer& container, const AsicManifest& manifest) {
    if (manifest.files.size() != container.files.size())
        return failure(FaultCode::SealBroken, "a manifest does not cover every file");
    for (std::size_t i = 0; i < container.files.size(); ++i) {
        const PackageFile& file = container.files[i];
        const ManifestFile& named = manifest.files[i];
        if (named.name != file.name || named.mediaType != file.mediaType ||
            named.digest != Digest::of(file.content))
            return failure(FaultCode::SealBroken, "a file is not the one that was signed");
    }
    return {};
}

} // namespace

std::string manifestNameOf(std::size_t index) {
    return numbered("META-INF/ASiCManifest", index, ".xml");
}

std::string signatureNameOf(std::size_t index) {
    return numbered("META-INF/signature", index, ".p7s");
}

Bytes writeContainer(const AsicContainer& container) {
    std::vector<ZipEntry> entries;
    const ByteView mediaType = bytesOf(kMediaType);
    entries.push_back({"mimetype", {mediaType.begin(), mediaType.end()}});
    for (const PackageFile& file : container.files)
        entries.push_back({file.name, file.content});
    for (std::size_t i = 0; i < container.signatures.size(); ++i) {
        entries.push_back({manifestNameOf(i), container.signatures[i].manifestBytes});
        entries.push_back({signatureNameOf(i), container.signatures[i].signature});
    }
    return writeStoredZip(entries);
}

Result<AsicContainer> readContainer(ByteView zip) {
    RAPOINT_TRY(auto entries, readStoredZip(zip));
    if (entries.empty() || entries[0].name != "mimetype" || textOf(entries[0].content) != kMediaType)
        return malformedContainer("mimetype");
    entries.erase(entries.begin());
    AsicContainer container;
    RAPOINT_TRY(container.signatures, takeSignatures(entries));
    const AsicManifest& first = container.signatures[0].manifest;
    if (first.files.size() != entries.size())
        return failure(FaultCode::SealBroken, "a manifest does not cover every file");
    for (const ManifestFile& named : first.files) {
        RAPOINT_TRY(Bytes content, takeContent(entries, named.name));
        container.files.push_back({named.name, named.mediaType, std::move(content)});
    }
    for (const AsicSignature& signature : container.signatures)
        RAPOINT_CHECK(checkFiles(container, signature.manifest));
    return container;
}

} // namespace rapoint::sync
