#include "station/app/central/central_command.h"

namespace rapoint::app {

int ended(const Result<>& result, const Output& output) {
    if (!result)
        return output.fault(result.error());
    output.object({{"done", true}});
    return 0;
}

int showRows(const Result<std::vector<sync::commands::Row>>& rows, const Output& output) {
    if (!rows)
        return output.fault(rows.error());
    for (const sync::commands::Row& row : *rows) {
        output.object(row);
        std::string line;
        for (const auto& [name, value] : row.items())
            line.append(name)
                .append("=")
                .append(value.is_string() ? value.get<std::string>() : value.dump())
                .append("  ");
        output.say(line);
    }
    return 0;
}

CLI::App* addCommand(CLI::App& app, CentralArguments& arguments, const std::string& name, const std::string& what,
                     std::function<int(Output&)> action) {
    auto* const sub = app.add_subcommand(name, what);
    sub->add_option("DIR", arguments.directory, "Directory of the central")->required();
    sub->add_flag("--json", arguments.json, "Print one JSON object per line");
    sub->callback([&arguments, action = std::move(action)] { arguments.action = action; });
    return sub;
}

} // namespace rapoint::app
