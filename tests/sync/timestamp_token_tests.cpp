#include "station/crypto/timestamp_token.h"

#include "tests/support/results.h"
#include "tests/support/timestamp_authority.h"

using namespace rapoint;
using namespace rapoint::test;

namespace {

struct TokenFixture {
    TimestampAuthority authority;
    std::vector<Bytes> trusted = authority.authorities();
    SystemRandom random;
    Digest imprint = Digest::of(bytesOf("signature"));
    TimestampQuery query = TimestampQuery::about(imprint, random);

    Bytes question() const { return valueOf(query.der()); }
    Timestamp sound() const { return valueOf(timestampIn(authority.answer(question()), query, trusted)); }
    std::string_view faultOf(ByteView token) const {
        return nameOfFault(verifyTimestamp(token, imprint, trusted));
    }
};

constexpr const char* kLeaf = "basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\n";

} // namespace

BOOST_FIXTURE_TEST_SUITE(timestamp_token_tests, TokenFixture)

BOOST_AUTO_TEST_CASE(a_timestamp_says_since_when_a_value_exists) {
    const Timestamp timestamp = sound();
    BOOST_TEST(std::chrono::abs(timestamp.at - SystemClock{}.now()).count() < 60'000);
    BOOST_TEST((valueOf(verifyTimestamp(timestamp.token, imprint, trusted)) == timestamp.at));
}

BOOST_AUTO_TEST_CASE(one_about_another_value_is_none) {
    const Timestamp timestamp = sound();
    BOOST_TEST(nameOfFault(verifyTimestamp(timestamp.token, Digest::of(bytesOf("other")), trusted)) ==
               "seal-broken");
    const TimestampQuery other{Digest::of(bytesOf("other")), query.nonce};
    BOOST_TEST(nameOfFault(timestampIn(authority.answer(question()), other, trusted)) == "seal-broken");
}

BOOST_AUTO_TEST_CASE(an_answer_to_an_earlier_question_is_refused) {
    const TimestampQuery again = TimestampQuery::about(imprint, random);
    BOOST_TEST(nameOfFault(timestampIn(authority.answer(question()), again, trusted)) == "seal-broken");
}

BOOST_AUTO_TEST_CASE(an_authority_that_is_not_configured_is_not_believed) {
    const TimestampAuthority stranger;
    const Timestamp timestamp = sound();
    BOOST_TEST(nameOfFault(verifyTimestamp(timestamp.token, imprint, stranger.authorities())) == "seal-broken");
    BOOST_TEST(nameOfFault(verifyTimestamp(timestamp.token, imprint, {})) == "seal-broken");
}

BOOST_AUTO_TEST_CASE(only_a_certificate_for_timestamps_alone_signs_them) {
    const std::string leaf = kLeaf;
    BOOST_TEST(faultOf(authority.tokenOf(question(), leaf + "extendedKeyUsage=critical,timeStamping\n")) == "");
    for (const std::string& usage : {std::string{}, std::string{"extendedKeyUsage=timeStamping\n"},
                                     std::string{"extendedKeyUsage=critical,timeStamping,emailProtection\n"},
                                     std::string{"extendedKeyUsage=critical,emailProtection\n"}})
        BOOST_TEST(faultOf(authority.tokenOf(question(), leaf + usage)) == "seal-broken", usage);
}

BOOST_AUTO_TEST_CASE(a_certificate_that_had_ended_signs_none) {
    const Bytes token =
        authority.tokenOf(question(), std::string{kLeaf} + "extendedKeyUsage=critical,timeStamping\n", "-1");
    BOOST_TEST(faultOf(token) == "seal-broken");
}

BOOST_AUTO_TEST_CASE(what_the_authority_refuses_is_no_timestamp) {
    // PKIStatusInfo with status 2, rejection (RFC 3161 §2.4.2).
    const Bytes rejection{0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02};
    BOOST_TEST(nameOfFault(timestampIn(rejection, query, trusted)) == "central-refused");
    const Bytes grantedWithout{0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x00};
    BOOST_TEST(nameOfFault(timestampIn(grantedWithout, query, trusted)) == "message-malformed");
    for (const char* const text : {"", "HTTP", "0"})
        BOOST_TEST(nameOfFault(timestampIn(bytesOf(text), query, trusted)) == "message-malformed");
}

BOOST_AUTO_TEST_CASE(a_changed_byte_never_makes_another_time) {
    const Timestamp timestamp = sound();
    std::size_t refused = 0;
    for (std::size_t i = 0; i < timestamp.token.size(); ++i) {
        Bytes changed = timestamp.token;
        changed[i] ^= 0x01;
        const auto at = verifyTimestamp(changed, imprint, trusted);
        BOOST_TEST((!at || *at == timestamp.at));
        refused += at ? 0 : 1;
    }
    // The root that the token carries along is neither signed nor used.
    BOOST_TEST(refused > timestamp.token.size() * 2 / 3);
    Bytes longer = timestamp.token;
    longer.push_back(0);
    BOOST_TEST(faultOf(longer) == "message-malformed");
}

BOOST_AUTO_TEST_SUITE_END()
