#pragma once

#include "station/case/fact_list.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapoint {

// Facts about the package, its receipt and the certificate. What holds for all facts is said in event.h.

struct PackageSealed {
    static constexpr std::string_view kName = "PackageSealed";
    std::string sha256; ///< of the sealed bytes, hex
    std::int64_t size = 0;

    static void describe(auto& self, auto&& field) {
        field("sha256", self.sha256);
        field("size", self.size);
    }
};

struct PackageDelivered {
    static constexpr std::string_view kName = "PackageDelivered";
    std::int64_t sequence = 0;
    std::string receivedAt;
    std::string receipt; ///< base64 of the signed form

    static void describe(auto& self, auto&& field) {
        field("sequence", self.sequence);
        field("receivedAt", self.receivedAt);
        field("receipt", self.receipt);
    }
};

struct CertificateRequested {
    static constexpr std::string_view kName = "CertificateRequested";
    std::string requestSha256;

    static void describe(auto& self, auto&& field) { field("requestSha256", self.requestSha256); }
};

/// The authority rejected the request: nothing is pending.
struct RequestRejected {
    static constexpr std::string_view kName = "RequestRejected";
    std::string reason; ///< the authority's words

    static void describe(auto& self, auto&& field) { field("reason", self.reason); }
};

struct CertificateReceived {
    static constexpr std::string_view kName = "CertificateReceived";
    std::string certificate;        ///< base64 DER
    std::vector<std::string> chain; ///< base64 DER, issuer first

    static void describe(auto& self, auto&& field) {
        field("certificate", self.certificate);
        field("chain", self.chain);
    }
};

struct CertificateWritten {
    static constexpr std::string_view kName = "CertificateWritten";
    std::string cardSerial;
    std::string keyId;

    static void describe(auto& self, auto&& field) {
        field("cardSerial", self.cardSerial);
        field("keyId", self.keyId);
    }
};

/// Before the authority is asked to revoke: the case was refused, nobody will ever use the certificate.
struct RevocationRequested {
    static constexpr std::string_view kName = "RevocationRequested";
    std::string certificateSha256;
    std::string reason; ///< "cessation-of-operation" (RFC 5280 §5.3.1)

    static void describe(auto& self, auto&& field) {
        field("certificateSha256", self.certificateSha256);
        field("reason", self.reason);
    }
};

struct CertificateRevoked {
    static constexpr std::string_view kName = "CertificateRevoked";
    std::string certificateSha256;

    static void describe(auto& self, auto&& field) { field("certificateSha256", self.certificateSha256); }
};

using DeliveryFacts = FactList<PackageSealed, PackageDelivered, CertificateRequested, RequestRejected,
                               CertificateReceived, CertificateWritten, RevocationRequested, CertificateRevoked>;

} // namespace rapoint
