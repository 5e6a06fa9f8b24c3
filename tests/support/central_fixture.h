#pragma once

#include "sync/central/central_node.h"
#include "sync/central/store/interface/contract_codes.h"
#include "sync/central/store/interface/message_queue.h"
#include "sync/central/store/interface/pin_releases.h"
#include "sync/central/store/interface/planned_visits.h"
#include "sync/transfer/central_client.h"
#include "tests/sync/enrolled_officer.h"

#include <memory>
#include <string>
#include <vector>

namespace rapoint::test {

/// A new case id each time.
CaseId makeCaseId();

/// A central in a private temporary directory, with a station, an inspector and an approver; serves from a thread
/// of this process or from a child process until the test ends.
class CentralFixture {
public:
    CentralFixture();
    ~CentralFixture();
    CentralFixture(const CentralFixture&) = delete;
    CentralFixture& operator=(const CentralFixture&) = delete;

    const std::filesystem::path& directory() const { return m_directory; }
    /// In this process, on a free port.
    void start(sync::ServerLimits limits = {});
    void stop();
    /// In a child process, on a free port.
    void startChild();
    void killChild();

    std::uint16_t port() const { return m_port; }
    sync::CentralEndpoint endpoint() const { return endpoint(m_port); }
    sync::CentralEndpoint endpoint(std::uint16_t port) const;
    sync::CentralClient client(sync::TransferLimits limits = {}) { return {endpoint(), station, limits}; }
    /// The central's store, as a second process has it.
    std::unique_ptr<sync::CentralStore> openStore() const;
    std::vector<sync::StoredPackage> packages() const;

    /// A package that the central can open, with a request for this key's certificate in it, and `size` bytes of
    /// image.
    Bytes seal(const CaseId& id, EVP_PKEY* holder, std::size_t size = 100000);
    /// The same with this request in it.
    Bytes sealedWith(const CaseId& id, const Bytes& request, std::size_t size = 100000);
    /// Signed by these; with a request for a certificate, or without one, as a refused case has it.
    Bytes sealedBy(const CaseId& id, const std::vector<SigningKey*>& signers, bool asksForCertificate = true);

private:
    std::filesystem::path m_directory;
    std::unique_ptr<sync::CentralNode> m_node;
    std::uint16_t m_port = 0;
    int m_child = 0;

public:
    EnrolledOfficer station;
    EnrolledOfficer inspector;
    EnrolledOfficer approver;
    SoftwareSigningKey holder{"holder"};
};

} // namespace rapoint::test
