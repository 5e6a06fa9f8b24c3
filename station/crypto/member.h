#pragma once

#include "station/base/digest.h"
#include "station/crypto/certificate_fields.h"

#include <string>

namespace rapoint {

// The roles that enrolment writes into certificates.
inline constexpr const char* kStationRole = "station";
inline constexpr const char* kInspectorRole = "inspector";
inline constexpr const char* kApproverRole = "approver";

/// A station or an officer, as a certificate of the officers' authority names it. Who it is says the key; the name
/// is for people. Plain value.
struct Member {
    std::string role;         ///< OU: "station", "inspector", "approver"
    std::string name;         ///< CN
    std::string personNumber; ///< serialNumber (ETSI EN 319 412-1 §5.1.3); empty where enrolment did not say it
    Digest publicKey;         ///< of the SubjectPublicKeyInfo, DER
    Validity validity;
};

/// Reads a certificate and judges nothing; role, name and number are empty where the subject has none, or several.
/// message-malformed, crypto-failed.
Result<Member> memberOf(const X509& certificate);
Result<Member> memberOf(ByteView certificate);

/// Two certificates, DER, of one key. message-malformed, crypto-failed.
Result<bool> haveSameKey(ByteView certificate, ByteView other);

} // namespace rapoint
