#include "station/app/cli/commands.h"
#include "station/app/cli/disk_encryption.h"
#include "station/app/cli/ending_certificates.h"
#include "station/app/cli/workplace.h"
#include "station/store/station_store.h"
#include "station/work/audited_visit.h"

namespace rapoint::app {

namespace {

/// One thing looked at: its name and what is wrong with it, if anything.
class Examination {
public:
    explicit Examination(Output& output)
        : m_output{output} {}

    /// Said, and no fault of the station's.
    void remark(const std::string& what, const Result<>& result) {
        const int before = m_status;
        look(what, result);
        m_status = before;
    }
    template <class T>
    bool look(const std::string& what, const Result<T>& result) {
        m_output.say(what + ": " + (result ? "good" : explain(result.error())));
        m_output.object({{"examined", what},
                         {"good", result.has_value()},
                         {"fault", result ? "" : std::string{rowOf(result.error().code).name}},
                         {"detail", result ? "" : detailOf(result.error())}});
        if (!result && m_status == 0)
            m_status = static_cast<int>(rowOf(result.error().code).exitStatus);
        return result.has_value();
    }
    int status() const { return m_status; }

private:
    Output& m_output;
    int m_status = 0;
};

Result<> enoughRoom(const std::filesystem::path& directory) {
    constexpr std::uintmax_t kMinFree = 1ULL << 30;
    std::error_code error;
    const auto space = std::filesystem::space(directory, error);
    if (error || space.available < kMinFree)
        return failure(FaultCode::DiskFull, "less than 1 GiB is free");
    return {};
}

/// Drafts are sealed, and personal data never written down; what the kernel swaps out, or a package writes by
/// itself, is as safe as the disk. A demonstration has no personal data.
void lookAtEncryption(Examination& examination, const StationConfig& config) {
    const auto swap = checkSwapEncrypted();
    const auto disk = checkDiskEncrypted(config.directory);
    if (config.demo) {
        examination.remark("swap encrypted", swap);
        examination.remark("disk encrypted", disk);
        return;
    }
    examination.look("swap encrypted", swap);
    examination.look("disk encrypted", disk);
}

} // namespace

int runDoctor(const Workplaces& places, const std::filesystem::path& work, Output& output) {
    Examination examination{output};
    const auto config = readStationConfig(work);
    if (!examination.look("configuration", config))
        return examination.status();
    examination.look("disk", enoughRoom(config->directory));
    lookAtEncryption(examination, *config);
    auto place = places.enter(*config, {.printers = true, .central = true});
    if (!examination.look("station key, store, profile", place))
        return examination.status();
    Ports& ports = place->station().ports();
    examination.look("card readers", ports.cards.cards());
    examination.look("printer", ports.printer.state());
    examination.look("central", place->station().visitSource().fetch());
    examination.look("cards", ports.stock.next(StockKind::Card, {}));
    examination.look("envelopes", ports.stock.next(StockKind::Envelope, {}));
    examination.look("audit log", work::provenEntries(place->station().store().audit()));
    showEndingCertificates(place->station(), output);
    return examination.status();
}

} // namespace rapoint::app
