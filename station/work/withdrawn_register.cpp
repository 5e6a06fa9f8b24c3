#include "station/work/withdrawn_register.h"

#include "station/base/durable_file.h"
#include "station/base/file_bytes.h"

namespace rapoint::work {

namespace {

constexpr std::size_t kMaxListSize = 1U << 20; ///< of a signed list, as the central makes them

} // namespace

Result<Withdrawals> WithdrawnRegister::read() const {
    std::error_code error;
    if (!std::filesystem::exists(m_file, error) && !error)
        return Withdrawals{};
    const auto signedForm = readFile(m_file, kMaxListSize);
    if (!signedForm)
        return failure(FaultCode::StorageFailed, "the list of the withdrawn cannot be read");
    return m_verifier(*signedForm);
}

Result<bool> WithdrawnRegister::accept(ByteView signedForm) {
    RAPOINT_TRY(const Withdrawals fetched, m_verifier(signedForm));
    // An invalid stored list does not block another one.
    const auto kept = read();
    if (kept && kept->number > fetched.number)
        return failure(FaultCode::CentralRefused, "the central has withdrawn " + std::to_string(fetched.number) +
                                                      " keys, and before " + std::to_string(kept->number));
    RAPOINT_CHECK(replaceFile(m_file, signedForm));
    return !kept || kept->number < fetched.number;
}

Result<bool> WithdrawnRegister::has(const Digest& publicKey, Instant at) const {
    RAPOINT_TRY(const Withdrawals withdrawals, read());
    const auto found = withdrawals.keys.find(publicKey);
    return found != withdrawals.keys.end() && found->second <= at;
}

} // namespace rapoint::work
