#pragma once

#include "station/base/result.h"

#include <functional>

namespace rapoint::sync {

class BegunCases;
class CentralAudit;
class CmpJournal;
class Enrolments;
class IssuedCertificates;
class MessageQueue;
class PackageStore;
class PinReleases;
class PlannedVisits;
class ContractCodes;
class StationHeads;
class StationMandates;

/// All that a central keeps beside its keys and its settings. Several nodes and commands work on one store at the
/// same time. Owned by CentralNode; any thread may call it, and the stores it gives out, which end with it.
class CentralStore {
public:
    virtual ~CentralStore() = default;

    virtual PackageStore& packages() = 0;
    virtual IssuedCertificates& certificates() = 0;
    virtual CmpJournal& cmpJournal() = 0;
    virtual PinReleases& pinReleases() = 0;
    virtual ContractCodes& contractCodes() = 0;
    virtual MessageQueue& messages() = 0;
    virtual PlannedVisits& visits() = 0;
    virtual StationMandates& mandates() = 0;
    virtual Enrolments& enrolments() = 0;
    virtual StationHeads& heads() = 0;
    virtual CentralAudit& audit() = 0;
    virtual BegunCases& begunCases() = 0;

    /// What `work` does with these stores in this thread happens whole, and durably, or, if it returns a fault or
    /// throws, not at all. Short: nobody else can write meanwhile.
    virtual Result<> transaction(const std::function<Result<>()>& work) = 0;
};

} // namespace rapoint::sync
