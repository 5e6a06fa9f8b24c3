#include "tests/support/central_fixture.h"
#include "tests/support/faulty_proxy.h"

#include <boost/test/unit_test.hpp>

using namespace rapoint;
using namespace rapoint::sync;
using namespace rapoint::test;

namespace {

constexpr std::size_t kChunk = 16 * 1024;
/// For lines that stand still: nothing but time tells that they do.
constexpr TransferLimits kQuick{std::chrono::milliseconds{400}, std::chrono::milliseconds{300},
                                std::chrono::milliseconds{5000}, kChunk, 8};
/// For lines that break: the break itself is seen, and a machine with much else to do needs its time.
constexpr TransferLimits kPatient{std::chrono::milliseconds{60000}, std::chrono::milliseconds{60000},
                                  std::chrono::milliseconds{60000}, kChunk, 8};

struct FaultyLineFixture : CentralFixture {
    CaseId id = makeCaseId();
    Bytes package = seal(id, holder.key(), 60000);

    CentralClient through(const FaultyProxy& proxy, TransferLimits limits = kPatient) {
        return {endpoint(proxy.port()), station, limits};
    }

    FaultCode faultThrough(const FaultyProxy& proxy, TransferLimits limits = kPatient) {
        auto line = through(proxy, limits);
        const auto receipt = line.deliver(id, package, {});
        BOOST_REQUIRE(!receipt);
        BOOST_TEST_MESSAGE(explain(receipt.error()));
        return receipt.error().code;
    }

    /// Delivers a new case through a line cut as given, as often as the outbox would try.
    void deliverThrough(FaultyProxy& proxy, const LineFault& fault) {
        const CaseId own = makeCaseId();
        const Bytes sealed = seal(own, holder.key(), 60000);
        proxy.spoil(fault);
        Result<Receipt> receipt = failure(FaultCode::Internal);
        for (int attempt = 0; attempt < 3 && !receipt; ++attempt) {
            auto line = through(proxy);
            receipt = line.deliver(own, sealed, {});
            BOOST_TEST((receipt || receipt.error().code == FaultCode::CentralUnreachable));
        }
        BOOST_REQUIRE(receipt);
        BOOST_TEST((receipt->package == Digest::of(sealed)));
    }

    void expectWhole(std::size_t count) {
        const auto rows = packages();
        BOOST_TEST(rows.size() == count);
        for (const auto& row : rows)
            BOOST_TEST((row.state == PackageState::Opened));
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(faulty_line_tests, FaultyLineFixture)

BOOST_AUTO_TEST_CASE(cut_anywhere_on_the_way_up_a_package_arrives_once) {
    start();
    FaultyProxy proxy{port()};
    std::size_t count = 0;
    for (std::size_t at = 1; at < 66000; at += 2750, ++count)
        deliverThrough(proxy, {.cutUpAfter = at});
    expectWhole(count);
}

BOOST_AUTO_TEST_CASE(cut_anywhere_in_the_answers_a_package_arrives_once) {
    start();
    FaultyProxy proxy{port()};
    std::size_t count = 0;
    for (std::size_t at = 1; at < 5000; at += 250, ++count)
        deliverThrough(proxy, {.cutDownAfter = at});
    expectWhole(count);
}

BOOST_AUTO_TEST_CASE(what_was_acknowledged_is_not_sent_again) {
    start();
    FaultyProxy proxy{port()};
    proxy.spoil({.cutUpAfter = 50000});
    auto line = through(proxy);
    BOOST_REQUIRE(line.deliver(id, package, {}));
    BOOST_TEST(proxy.accepted() == 2);
    BOOST_TEST(proxy.carriedUp() < package.size() + kChunk + 8000);
}

BOOST_AUTO_TEST_CASE(a_line_that_always_breaks_is_given_up) {
    start();
    FaultyProxy proxy{port()};
    proxy.spoil({.cutUpAfter = 5000, .connections = 1000});
    BOOST_TEST((faultThrough(proxy) == FaultCode::CentralUnreachable));
    // libcurl itself tries once more when a kept connection was cut before an answer began.
    BOOST_TEST(proxy.accepted() <= 2 * (kQuick.repairs + 1));
}

BOOST_AUTO_TEST_CASE(a_line_on_which_nothing_moves_is_slow) {
    start();
    FaultyProxy proxy{port()};
    proxy.spoil({.stallAfter = 30000});
    BOOST_TEST((faultThrough(proxy, kQuick) == FaultCode::CentralSlow));
    BOOST_TEST(through(proxy).deliver(id, package, {}).has_value());
    expectWhole(1);
}

BOOST_AUTO_TEST_CASE(a_central_that_does_not_greet_is_slow) {
    start();
    FaultyProxy proxy{port()};
    proxy.spoil({.stallAfter = 0});
    BOOST_TEST((faultThrough(proxy, kQuick) == FaultCode::CentralSlow));
}

BOOST_AUTO_TEST_CASE(an_answer_that_is_no_tls_is_garbage) {
    start();
    FaultyProxy proxy{port()};
    const std::string_view hello = "220 mail.example ESMTP\r\n";
    proxy.spoil({.garbage = {hello.begin(), hello.end()}});
    BOOST_TEST((faultThrough(proxy) == FaultCode::CentralGarbage));
}

BOOST_AUTO_TEST_CASE(a_central_that_is_killed_in_an_upload_goes_on_where_it_was) {
    startChild();
    package = seal(id, holder.key(), 1000000);
    {
        auto line = client(kPatient);
        const auto receipt = line.deliver(id, package, [&](std::size_t sent, std::size_t) {
            if (sent > package.size() / 2)
                killChild();
        });
        BOOST_REQUIRE(!receipt);
        BOOST_TEST((receipt.error().code == FaultCode::CentralUnreachable));
    }
    startChild();
    std::size_t first = 0;
    auto line = client(kPatient);
    const auto receipt = line.deliver(id, package, [&](std::size_t sent, std::size_t) {
        if (first == 0)
            first = sent;
    });
    BOOST_REQUIRE(receipt);
    BOOST_TEST(first > package.size() / 2 - 2 * kChunk);
    expectWhole(1);
}

BOOST_AUTO_TEST_SUITE_END()
