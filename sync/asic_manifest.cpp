#include "sync/asic_manifest.h"

#include <algorithm>

namespace rapoint::sync {

namespace {

// One fixed form: whoever reads compares against these pieces, so that no XML parser sees outside input.
constexpr std::string_view kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
                                   "<asic:ASiCManifest xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\" "
                                   "xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">\n"
                                   "  <asic:SigReference MimeType=\"application/x-pkcs7-signature\" URI=\"";
constexpr std::string_view kHeadEnd = "\"/>\n";
constexpr std::string_view kFile = "  <asic:DataObjectReference MimeType=\"";
constexpr std::string_view kName = "\" URI=\"";
constexpr std::string_view kDigest =
    "\">\n    <ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>\n    <ds:DigestValue>";
constexpr std::string_view kFileEnd = "</ds:DigestValue>\n  </asic:DataObjectReference>\n";
constexpr std::string_view kCase = "  <asic:ASiCManifestExtensions>\n    <asic:Extension Critical=\"false\">"
                                   "<rapoint:Case xmlns:rapoint=\"urn:rapoint:package:1\">";
constexpr std::string_view kTail =
    "</rapoint:Case></asic:Extension>\n  </asic:ASiCManifestExtensions>\n</asic:ASiCManifest>\n";
constexpr std::size_t kMaxFiles = 200;

/// Takes fixed pieces and what stands between them off the front of a text.
class Cursor {
public:
    explicit Cursor(std::string_view text)
        : m_rest{text} {}

    bool take(std::string_view piece) {
        if (!m_rest.starts_with(piece))
            return false;
        m_rest.remove_prefix(piece.size());
        return true;
    }
    std::string_view until(char stop) {
        const auto value = m_rest.substr(0, m_rest.find(stop));
        m_rest.remove_prefix(value.size());
        return value;
    }
    bool atEnd() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
};

tl::unexpected<Fault> malformedManifest(const char* what) {
    return failure(FaultCode::MessageMalformed, std::string{"ASiC manifest: "} + what);
}

bool isAlnum(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

Result<ManifestFile> readFile(Cursor& cursor) {
    ManifestFile file;
    file.mediaType = cursor.until('"');
    if (!isMediaType(file.mediaType) || !cursor.take(kName))
        return malformedManifest("media type");
    file.name = cursor.until('"');
    if (!isPlainFileName(file.name) || !cursor.take(kDigest))
        return malformedManifest("file name");
    RAPOINT_TRY(const Bytes digest, fromBase64(cursor.until('<')));
    if (digest.size() != file.digest.bytes().size() || !cursor.take(kFileEnd))
        return malformedManifest("digest");
    std::array<std::uint8_t, 32> value{};
    std::ranges::copy(digest, value.begin());
    file.digest = Digest{value};
    return file;
}

} // namespace

bool isPlainFileName(std::string_view name) {
    return !name.empty() && name.size() <= 100 && name.front() != '.' &&
           std::ranges::all_of(name, [](char c) { return isAlnum(c) || c == '.' || c == '_' || c == '-'; });
}

bool isMediaType(std::string_view text) {
    return !text.empty() && text.size() <= 127 && std::ranges::count(text, '/') == 1 && text.front() != '/' &&
           text.back() != '/' && std::ranges::all_of(text, [](char c) {
               return isAlnum(c) || c == '/' || c == '.' || c == '+' || c == '-' || c == '_';
           });
}

std::string writeManifest(const AsicManifest& manifest) {
    std::string xml{kHead};
    xml.append(manifest.signatureName).append(kHeadEnd);
    for (const ManifestFile& file : manifest.files) {
        xml.append(kFile).append(file.mediaType).append(kName).append(file.name).append(kDigest);
        xml.append(toBase64(file.digest.bytes())).append(kFileEnd);
    }
    xml.append(kCase).append(manifest.caseId.text()).append(kTail);
    return xml;
}

Result<AsicManifest> readManifest(std::string_view xml) {
    Cursor cursor{xml};
    AsicManifest manifest;
    if (!cursor.take(kHead))
        return malformedManifest("head");
    manifest.signatureName = cursor.until('"');
    if (!manifest.signatureName.starts_with("META-INF/") ||
        !isPlainFileName(std::string_view{manifest.signatureName}.substr(9)) || !cursor.take(kHeadEnd))
        return malformedManifest("signature reference");
    while (cursor.take(kFile)) {
        if (manifest.files.size() == kMaxFiles)
            return malformedManifest("too many files");
        RAPOINT_TRY(ManifestFile file, readFile(cursor));
        manifest.files.push_back(std::move(file));
    }
    if (!cursor.take(kCase))
        return malformedManifest("case");
    RAPOINT_TRY(manifest.caseId, CaseId::fromText(cursor.until('<')));
    if (!cursor.take(kTail) || !cursor.atEnd())
        return malformedManifest("tail");
    // base64 and hex have several spellings of one value; only ours is taken.
    if (writeManifest(manifest) != xml)
        return malformedManifest("spelling");
    return manifest;
}

} // namespace rapoint::sync
