#include "sync/central/intake/package_exchange.h"

#include "station/crypto/cades_signature.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/pem.h"
#include "station/crypto/timestamp_token.h"
#include "station/work/export_label.h"
#include "sync/asic_container.h"
#include "sync/central/intake/intake.h"
#include "sync/central/pki/key_files.h"
#include "sync/central/pki/peer.h"
#include "sync/certificate_file.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>

namespace rapoint::sync {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kPackageLimit = 68U << 20;

/// One whole package; a second and third try where a station's upload had begun, or had gone wrong.
Result<StoredPackage> takeWhole(Intake& intake, const CaseId& id, ByteView bytes) {
    std::uint64_t from = 0;
    for (int attempt = 0; attempt < 3; ++attempt) {
        RAPOINT_TRY(ChunkAnswer answer, intake.take({id, kImportStation, Digest::of(bytes), bytes.size(), from,
                                                     bytes.subspan(static_cast<std::size_t>(from))}));
        const bool there =
            answer.outcome == ChunkOutcome::WrongOffset && answer.package.state != PackageState::Receiving;
        if (there)
            return intake.settled(answer.package.key());
        if (answer.outcome == ChunkOutcome::Accepted)
            return std::move(answer.package);
        if (answer.outcome == ChunkOutcome::AnotherPackage)
            break;
        from = answer.package.offset;
    }
    return failure(FaultCode::JournalConflict, "the central holds another package for this case");
}

/// Names and contents; none without a timestamp of these authorities. A station may have put one of others beside
/// it.
std::vector<std::pair<std::string, Bytes>> timestampFilesOf(std::size_t index, ByteView signature,
                                                            const std::vector<Bytes>& authorities) {
    const auto tokens = signatureTimestampsIn(signature);
    const auto value = signatureValueOf(signature);
    if (!tokens || !value)
        return {};
    const auto token = std::ranges::find_if(*tokens, [&](const Bytes& one) {
        return verifyTimestamp(one, Digest::of(*value), authorities).has_value();
    });
    if (token == tokens->end())
        return {};
    fs::path name{signatureNameOf(index)};
    return {{name.replace_extension(".tst").string(), *token},
            {name.replace_extension(".value").string(), *value}};
}

/// The bytes are those that the label beside them names, if there is one.
Result<> checkLabel(const fs::path& file, const CaseId& id, ByteView bytes, X509* officerAuthority) {
    auto beside = file;
    beside.replace_extension(work::kExportLabelEnding);
    std::error_code error;
    if (!fs::exists(beside, error) && !error)
        return {};
    RAPOINT_TRY(const Bytes text, readBounded(beside, work::kMaxExportLabel));
    RAPOINT_TRY(const work::ReadExportLabel label, work::readExportLabel(text));
    RAPOINT_TRY(const Certificate station, certificateFromDer(label.certificate));
    const bool ours = X509_check_issued(officerAuthority, station.get()) == X509_V_OK &&
                      X509_verify(station.get(), X509_get0_pubkey(officerAuthority)) == 1 &&
                      peerOf(station.get()).role == "station";
    ERR_clear_error();
    if (!ours)
        return failure(FaultCode::SealBroken,
                       "the label beside the package is not from a station of this central");
    if (label.exported.caseId != id || label.exported.size != bytes.size() ||
        label.exported.package != Digest::of(bytes))
        return failure(FaultCode::SealBroken,
                       "the file is not what the station exported; export it again, or bring the whole copy");
    return {};
}

Result<> makeFolder(const fs::path& folder) {
    if (::mkdir(folder.c_str(), 0700) == 0)
        return {};
    return failure(errno == EEXIST ? FaultCode::InputInvalid : FaultCode::StorageFailed,
                   "the output folder exists or cannot be made");
}

} // namespace

Result<Bytes> readBounded(const fs::path& path, std::uintmax_t limit) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    std::ifstream in{path, std::ios::binary};
    if (error || !in)
        return failure(FaultCode::InputMissing, "a file cannot be read");
    if (size > limit)
        return failure(FaultCode::InputInvalid, "a file is too large");
    return Bytes{std::istreambuf_iterator<char>{in}, {}};
}

Result<StoredPackage> importPackage(Intake& intake, X509* officerAuthority, const fs::path& file) {
    RAPOINT_TRY(const CaseId id, CaseId::fromText(file.stem().string()));
    RAPOINT_TRY(const Bytes bytes, readBounded(file, kPackageLimit));
    RAPOINT_CHECK(checkLabel(file, id, bytes, officerAuthority));
    RAPOINT_TRY(StoredPackage package, takeWhole(intake, id, bytes));
    auto receipt = file;
    receipt.replace_extension(".receipt");
    std::error_code ignored;
    fs::remove(receipt, ignored);
    RAPOINT_CHECK(writeNewFile(receipt, textOf(package.receipt), false));
    return package;
}

Result<std::vector<std::string>> writePackage(const OpenedPackage& opened, const ArchiveTrust& trust,
                                              const fs::path& out) {
    RAPOINT_TRY(const AsicContainer container, readContainer(opened.container));
    std::error_code ignored;
    fs::create_directories(out.parent_path(), ignored);
    RAPOINT_CHECK(makeFolder(out));
    RAPOINT_CHECK(makeFolder(out / "META-INF"));
    std::vector<std::string> names;
    const auto write = [&](const std::string& name, ByteView content) {
        names.push_back(name);
        return writeNewFile(out / name, textOf(content), true);
    };
    for (const PackageFile& file : opened.files)
        RAPOINT_CHECK(write(file.name, file.content));
    for (std::size_t i = 0; i < container.signatures.size(); ++i) {
        RAPOINT_CHECK(write(manifestNameOf(i), container.signatures[i].manifestBytes));
        RAPOINT_CHECK(write(signatureNameOf(i), container.signatures[i].signature));
        for (const auto& [name, content] :
             timestampFilesOf(i, container.signatures[i].signature, trust.timestampAuthorities))
            RAPOINT_CHECK(write(name, content));
        RAPOINT_TRY(const Certificate signer, certificateFromDer(opened.signers[i]));
        names.push_back("META-INF/signer" + std::to_string(i + 1) + ".pem");
        RAPOINT_CHECK(writeCertificateFile(out / names.back(), signer.get()));
    }
    RAPOINT_CHECK(write("META-INF/package.asice", opened.container));
    names.emplace_back("META-INF/officer-ca.pem");
    RAPOINT_CHECK(writeCertificateFile(out / names.back(), trust.officerAuthority));
    names.emplace_back("META-INF/root-ca.pem");
    RAPOINT_CHECK(writeCertificateFile(out / names.back(), trust.root));
    std::string stampers;
    for (const Bytes& authority : trust.timestampAuthorities)
        stampers += certificatePem(authority);
    if (!stampers.empty())
        RAPOINT_CHECK(write("META-INF/timestamp-ca.pem", bytesOf(stampers)));
    return names;
}

} // namespace rapoint::sync
