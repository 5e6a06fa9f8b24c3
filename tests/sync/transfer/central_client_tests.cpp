#include "sync/central/commands.h"
#include "sync/signed_mandate.h"
#include "tests/support/central_fixture.h"

#include <boost/test/unit_test.hpp>

#include <openssl/evp.h>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

struct CentralClientFixture : CentralFixture {
    CaseId id = makeCaseId();

    CentralClientFixture() { start(); }

    template <class T>
    static FaultCode codeOf(const Result<T>& result) {
        BOOST_REQUIRE(!result);
        BOOST_TEST_MESSAGE(explain(result.error()));
        return result.error().code;
    }
};

/// A central that says something false about where an upload stands.
struct FalseOffsets final : ServedRoutes {
    std::string answered;
    bool complete = false;

    ServedAnswer answer(const ServedRequest& request) override {
        const bool begins = request.method == "HEAD";
        return {
            200,
            {},
            {{"Upload-Offset", begins ? "0" : answered}, {"Upload-Complete", !begins && complete ? "?1" : "?0"}},
            {}};
    }
    std::size_t bodyLimit(std::string_view, std::string_view) const override { return kMaxBodySize; }
    bool forStations() const override { return true; }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(central_client_tests, CentralClientFixture)

BOOST_AUTO_TEST_CASE(a_package_arrives_is_opened_and_receipted) {
    const Bytes package = seal(id, holder.key(), 2000000);
    std::size_t last = 0;
    auto line = client();
    const auto receipt = line.deliver(id, package, [&](std::size_t sent, std::size_t all) {
        BOOST_TEST(sent >= last);
        BOOST_TEST(all == package.size());
        last = sent;
    });
    BOOST_REQUIRE(receipt);
    BOOST_TEST(last == package.size());
    BOOST_TEST((receipt->package == Digest::of(package)));
    BOOST_TEST(receipt->sequence == 1U);
    const auto rows = packages();
    BOOST_REQUIRE(rows.size() == 1U);
    BOOST_TEST((rows[0].state == PackageState::Opened));
    BOOST_TEST(rows[0].station == "station/station-1");
}

BOOST_AUTO_TEST_CASE(delivering_again_gives_the_same_receipt) {
    const Bytes package = seal(id, holder.key());
    auto line = client();
    const auto first = line.deliver(id, package, {});
    const auto second = line.deliver(id, package, {});
    BOOST_REQUIRE(second);
    BOOST_TEST((first->signedForm == second->signedForm));
    BOOST_TEST(packages().size() == 1U);
}

BOOST_AUTO_TEST_CASE(another_package_for_the_same_case_is_refused) {
    auto line = client();
    BOOST_REQUIRE(line.deliver(id, seal(id, holder.key()), {}));
    BOOST_TEST((codeOf(line.deliver(id, seal(id, holder.key()), {})) == FaultCode::CentralRefused));
    BOOST_TEST(packages().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_second_station_delivers_its_own_and_cannot_touch_the_first_ones) {
    const Bytes package = seal(id, holder.key());
    BOOST_REQUIRE(client().deliver(id, package, {}));
    EnrolledOfficer second{directory(), EnrolledRole::Station, "station-2"};
    CentralClient other{endpoint(), second, {}};
    BOOST_TEST((codeOf(other.deliver(id, package, {})) == FaultCode::CentralRefused));
    const CaseId own = makeCaseId();
    const auto receipt = other.deliver(own, seal(own, second.key()), {});
    BOOST_REQUIRE(receipt);
    BOOST_TEST(receipt->sequence == 2U);
}

BOOST_AUTO_TEST_CASE(a_package_that_cannot_be_opened_is_kept_and_marked) {
    const auto stateOf = [&](const CaseId& caseId, const Bytes& package) {
        BOOST_TEST(client().deliver(caseId, package, {}).has_value());
        for (const auto& row : packages())
            if (row.caseId == caseId)
                return row;
        return StoredPackage{};
    };
    BOOST_TEST((stateOf(id, Bytes(5000, 1)).state == PackageState::Unopenable));
    const CaseId alone = makeCaseId();
    BOOST_TEST((stateOf(alone, sealedBy(alone, {&inspector})).state == PackageState::Unopenable));
    const CaseId refused = makeCaseId();
    BOOST_TEST((stateOf(refused, sealedBy(refused, {&inspector}, false)).state == PackageState::Opened));
    const CaseId twice = makeCaseId();
    EnrolledOfficer same{directory(), EnrolledRole::Approver, "inspector-1"};
    const auto row = stateOf(twice, sealedBy(twice, {&inspector, &same}));
    BOOST_TEST((row.state == PackageState::Unopenable));
    BOOST_TEST(!row.reason.empty());
    const CaseId another = makeCaseId();
    BOOST_TEST((stateOf(another, seal(makeCaseId(), holder.key())).state == PackageState::Unopenable));
}

BOOST_AUTO_TEST_CASE(a_server_that_is_not_the_pinned_one_is_not_trusted) {
    CentralEndpoint wrong = endpoint();
    wrong.serverCertificate = station.certificate();
    CentralClient line{wrong, station, {}};
    BOOST_TEST((codeOf(line.deliver(id, Bytes(10, 1), {})) == FaultCode::CentralUntrusted));
    BOOST_TEST((codeOf(line.fetch()) == FaultCode::CentralUntrusted));
    BOOST_TEST(packages().empty());
}

BOOST_AUTO_TEST_CASE(a_receipt_of_somebody_else_is_forged) {
    CentralEndpoint wrong = endpoint();
    wrong.receiptCertificate = station.certificate();
    CentralClient line{wrong, station, {}};
    BOOST_TEST((codeOf(line.deliver(id, seal(id, holder.key()), {})) == FaultCode::ReceiptForged));
}

BOOST_AUTO_TEST_CASE(a_key_that_nobody_enrolled_is_refused) {
    SoftwareSigningKey stranger{"station-1"};
    CentralClient line{endpoint(), stranger, {}};
    BOOST_TEST((codeOf(line.fetch()) == FaultCode::CentralRefused));
}

BOOST_AUTO_TEST_CASE(an_officers_certificate_is_none_for_the_line) {
    CentralClient line{endpoint(), inspector, {}};
    BOOST_TEST((codeOf(line.fetch()) == FaultCode::CentralRefused));
}

BOOST_AUTO_TEST_CASE(a_token_that_does_not_sign_is_the_tokens_fault) {
    station.setFault(FaultCode::CardRemoved);
    BOOST_TEST((codeOf(client().fetch()) == FaultCode::CardRemoved));
}

BOOST_AUTO_TEST_CASE(nobody_listening_and_an_unknown_name_are_unreachable) {
    CentralEndpoint gone = endpoint();
    stop();
    BOOST_TEST(
        (codeOf(CentralClient{gone, station, {}}.deliver(id, Bytes(10, 1), {})) == FaultCode::CentralUnreachable));
    gone.host = "central.invalid";
    BOOST_TEST((codeOf(CentralClient{gone, station, {}}.fetch()) == FaultCode::CentralUnreachable));
}

BOOST_AUTO_TEST_CASE(the_visit_list_shows_what_was_added) {
    auto line = client();
    BOOST_TEST(line.fetch()->empty());
    BOOST_REQUIRE(commands::putVisit(directory(), R"({"reference":"R1","surname":"Żółć"})"));
    const auto visits = line.fetch();
    BOOST_REQUIRE(visits);
    BOOST_REQUIRE(visits->size() == 1U);
    BOOST_TEST(visits->front().surname == "Żółć");
}

BOOST_AUTO_TEST_CASE(a_central_that_acknowledges_what_was_not_sent_is_not_believed) {
    const CentralKeys keys = CentralKeys::load(directory()).value();
    FalseOffsets lies;
    const auto server = CentralServer::start(keys, lies, "127.0.0.1", 0).value();
    TransferLimits limits;
    limits.chunk = 1000;
    for (const auto& [offset, complete] : {std::pair{"1001", false},
                                           {"999", false},
                                           {"0", false},
                                           {"2000", false},
                                           {"5000", true},
                                           {"5001", false},
                                           {"1000", true}}) {
        lies.answered = offset;
        lies.complete = complete;
        CentralClient line{endpoint(server->port()), station, limits};
        BOOST_TEST_CONTEXT(offset)
        BOOST_TEST((codeOf(line.deliver(id, Bytes(5000, 1), {})) == FaultCode::CentralGarbage));
    }
}

BOOST_AUTO_TEST_CASE(an_empty_package_is_not_delivered) {
    BOOST_TEST((codeOf(client().deliver(id, {}, {})) == FaultCode::InputInvalid));
}

BOOST_AUTO_TEST_CASE(what_is_no_cmp_message_is_refused) {
    BOOST_TEST((codeOf(client().postCmp(bytesOf("hello"))) == FaultCode::CentralRefused));
    BOOST_TEST((codeOf(client().postCmp(Bytes(100000, 1))) == FaultCode::CentralRefused));
}

BOOST_AUTO_TEST_CASE(the_central_stops_with_a_line_still_open) {
    auto line = client();
    BOOST_REQUIRE(line.fetch());
    stop();
    BOOST_TEST((codeOf(line.fetch()) == FaultCode::CentralUnreachable));
    start();
    BOOST_TEST(client().fetch().has_value());
}

BOOST_AUTO_TEST_CASE(a_station_gets_its_own_mandate_and_nobody_elses) {
    auto line = client();
    BOOST_TEST(!line.fetchMandate().value().has_value());
    const auto own = commands::giveMandate(directory(), "station-1", 5, 7);
    BOOST_REQUIRE(own);
    BOOST_REQUIRE(commands::giveMandate(directory(), "station-2", 6, 7));
    BOOST_TEST((line.fetchMandate().value() == *own));
    const auto mandate = verifyMandate(*own, endpoint().receiptCertificate);
    BOOST_REQUIRE(mandate);
    BOOST_TEST(mandate->cases == 5U);
    BOOST_TEST((mandate->endsAt - mandate->issuedAt == std::chrono::days{7}));
    const auto later = commands::giveMandate(directory(), "station-1", 9, 7);
    BOOST_TEST((line.fetchMandate().value() == later.value()));
    CentralClient officers{endpoint(), inspector, {}};
    BOOST_TEST((codeOf(officers.fetchMandate()) == FaultCode::CentralRefused));
}

BOOST_AUTO_TEST_SUITE_END()
