#include "station/crypto/member.h"

#include "station/crypto/openssl_der.h"

namespace rapoint {

namespace {

std::string onlyEntry(const X509_NAME* name, int type) {
    const int at = X509_NAME_get_index_by_NID(name, type, -1);
    if (at < 0 || X509_NAME_get_index_by_NID(name, type, at) >= 0)
        return {};
    return utf8Of(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at))).value_or(std::string{});
}

} // namespace

Result<Member> memberOf(const X509& certificate) {
    const X509_NAME* const subject = X509_get_subject_name(&certificate);
    Member member{.role = onlyEntry(subject, NID_organizationalUnitName),
                  .name = onlyEntry(subject, NID_commonName),
                  .personNumber = onlyEntry(subject, NID_serialNumber),
                  .publicKey = {},
                  .validity = {}};
    RAPOINT_TRY(const Bytes key, publicKeyDer(X509_get0_pubkey(&certificate)));
    member.publicKey = Digest::of(key);
    RAPOINT_TRY(member.validity, validityOf(certificate));
    return member;
}

Result<Member> memberOf(ByteView certificate) {
    RAPOINT_TRY(const Certificate parsed, certificateFromDer(certificate));
    return memberOf(*parsed);
}

Result<bool> haveSameKey(ByteView certificate, ByteView other) {
    RAPOINT_TRY(const Certificate first, certificateFromDer(certificate));
    RAPOINT_TRY(const EvpPkey second, publicKeyOfCertificate(other));
    return certifies(*first, *second);
}

} // namespace rapoint
