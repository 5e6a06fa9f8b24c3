#pragma once

#include "station/app/terminal/output.h"

#include <filesystem>
#include <string>
#include <vector>

namespace rapoint::app {

// The commands of `rapoint`, one function each in a file of the same name. They say what came of it through
// `output` and give the exit status: 0 done, 2 usage, 3 refused, 4 device, 5 central, 1 other.

class Workplaces;

int runCaptureRead(const std::vector<std::string>& files, Output& output);
int runCaptureBench(const std::filesystem::path& folder, Output& output);
/// The cameras that are plugged in; with `seconds`, also those that come and go meanwhile.
int runCaptureCameras(int seconds, Output& output);
/// `camera`: a device, a folder of pictures, a video file, or empty for the first camera; gives up after
/// `seconds`.
int runCaptureWatch(const std::string& camera, int seconds, Output& output);

int runCaseList(const Workplaces& places, const std::filesystem::path& work, Output& output);
int runCaseShow(const Workplaces& places, const std::filesystem::path& work, const std::string& id,
                Output& output);

struct ResumeOptions {
    std::filesystem::path work;
    std::string id;
    std::vector<std::filesystem::path>
        document;        ///< other pictures to lay under the camera, where that can be done
    std::string refusal; ///< not empty: the case is ended with this reason
};
int runCaseResume(const Workplaces& places, const ResumeOptions& options, Output& output);

int runCardList(const Workplaces& places, const std::filesystem::path& work, Output& output);
int runCardShow(const Workplaces& places, const std::filesystem::path& work, const std::string& serial,
                Output& output);
/// All profiles among the assets, or the given files.
int runCardCheck(const std::vector<std::string>& files, Output& output);

/// For commands that ask for PINs, on the terminal and without echo.
struct CardOptions {
    std::filesystem::path work;
    std::string serial;
    std::string caseId{}; ///< whose card it is, if the station's own SO PIN for it is to be used
    std::string reason{}; ///< why, if the card is not void
    bool lastTry = false; ///< the card's last try may be taken
    bool ownPuk = false;  ///< the holder sets a PUK of his own, too
};
int runCardActivate(const Workplaces& places, const CardOptions& options, Output& output);
int runCardChangePin(const Workplaces& places, const CardOptions& options, Output& output);
int runCardUnblock(const Workplaces& places, const CardOptions& options, Output& output);
int runCardErase(const Workplaces& places, const CardOptions& options, Output& output);

struct RenewOptions {
    std::filesystem::path work;
    std::string serial;
    std::string keyType = "ec-p256";
    std::filesystem::path request;     ///< where the request (PEM) goes, or for an installation comes from, or …
    std::filesystem::path certificate; ///< … the certificate (DER) that came for it
    std::vector<std::string> chain;    ///< DER
};
/// Options: certificate, chain and request. A certificate that the holder fetched, onto the card that has its key,
/// if it is what was asked for.
int runCardInstall(const Workplaces& places, const RenewOptions& options, Output& output);
int runCardRenew(const Workplaces& places, const RenewOptions& options, Output& output);

/// The envelopes of all cases that wait for one.
int runEnvelopeBatch(const Workplaces& places, const std::filesystem::path& work, Output& output);

/// Of cards or envelopes.
struct StockOptions {
    std::filesystem::path work;
    std::string kind;
    std::string first; ///< serial, and with it the `count` - 1 that follow …
    int count = 1;
    std::filesystem::path list; ///< … or a file with a serial in each line
    std::string note;           ///< who takes them out, why they are spoiled or sent back
    std::string state;          ///< which are listed; empty: all
};
int runStockReceive(const Workplaces& places, const StockOptions& options, Output& output);
int runStockTakeOut(const Workplaces& places, const StockOptions& options, Output& output);
/// Of an inspector, or spoiled ones that are good after all; with a note to the provider.
int runStockReturn(const Workplaces& places, const StockOptions& options, Output& output);
int runStockSpoil(const Workplaces& places, const StockOptions& options, Output& output);
int runStockList(const Workplaces& places, const StockOptions& options, Output& output);
/// The options say what was found in the safe, or in the bag of the inspector in `note`.
int runStockCount(const Workplaces& places, const StockOptions& options, Output& output);
int runStockCheck(const Workplaces& places, const std::filesystem::path& work, Output& output);

int runPrintTest(const Workplaces& places, const std::filesystem::path& work, Output& output);

/// What there is to print on: these, or whatever is found.
int runPrintPrinters(const std::vector<std::string>& uris, Output& output);

struct PreviewOptions {
    std::string source; ///< "cencert/contract", or a file <provider>/<kind>.<language>.txt
    std::vector<std::string> languages;
    std::filesystem::path data; ///< JSON, docs in print_data.h
    std::filesystem::path out;
    std::filesystem::path photo{}; ///< for a card's face, which has no language
};
int runPrintPreview(const PreviewOptions& options, Output& output);

struct SignOptions {
    std::filesystem::path work;
    std::filesystem::path pdf;
    std::filesystem::path out;
    std::string serial; ///< of the signer's card; its PIN is asked for on the terminal
    std::string reason = "contract";
};
int runPrintSign(const Workplaces& places, const SignOptions& options, Output& output);

int runSyncRun(const Workplaces& places, const std::filesystem::path& work, Output& output);
int runSyncStatus(const Workplaces& places, const std::filesystem::path& work, Output& output);
int runSyncMandate(const Workplaces& places, const std::filesystem::path& work, const std::filesystem::path& file,
                   Output& output);
int runSyncExport(const Workplaces& places, const std::filesystem::path& work, const std::filesystem::path& target,
                  Output& output);

struct AuditOptions {
    std::filesystem::path work;
    std::filesystem::path bundle; ///< the central's certificates; empty: those of the station
    std::filesystem::path record; ///< what the central has seen of the log; empty: nothing
    bool central = false;         ///< it is asked, over the line
    std::string reason;           ///< of a correction or confirmation of the clock
};
int runAuditVerify(const Workplaces& places, const AuditOptions& options, Output& output);
/// With two officers signed in.
int runAuditCorrectClock(const Workplaces& places, const AuditOptions& options, Output& output);
int runAuditConfirmClock(const Workplaces& places, const AuditOptions& options, Output& output);
int runAuditShow(const std::filesystem::path& work, const std::string& number, Output& output);

/// Says of the given profiles, or of all that are installed, what is wrong with them, what in them nothing reads
/// (exit 2 for both), and which journeys cannot be carried out yet. Exit 1 if no journey of a given profile
/// can.
int runProfileCheck(const std::vector<std::string>& files, Output& output);
int runProfileDraw(const std::string& provider, const std::string& mode, Output& output);

int runDoctor(const Workplaces& places, const std::filesystem::path& work, Output& output);

} // namespace rapoint::app
