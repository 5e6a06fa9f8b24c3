#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"
#include "station/work/withdrawals.h"

#include <filesystem>
#include <functional>

namespace rapoint::work {

/// The central's list of the withdrawn, in a file beside what the station records; its signature is checked
/// whenever it is read. Owned by the Station; one thread.
class WithdrawnRegister {
public:
    /// What a signed form says, if the central of this station signed it; else register-forged.
    using Verifier = std::function<Result<Withdrawals>(ByteView signedForm)>;

    WithdrawnRegister(std::filesystem::path file, Verifier verifier)
        : m_file{std::move(file)}
        , m_verifier{std::move(verifier)} {}

    /// Nobody without a list: a station that has not heard of the central since it was enrolled. register-forged;
    /// storage-failed.
    Result<Withdrawals> read() const;
    /// Keeps a list that was fetched, durably, in place of the one that is there, and says whether it knows of
    /// more. register-forged; central-refused for one that knows of less: the central has lost withdrawals.
    Result<bool> accept(ByteView signedForm);
    /// Whether this key was withdrawn by that time.
    Result<bool> has(const Digest& publicKey, Instant at) const;

private:
    std::filesystem::path m_file;
    Verifier m_verifier;
};

} // namespace rapoint::work
