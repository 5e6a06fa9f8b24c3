#include "sync/central/pki/pki.h"

#include "station/crypto/certificate_fields.h"
#include "station/crypto/member.h"
#include "station/crypto/openssl_der.h"
#include "station/crypto/openssl_error.h"
#include "station/crypto/pem_or_der.h"
#include "sync/central/pki/certificate_builder.h"
#include "sync/central/pki/key_files.h"

#include <openssl/ec.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <memory>

#include <arpa/inet.h>
#include <sys/stat.h>

namespace rapoint::sync {

namespace {

namespace fs = std::filesystem;
using Name = std::unique_ptr<X509_NAME, Releaser<X509_NAME_free>>;
using std::chrono::years;

struct Made {
    std::string file;
    KeyPair pair;
};

Name nameOf(const std::string& commonName, const std::string& unit, const std::string& number = {}) {
    Name name{X509_NAME_new()};
    const auto add = [&](const char* type, const std::string& value) {
        return X509_NAME_add_entry_by_txt(name.get(), type, MBSTRING_UTF8,
                                          reinterpret_cast<const unsigned char*>(value.data()),
                                          static_cast<int>(value.size()), -1, 0) == 1;
    };
    if (!name || (!unit.empty() && !add("OU", unit)) || !add("CN", commonName) ||
        (!number.empty() && !add("serialNumber", number)))
        return nullptr;
    return name;
}

std::vector<ExtensionText> authority(int pathLength) {
    // digitalSignature, because authorities sign CMP messages with the same key (RFC 9483 §1.5).
    return {{NID_basic_constraints, "critical,CA:TRUE,pathlen:" + std::to_string(pathLength)},
            {NID_key_usage, "critical,digitalSignature,keyCertSign,cRLSign"}};
}

std::vector<ExtensionText> leaf(const std::string& usage, const std::string& extendedUsage = {}) {
    std::vector<ExtensionText> texts{{NID_basic_constraints, "critical,CA:FALSE"},
                                     {NID_key_usage, "critical," + usage}};
    if (!extendedUsage.empty())
        texts.push_back({NID_ext_key_usage, extendedUsage});
    return texts;
}

bool isAddress(const std::string& host) {
    in6_addr address{};
    return inet_pton(AF_INET, host.c_str(), &address) == 1 || inet_pton(AF_INET6, host.c_str(), &address) == 1;
}

bool isHostName(const std::string& host) {
    return !host.empty() && host.size() <= 253 && std::ranges::all_of(host, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
}

Result<std::string> alternativeNames(const std::vector<std::string>& hosts) {
    std::string names = "DNS:localhost,IP:127.0.0.1";
    for (const std::string& host : hosts) {
        if (host == "localhost" || host == "127.0.0.1")
            continue;
        if (!isAddress(host) && !isHostName(host))
            return failure(FaultCode::InputInvalid, "a host name or address");
        names.append(isAddress(host) ? ",IP:" : ",DNS:").append(host);
    }
    return names;
}

/// Makes one generation of keys, all with the same clock and issuer rules.
class Maker {
public:
    explicit Maker(Instant now)
        : m_now{now} {}

    // Back one hour: a station's clock may be a little behind.
    Result<KeyPair> make(const char* commonName, std::vector<ExtensionText> extensions, const KeyPair& issuer,
                         EvpPkey key, years validity) const {
        const Name name = nameOf(commonName, {});
        if (!key || !name)
            return opensslFailure(FaultCode::CryptoFailed, "making a key");
        KeyPair self;
        if (!issuer.certificate && EVP_PKEY_up_ref(key.get()) == 1)
            self.key.reset(key.get());
        auto certificate = buildCertificate(
            {name.get(), key.get(), m_now - std::chrono::hours{1}, m_now + validity, std::move(extensions)},
            issuer.certificate ? issuer : self);
        if (!certificate)
            return tl::make_unexpected(certificate.error());
        return KeyPair{std::move(*certificate), std::move(key)};
    }

private:
    Instant m_now;
};

EvpPkey ecKey() {
    return EvpPkey{EVP_EC_gen("P-256")};
}

Result<> writeAll(const fs::path& directory, const std::vector<Made>& made) {
    for (const Made& one : made) {
        RAPOINT_CHECK(writeKeyFile(directory / "keys.new" / one.file, one.pair.key.get()));
        RAPOINT_CHECK(writeCertificateFile(directory / "certs" / one.file, one.pair.certificate.get()));
        RAPOINT_CHECK(writeCertificateFile(directory / "bundle" / one.file, one.pair.certificate.get()));
    }
    return {};
}

Result<> makeFolders(const fs::path& directory) {
    std::error_code error;
    if (fs::exists(directory / "keys", error))
        return failure(FaultCode::InputInvalid, "this central has its keys already");
    for (const char* left : {"keys.new", "certs", "bundle"})
        fs::remove_all(directory / left, error);
    fs::create_directories(directory, error);
    if (::mkdir((directory / "keys.new").c_str(), 0700) != 0 ||
        ::mkdir((directory / "certs").c_str(), 0755) != 0 || ::mkdir((directory / "bundle").c_str(), 0755) != 0)
        return failure(FaultCode::StorageFailed, "the central's directory cannot be made");
    return {};
}

Result<std::vector<Made>> makeAll(const Maker& maker, const std::string& serverNames) {
    std::vector<ExtensionText> server = leaf("digitalSignature", "serverAuth");
    server.push_back({NID_subject_alt_name, serverNames});
    RAPOINT_TRY(KeyPair root, maker.make("rapoint root CA", authority(1), {}, ecKey(), years{20}));
    const auto below = [&](const char* name, std::vector<ExtensionText> extensions, EvpPkey key, int valid) {
        return maker.make(name, std::move(extensions), root, std::move(key), years{valid});
    };
    RAPOINT_TRY(KeyPair issuing, below("rapoint issuing CA", authority(0), ecKey(), 10));
    RAPOINT_TRY(KeyPair officer, below("rapoint officer CA", authority(0), ecKey(), 10));
    RAPOINT_TRY(KeyPair tls, below("rapoint central", std::move(server), ecKey(), 2));
    RAPOINT_TRY(KeyPair receipt, below("rapoint receipts", leaf("digitalSignature"), ecKey(), 10));
    RAPOINT_TRY(KeyPair ec, below("rapoint packages EC", leaf("keyAgreement"), ecKey(), 10));
    RAPOINT_TRY(KeyPair rsa,
                below("rapoint packages RSA", leaf("keyEncipherment"), EvpPkey{EVP_RSA_gen(3072U)}, 10));
    std::vector<Made> made;
    made.push_back({"root-ca.pem", std::move(root)});
    made.push_back({"issuing-ca.pem", std::move(issuing)});
    made.push_back({"officer-ca.pem", std::move(officer)});
    made.push_back({"server.pem", std::move(tls)});
    made.push_back({"receipt.pem", std::move(receipt)});
    made.push_back({"recipient-ec.pem", std::move(ec)});
    made.push_back({"recipient-rsa.pem", std::move(rsa)});
    return made;
}

} // namespace

Result<> initialisePki(const fs::path& directory, const std::vector<std::string>& hosts, const Clock& clock) {
    RAPOINT_TRY(const std::string names, alternativeNames(hosts));
    RAPOINT_CHECK(makeFolders(directory));
    RAPOINT_TRY(const auto made, makeAll(Maker{clock.now()}, names));
    RAPOINT_CHECK(writeAll(directory, made));
    std::error_code error;
    fs::rename(directory / "keys.new", directory / "keys", error);
    if (error)
        return failure(FaultCode::StorageFailed, "the keys cannot be put in place");
    return {};
}

const char* wordOf(EnrolledRole role) {
    switch (role) {
    case EnrolledRole::Station:
        return kStationRole;
    case EnrolledRole::Inspector:
        return kInspectorRole;
    case EnrolledRole::Approver:
        return kApproverRole;
    }
    return kStationRole;
}

std::optional<EnrolledRole> roleFrom(std::string_view word) {
    for (const EnrolledRole role : {EnrolledRole::Station, EnrolledRole::Inspector, EnrolledRole::Approver})
        if (word == wordOf(role))
            return role;
    return std::nullopt;
}

Result<Bytes> certify(const KeyPair& officerAuthority, const EnrolmentOrder& order, const Clock& clock) {
    RAPOINT_TRY(const CertificateRequest asked, requestFrom(order.request));
    EVP_PKEY* key = X509_REQ_get0_pubkey(asked.get());
    char group[32] = {};
    if (EVP_PKEY_get_group_name(key, group, sizeof group, nullptr) != 1 || std::string_view{group} != "prime256v1")
        return opensslFailure(FaultCode::InputInvalid, "the request's key is not EC P-256");
    const Name name = nameOf(order.name, wordOf(order.role), order.personNumber);
    if (!name)
        return opensslFailure(FaultCode::InputInvalid, "the common name, or the person's number");
    const bool station = order.role == EnrolledRole::Station;
    RAPOINT_TRY(
        const Certificate certificate,
        buildCertificate({name.get(), key, clock.now() - std::chrono::hours{1}, clock.now() + kMemberValidity,
                          leaf(station ? "digitalSignature" : "digitalSignature,nonRepudiation",
                               station ? "clientAuth" : kRegistrationAuthorityUsage)},
                         officerAuthority));
    return toDer(certificate.get());
}

} // namespace rapoint::sync
