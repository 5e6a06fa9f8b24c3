#include "tests/journeys/desk_fixture.h"
#include "tests/support/faulty_proxy.h"
#include "tests/support/results.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <deque>

using namespace rapoint;
using namespace rapoint::tests;
using rapoint::test::requireDone;
using rapoint::test::valueOf;

namespace fs = std::filesystem;

namespace {

/// Answers once as it is told to, then asks the station's certification authority.
class ScriptedAuthority final : public CertificateAuthority {
public:
    ScriptedAuthority(CertificateAuthority& inner, std::deque<IssuingAnswer> answers)
        : m_inner{inner}
        , m_answers{std::move(answers)} {}
    Result<IssuingAnswer> request(const CaseId& id, ByteView requestDer, SigningKey& officer,
                                  MessageJournal& journal) override {
        if (m_answers.empty())
            return m_inner.request(id, requestDer, officer, journal);
        IssuingAnswer answer = std::move(m_answers.front());
        m_answers.pop_front();
        return answer;
    }
    Result<RevocationAnswer> revoke(const CaseId& id, ByteView certificate, SigningKey& officer,
                                    MessageJournal& journal) override {
        return m_inner.revoke(id, certificate, officer, journal);
    }

private:
    CertificateAuthority& m_inner;
    std::deque<IssuingAnswer> m_answers;
};

/// Leaves the request for a certificate out of the package, so that the central has nothing to issue it on.
class ForgetfulSealer final : public PackageSealer {
public:
    explicit ForgetfulSealer(PackageSealer& inner)
        : m_inner{inner} {}
    Result<Bytes> seal(const CaseId& id, const std::vector<PackageFile>& files,
                       const std::vector<SigningKey*>& signers) override {
        std::vector<PackageFile> kept;
        for (const PackageFile& file : files)
            if (file.name != "request.p10")
                kept.push_back(file);
        return m_inner.seal(id, kept, signers);
    }

private:
    PackageSealer& m_inner;
};

/// The central takes too long, once.
class SlowDelivery final : public Delivery {
public:
    explicit SlowDelivery(Delivery& inner)
        : m_inner{inner} {}
    Result<Receipt> deliver(const CaseId& id, ByteView package,
                            const std::function<void(std::size_t, std::size_t)>& progress) override {
        auto receipt = m_inner.deliver(id, package, progress);
        if (std::exchange(m_slow, false))
            return failure(FaultCode::CentralSlow, "no answer in 30 s");
        return receipt;
    }

private:
    Delivery& m_inner;
    bool m_slow = true;
};

std::string urlOf(std::uint16_t port) {
    return "https://localhost:" + std::to_string(port);
}

struct CentralFixture : DeskFixture {
    /// The package is sealed and still in the outbox.
    void requirePackageKept(const CaseId& id) {
        const CaseState now = state(id);
        BOOST_REQUIRE(now.package);
        BOOST_TEST(!now.delivered.has_value());
        BOOST_TEST(valueOf(station().ports().outbox.get(id)).size() ==
                   static_cast<std::size_t>(now.package->size));
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(central_faults_tests, CentralFixture)

BOOST_AUTO_TEST_CASE(a_visit_without_a_network_is_finished_when_it_is_back) {
    openStation({.central = urlOf(9)});
    const CaseId id = begin();
    auto person = people(id);
    const Fault fault = requireFault(id, advance(id, person), FaultCode::CentralUnreachable);
    BOOST_CHECK(rowOf(fault.code).remedy == Remedy::Wait);
    BOOST_CHECK(rowOf(fault.code).exitStatus == ExitStatus::Central);
    requirePackageKept(id);
    BOOST_TEST((state(id).last<HandedOver>() != nullptr));
    openStation();
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(a_refusal_without_a_network_is_delivered_when_it_is_back) {
    openStation({.central = urlOf(9)});
    const CaseId id = begin();
    app::Script refusing = script();
    refusing.refusal = "not-the-person";
    auto person = people(id, refusing);
    requireFault(id, advance(id, person), FaultCode::CentralUnreachable);
    requirePackageKept(id);
    openStation();
    auto nobody = people(id);
    requireClosed(id, advance(id, nobody), "refused");
}

BOOST_AUTO_TEST_CASE(a_central_that_talks_garbage_gets_no_package) {
    test::FaultyProxy proxy{centralPort()};
    proxy.spoil({.garbage = Bytes(400, 0x47), .connections = 100});
    openStation({.central = urlOf(proxy.port())});
    const CaseId id = begin();
    auto person = people(id);
    const auto progress = advance(id, person);
    BOOST_REQUIRE(!progress);
    BOOST_CHECK(rowOf(progress.error().code).exitStatus == ExitStatus::Central);
    requireFault(id, progress, progress.error().code);
    requirePackageKept(id);
    openStation();
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(a_line_that_breaks_in_the_package_is_taken_up_where_it_broke) {
    test::FaultyProxy proxy{centralPort()};
    proxy.spoil({.cutUpAfter = 60000, .connections = 1});
    openStation({.central = urlOf(proxy.port())});
    requireCompleted(begin());
    BOOST_TEST(proxy.accepted() > 1);
}

BOOST_AUTO_TEST_CASE(a_central_whose_answer_comes_too_late_has_the_package_once) {
    const CaseId id = begin();
    SlowDelivery slow{station().ports().delivery};
    auto person = people(id);
    const Fault fault = requireFault(id, advance(id, person, {.delivery = &slow}), FaultCode::CentralSlow);
    BOOST_CHECK(rowOf(fault.code).remedy == Remedy::Wait);
    requirePackageKept(id);
    requireCompleted(id);
}

BOOST_AUTO_TEST_CASE(a_receipt_signed_by_somebody_else_does_not_release_the_package) {
    const fs::path pinned = work() / "bundle" / "receipt.pem";
    const fs::path right = work() / "receipt.pem";
    fs::copy_file(pinned, right);
    fs::copy_file(work() / "bundle" / "officer-ca.pem", pinned, fs::copy_options::overwrite_existing);
    openStation();
    const CaseId id = begin();
    auto person = people(id);
    const Fault fault = requireFault(id, advance(id, person), FaultCode::ReceiptForged);
    BOOST_CHECK(rowOf(fault.code).remedy == Remedy::CallSupport);
    requirePackageKept(id);
    BOOST_TEST(!fs::exists(work() / "station" / "receipts" / (id.text() + ".p7s")));
    fs::copy_file(right, pinned, fs::copy_options::overwrite_existing);
    openStation();
    requireCompleted(id);
    BOOST_TEST(fs::exists(work() / "station" / "receipts" / (id.text() + ".p7s")));
}

BOOST_AUTO_TEST_CASE(a_request_that_the_authority_rejects_ends_with_a_void_card) {
    const CaseId id = begin();
    ForgetfulSealer sealer{station().ports().sealer};
    auto person = people(id);
    const Fault fault = requireFault(id, advance(id, person, {.sealer = &sealer}), FaultCode::CertificateRejected);
    BOOST_TEST(fault.detail.find("no request") != std::string::npos);
    BOOST_TEST(!state(id).certificate.has_value());
    closeStation();
    openStation();
    requireRefused(id, "certificate-rejected");
    BOOST_TEST(std::ranges::count(audited(id), "CardVoided") == 1);
    BOOST_TEST(std::ranges::count(audited(id), "RevocationRequested") == 0);
}

BOOST_AUTO_TEST_CASE(an_authority_that_has_not_decided_is_asked_again) {
    const CaseId id = begin();
    ScriptedAuthority authority{station().ports().authority, {CertificateWaiting{std::chrono::seconds{60}}}};
    auto person = people(id);
    const Fault fault =
        requireFault(id, advance(id, person, {.authority = &authority}), FaultCode::CertificatePending);
    BOOST_CHECK(rowOf(fault.code).remedy == Remedy::Wait);
    BOOST_TEST(fault.detail.find("60") != std::string::npos);
    BOOST_TEST(state(id).requested.has_value());
    requireCompleted(id);
}

BOOST_AUTO_TEST_SUITE_END()
