#pragma once

#include "station/base/bytes.h"
#include "station/base/digest.h"
#include "station/base/ids.h"
#include "station/base/result.h"
#include "station/identity/applicant.h"
#include "station/ports/keys.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace rapoint {

/// The visits that the central has planned for this station.
class VisitSource {
public:
    virtual ~VisitSource() = default;
    virtual Result<std::vector<Applicant>> fetch() = 0;
};

/// The mandate that the central has signed for this station.
class MandateSource {
public:
    virtual ~MandateSource() = default;
    /// Nothing without a mandate.
    virtual Result<std::optional<Bytes>> fetchMandate() = 0;
};

/// The central's signed list of the keys that it has withdrawn.
class WithdrawalSource {
public:
    virtual ~WithdrawalSource() = default;
    /// Nothing from a central of an earlier release, which keeps no register.
    virtual Result<std::optional<Bytes>> fetchWithdrawals() = 0;
};

/// Gives stations and officers their next certificates.
class MemberCertificates {
public:
    virtual ~MemberCertificates() = default;
    /// The newest certificate, DER, of the key that signed this request (PKCS#10, DER). Nothing from a central of
    /// an earlier release.
    virtual Result<std::optional<Bytes>> newestCertificate(ByteView request) = 0;
};

/// One file of a package: a plain file name, e.g. "document-front.png", "contract.pdf", "case.json".
struct PackageFile {
    std::string name;
    std::string mediaType;
    Bytes content;
};

/// Makes the sealed package of a finished case: ASiC-E with one CAdES signature per signer (ETSI EN 319 162-1),
/// inside CMS AuthEnvelopedData for the central's recipients (RFC 5083). Nobody at the station can open it again.
class PackageSealer {
public:
    virtual ~PackageSealer() = default;
    virtual Result<Bytes> seal(const CaseId& id, const std::vector<PackageFile>& files,
                               const std::vector<SigningKey*>& signers) = 0;
};

/// The central's statement that it has a package, and since when.
struct Receipt {
    CaseId caseId;
    Digest package; ///< of the sealed bytes
    std::uint64_t sequence = 0;
    Instant receivedAt{};
    Bytes signedForm; ///< CMS SignedData, DER, as it came
};

/// Delivers sealed packages to the central and continues where the last attempt stopped; the receipt is verified
/// before it is returned. Safe to repeat: the central keeps one package per case id.
class Delivery {
public:
    virtual ~Delivery() = default;
    /// `progress` gets bytes sent so far and in all; may be empty.
    virtual Result<Receipt> deliver(const CaseId& id, ByteView package,
                                    const std::function<void(std::size_t, std::size_t)>& progress) = 0;
};

struct CertificateIssued {
    Bytes certificate;        ///< DER
    std::vector<Bytes> chain; ///< issuer first, DER
};
struct CertificateWaiting {
    std::chrono::seconds checkAfter{};
};
struct CertificateRefused {
    std::string reason;
};
using IssuingAnswer = std::variant<CertificateIssued, CertificateWaiting, CertificateRefused>;

struct RevocationRefused {
    std::string reason;
};
/// Nothing: the certificate is revoked, now or since an earlier request.
using RevocationAnswer = std::optional<RevocationRefused>;

enum class MessageDirection { Sent, Received };
struct JournalledMessage {
    MessageDirection direction = MessageDirection::Sent;
    Bytes message;
};

/// Keeps a protocol's messages, so that an interrupted exchange continues with the same bytes.
class MessageJournal {
public:
    virtual ~MessageJournal() = default;
    virtual Result<std::vector<JournalledMessage>> load(const CaseId& id) = 0;
    /// Durable when it returns.
    virtual Result<> append(const CaseId& id, MessageDirection direction, ByteView message) = 0;
};

/// Asks the certification authority for the case's certificate over CMP (RFC 4210, profile RFC 9483 §4.1.4 p10cr),
/// or to revoke it (rr, RFC 9483 §4.2), signed by the officer. Called again after a crash or a wait it continues
/// the same transaction.
class CertificateAuthority {
public:
    virtual ~CertificateAuthority() = default;
    virtual Result<IssuingAnswer> request(const CaseId& id, ByteView requestDer, SigningKey& officer,
                                          MessageJournal& journal) = 0;
    /// Reason: cessationOfOperation (RFC 5280 §5.3.1), because the certificate will not be used.
    virtual Result<RevocationAnswer> revoke(const CaseId& id, ByteView certificate, SigningKey& officer,
                                            MessageJournal& journal) = 0;
};

} // namespace rapoint
