#include "sync/central/pki/member_register.h"
#include "sync/central/register_commands.h"
#include "sync/central/store/interface/enrolments.h"
#include "tests/support/central_fixture.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;
using namespace std::chrono_literals;

namespace {

struct MemberRenewalFixture : CentralFixture {
    Instant now = SystemClock{}.now();

    MemberRenewalFixture() { start(); }

    /// In the register, with a certificate that has so many days left.
    EnrolledOfficer entered(EnrolledRole role, const std::string& name, int daysLeft) {
        const FixedClock then{now - kMemberValidity + daysLeft * 24h};
        EnrolledOfficer member{directory(), role, name, then};
        const Member who = valueOf(memberOf(member.certificate()));
        requireDone(openStore()->enrolments().add({.publicKey = who.publicKey,
                                                   .role = who.role,
                                                   .name = who.name,
                                                   .certificate = member.certificate(),
                                                   .enrolledAt = who.validity.from,
                                                   .endsAt = who.validity.until}));
        return member;
    }
    Result<Bytes> asked(EVP_PKEY* key) {
        auto line = client();
        RAPOINT_TRY(auto newest, line.newestCertificate(makeRequest(key, "whatever the request says")));
        return newest.value();
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(member_renewal_tests, MemberRenewalFixture)

BOOST_AUTO_TEST_CASE(a_certificate_that_ends_soon_is_followed_by_one_of_the_same_member) {
    const EnrolledOfficer officer = entered(EnrolledRole::Inspector, "inspector-7", 20);
    const Bytes next = valueOf(asked(officer.key()));
    const Member renewed = valueOf(memberOf(next));
    BOOST_TEST(renewed.role == "inspector");
    BOOST_TEST(renewed.name == "inspector-7");
    BOOST_TEST((renewed.publicKey == valueOf(memberOf(officer.certificate())).publicKey));
    BOOST_TEST((renewed.validity.until > now + kMemberValidity - 1h));
    // Lost on the way, it is given again.
    BOOST_TEST((valueOf(asked(officer.key())) == next));
}

BOOST_AUTO_TEST_CASE(one_that_does_not_end_soon_stays) {
    const EnrolledOfficer officer = entered(EnrolledRole::Station, "station-7", 31);
    BOOST_TEST((valueOf(asked(officer.key())) == officer.certificate()));
}

BOOST_AUTO_TEST_CASE(the_withdrawn_the_unknown_and_who_was_away_for_too_long_get_none) {
    const EnrolledOfficer ended = entered(EnrolledRole::Inspector, "inspector-6", -1);
    BOOST_TEST(nameOfFault(asked(ended.key())) == "central-refused");
    const EnrolledOfficer gone = entered(EnrolledRole::Inspector, "inspector-7", 20);
    requireDone(commands::withdraw(directory(), {"inspector", "inspector-7", {}, "left"}));
    BOOST_TEST(nameOfFault(asked(gone.key())) == "central-refused");
    BOOST_TEST(nameOfFault(asked(holder.key())) == "central-refused");
    BOOST_TEST(nameOfFault(client().newestCertificate(bytesOf("no request"))) == "central-refused");
    for (const auto& row : valueOf(commands::officers(directory())))
        BOOST_TEST(row.at("state") != "valid");
}

BOOST_AUTO_TEST_CASE(nobody_but_the_holder_of_the_key_is_given_the_next_one) {
    const EnrolledOfficer officer = entered(EnrolledRole::Inspector, "inspector-7", 20);
    Bytes request = makeRequest(officer.key(), "inspector-7");
    request.back() ^= 1U;
    BOOST_TEST(nameOfFault(client().newestCertificate(request)) == "central-refused");
}

BOOST_AUTO_TEST_SUITE_END()
