#include "station/app/central/central_commands.h"

#include "station/app/central/central_command.h"
#include "station/app/central/register_commands.h"
#include "station/app/terminal/terminal_secret.h"
#include "station/base/durable_file.h"
#include "station/base/file_bytes.h"
#include "station/base/secret.h"
#include "sync/central/http/release_routes.h"
#include "sync/transfer/central_address.h"

#include <cerrno>

#include <unistd.h>

namespace rapoint::app {

namespace {

namespace commands = sync::commands;

int serve(const CentralArguments& a, Output& output) {
    const auto address = sync::listenAddress(a.listen);
    if (!address)
        return output.fault(address.error());
    commands::Listening where{address->host, address->port};
    if (!a.holders.empty()) {
        const auto holders = sync::listenAddress(a.holders);
        if (!holders)
            return output.fault(holders.error());
        where.holdersHost = holders->host;
        where.holdersPort = holders->port;
    }
    const auto served = commands::serve(a.directory, where, [&](std::uint16_t port, std::uint16_t holdersPort) {
        output.say("listening on " + where.host + ":" + std::to_string(port));
        nlohmann::ordered_json ready{{"host", where.host}, {"port", port}};
        if (holdersPort != 0) {
            output.say("holders on " + where.holdersHost + ":" + std::to_string(holdersPort));
            ready.update({{"holdersHost", where.holdersHost}, {"holdersPort", holdersPort}});
        }
        output.object(ready);
    });
    return served ? 0 : output.fault(served.error());
}

/// PIN and PUK go to standard output as they are, past everything that would make a copy.
int showPins(const sync::ReleasedPins& pins, const Output& output) {
    Secret text = output.json() ? rapoint::joined({sync::jsonOf(pins).bytes(), bytesOf("\n")})
                                : rapoint::joined({bytesOf("card " + pins.cardSerial + "\nPIN "), pins.pin.bytes(),
                                                   bytesOf("\n"), bytesOf(pins.puk.empty() ? "" : "PUK "),
                                                   pins.puk.bytes(), bytesOf(pins.puk.empty() ? "" : "\n")});
    ByteView rest = text.bytes();
    while (!rest.empty()) {
        const auto written = ::write(STDOUT_FILENO, rest.data(), rest.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return output.fault({FaultCode::StorageFailed, "the PIN was released, but could not be shown"});
        rest = rest.subspan(static_cast<std::size_t>(written));
    }
    return 0;
}

int releasePin(const CentralArguments& a, Output& output) {
    const auto code = readSecretFromTerminal("generation code, or document number and birth date (YYYY-MM-DD): ");
    if (!code)
        return output.fault(code.error());
    const auto answer = commands::releasePin(a.directory, a.name, *code);
    if (!answer)
        return output.fault(answer.error());
    if (const auto* const pins = std::get_if<sync::ReleasedPins>(&*answer))
        return showPins(*pins, output);
    const auto& refused = std::get<sync::ReleaseRefused>(*answer);
    const std::string why{nameOf(refused.why)};
    output.say("no PIN is released: " + why + ", " + std::to_string(refused.triesLeft) + " tries left");
    output.object({{"outcome", "refused"}, {"reason", why}, {"triesLeft", refused.triesLeft}});
    return static_cast<int>(ExitStatus::Refused);
}

int open(const CentralArguments& a, Output& output) {
    const auto id = CaseId::fromText(a.name);
    if (!id)
        return output.fault(id.error());
    const auto files = commands::open(a.directory, *id, a.out);
    if (!files)
        return output.fault(files.error());
    for (const std::string& file : *files)
        output.say((a.out / file).string());
    output.object({{"caseId", a.name}, {"files", *files}});
    return 0;
}

int import(const CentralArguments& a, Output& output) {
    const auto rows = commands::importPackages(a.directory, {a.texts.begin(), a.texts.end()});
    const int status = showRows(rows, output);
    // A file that was not taken in is a failure of the whole call, whatever became of the others.
    if (rows)
        for (const commands::Row& row : *rows)
            if (row.contains("fault"))
                return static_cast<int>(ExitStatus::Central);
    return status;
}

int giveMandate(const CentralArguments& a, Output& output) {
    const auto mandate = commands::giveMandate(a.directory, a.name, a.cases, a.days, a.modes);
    if (!mandate)
        return output.fault(mandate.error());
    return ended(writeFile(a.out, *mandate), output);
}

/// All heads, or one of them signed into a file.
int heads(const CentralArguments& a, Output& output) {
    if (a.name.empty() != a.out.empty())
        return output.fault({FaultCode::InputInvalid, "--station and --out belong together"});
    if (a.name.empty())
        return showRows(commands::heads(a.directory), output);
    const auto record = commands::headRecord(a.directory, a.name);
    return record ? ended(writeFile(a.out, *record), output) : output.fault(record.error());
}

int writeRevocations(const CentralArguments& a, Output& output) {
    const auto list = commands::revocations(a.directory);
    return list ? ended(replaceFile(a.out, *list), output) : output.fault(list.error());
}

int decide(const CentralArguments& a, Output& output) {
    const auto id = CaseId::fromText(a.name);
    if (!id)
        return output.fault(id.error());
    if (a.accepted == a.rejected)
        return output.fault({FaultCode::InputInvalid, "either --accept or --reject"});
    return ended(commands::decideHeld(a.directory, *id, a.accepted, a.role, a.reason), output);
}

} // namespace

void addCentralCommands(CLI::App& app, CentralArguments& a) {
    app.require_subcommand(1);
    addCommand(app, a, "init", "Make a new central: keys, certificates, empty store", [&a](Output& o) {
        return ended(commands::initialise(a.directory, a.texts), o);
    })->add_option("--host", a.texts, "Names or addresses besides localhost");
    auto* const serving = addCommand(app, a, "serve", "Serve stations: take in packages and issue certificates",
                                     [&a](Output& o) { return serve(a, o); });
    serving->add_option("--listen", a.listen, "HOST:PORT, port 0 for any free one")->capture_default_str();
    serving->add_option("--holders", a.holders, "HOST:PORT where holders get their PINs by link and code");
    addCommand(app, a, "pin-links", "List the links to PINs for holders",
               [&a](Output& o) { return showRows(commands::pinLinks(a.directory), o); });
    addCommand(app, a, "release-pin", "Release PIN and PUK once, by link and generation code or identity",
               [&a](Output& o) { return releasePin(a, o); })
        ->add_option("LINK", a.name)
        ->required();
    addCommand(app, a, "messages", "the messages to holders that were not sent yet",
               [&a](Output& o) { return showRows(commands::messages(a.directory), o); });
    addCommand(app, a, "list", "List every package",
               [&a](Output& o) { return showRows(commands::list(a.directory), o); });
    auto* const opening =
        addCommand(app, a, "open", "Open a package into a new directory", [&a](Output& o) { return open(a, o); });
    opening->add_option("CASE", a.name)->required();
    opening->add_option("--out", a.out, "New directory")->required();
    addCommand(app, a, "import", "Import packages from removable media", [&a](Output& o) { return import(a, o); })
        ->add_option("FILE", a.texts)
        ->required();
    auto* const heads = addCommand(app, a, "heads", "List what was seen of the stations' audit logs",
                                   [&a](Output& o) { return app::heads(a, o); });
    heads->add_option("--station", a.name, "Common name of one station, for a record of its log in --out");
    heads->add_option("--out", a.out, "Where the signed record goes, CMS in DER");
    addCommand(app, a, "accept-head",
               "Let a station work again that was refused because its records were set back; find out why before",
               [&a](Output& o) { return ended(commands::acceptHead(a.directory, a.name), o); })
        ->add_option("STATION", a.name, "Common name of its certificate")
        ->required();
    addCommand(app, a, "audit", "Prove the log of the central whole, and list who did what",
               [&a](Output& o) { return showRows(commands::audit(a.directory), o); });
    addCommand(app, a, "revocation-list", "Write the list of revoked certificates",
               [&a](Output& o) { return writeRevocations(a, o); })
        ->add_option("--out", a.out, "where the list goes, DER; a file there is replaced")
        ->required();
    addCommand(app, a, "held", "List the cases that went beyond what their stations were allowed",
               [&a](Output& o) { return showRows(commands::heldCases(a.directory), o); });
    auto* const deciding = addCommand(app, a, "decide", "Decide about a case that is held, as an approver",
                                      [&a](Output& o) { return decide(a, o); });
    deciding->add_option("CASE", a.name)->required();
    deciding->add_flag("--accept", a.accepted, "Issue its certificate when the station asks again");
    deciding->add_flag("--reject", a.rejected, "Never issue one");
    deciding->add_option("--by", a.role, "Who decides")->required();
    deciding->add_option("--reason", a.reason, "Why")->required();
    auto* const mandate =
        addCommand(app, a, "mandate", "Give a mobile station a mandate to begin cases on its own",
                   [&a](Output& o) { return giveMandate(a, o); });
    mandate->add_option("--station", a.name, "Common name of its certificate")->required();
    mandate->add_option("--cases", a.cases, "Cases that it may begin, at most 100000")->required();
    mandate->add_option("--days", a.days, "Days from now, at most 366")->required();
    mandate->add_option("--mode", a.modes, "Mode in which it may begin cases; once for each. Default: mobile");
    mandate->add_option("--out", a.out, "where the mandate goes, CMS in DER")->required();
    addRegisterCommands(app, a);
}

} // namespace rapoint::app
