#include "station/app/central/register_commands.h"

#include "station/app/central/central_command.h"
#include "station/base/file_bytes.h"
#include "sync/central/register_commands.h"

namespace rapoint::app {

namespace {

namespace commands = sync::commands;

int putVisit(const CentralArguments& a, const Output& output) {
    constexpr std::size_t kMaxSize = 64 * 1024;
    const auto json = readFile(a.request, kMaxSize);
    return json ? ended(commands::putVisit(a.directory, std::string{textOf(*json)}, a.station), output)
                : output.fault(json.error());
}

void addMembers(CLI::App& app, CentralArguments& a) {
    auto* const enrol = addCommand(
        app, a, "enrol", "Enter a station or an officer in the register and issue the certificate",
        [&a](const Output& o) {
            return ended(commands::enrolFile(a.directory, a.role, a.name, a.request, a.out, a.personNumber), o);
        });
    enrol->add_option("--role", a.role, "Role: station, inspector or approver")->required();
    enrol->add_option("--name", a.name, "Common name")->required();
    enrol->add_option("--csr", a.request, "PKCS#10 request, PEM or DER")->required();
    enrol->add_option("--out", a.out, "a new file for the certificate, PEM")->required();
    enrol->add_option("--number", a.personNumber,
                      "National number of an officer, as in PNOPL-83010112345: nobody with this number is an "
                      "applicant in the officer's own cases");
    addCommand(app, a, "stations", "List the stations: state, last heard, mandate, visits, unfinished packages",
               [&a](const Output& o) { return showRows(commands::stations(a.directory), o); });
    addCommand(app, a, "officers", "List the officers' keys and their states",
               [&a](const Output& o) { return showRows(commands::officers(a.directory), o); });
    auto* const withdraw = addCommand(
        app, a, "withdraw", "Withdraw a station or an officer, from the next request on", [&a](const Output& o) {
            return showRows(commands::withdraw(a.directory, {a.role, a.name, a.request, a.reason}), o);
        });
    auto* const role = withdraw->add_option("--role", a.role, "Role: station, inspector or approver");
    auto* const name = withdraw->add_option("--name", a.name, "Common name; all keys that have it");
    auto* const certificate = withdraw->add_option("--certificate", a.request, "One key, by its certificate");
    role->needs(name)->excludes(certificate);
    name->needs(role)->excludes(certificate);
    withdraw->add_option("--reason", a.reason, "Why, for example: stolen. No personal data")->required();
}

void addVisits(CLI::App& app, CentralArguments& a) {
    auto* const put = addCommand(app, a, "put-visit", "Hand an applicant's visit to a station",
                                 [&a](const Output& o) { return putVisit(a, o); });
    put->add_option("FILE", a.request, "JSON")->required();
    put->add_option("--station", a.station, "Common name of the station's certificate")->required();
    addCommand(app, a, "visits", "List the planned visits by reference, and which station has them",
               [&a](const Output& o) { return showRows(commands::visits(a.directory), o); });
    auto* const hand = addCommand(
        app, a, "hand-visit", "Hand planned visits to a station; without references those that nobody has",
        [&a](const Output& o) { return showRows(commands::handVisits(a.directory, a.station, a.texts), o); });
    hand->add_option("--station", a.station, "Common name of the station's certificate")->required();
    hand->add_option("REFERENCE", a.texts);
    addCommand(app, a, "drop-visit", "Take a visit off the list",
               [&a](const Output& o) { return ended(commands::dropVisit(a.directory, a.name), o); })
        ->add_option("REFERENCE", a.name)
        ->required();
}

} // namespace

void addRegisterCommands(CLI::App& app, CentralArguments& arguments) {
    addMembers(app, arguments);
    addVisits(app, arguments);
}

} // namespace rapoint::app
