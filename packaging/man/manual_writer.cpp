// manual_writer OUT: writes the pages of the manual that are made from tables of the code:
// OUT/manual/en/faults/CODE.md and index.md from the table of faults, and with SOURCE arguments the man pages of
// the configuration files, whose line
// `.\" KEYS` becomes the keys of the table that reads them. Run by the build.
#include "station/app/wiring/station_keys.h"
#include "station/base/fault.h"
#include "sync/central/messages/central_keys.h"

#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace {

namespace fs = std::filesystem;
using namespace rapoint;

std::string sentence(std::string_view text) {
    std::string words{text};
    words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
    return words.ends_with('.') ? words : words + '.';
}

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream out{file, std::ios::binary};
    out << text;
    if (!out.flush())
        throw std::runtime_error{file.string() + " cannot be written"};
}

std::string faultPage(const FaultRow& row) {
    const std::string name{row.name};
    return "# " + name + "\n\n## Cause\n\n" + sentence(row.text) + "\n\n## Remedy\n\n" + sentence(row.advice) +
           "\n\nKind of remedy: `" + std::string{nameOf(row.remedy)} +
           "`. Exit status of a command: " + std::to_string(static_cast<int>(row.exitStatus)) + ".\n";
}

void writeFaults(const fs::path& folder) {
    std::string index = "# Faults\n\n| code | cause |\n|---|---|\n";
    for (int code = 0; code <= static_cast<int>(kLastFaultCode); ++code) {
        const FaultRow& row = rowOf(static_cast<FaultCode>(code));
        const std::string name{row.name};
        write(folder / (name + ".md"), faultPage(row));
        index.append("| [")
            .append(name)
            .append("](")
            .append(name)
            .append(".md) | ")
            .append(sentence(row.text))
            .append(" |\n");
    }
    write(folder / "index.md", index);
}

/// Hyphens that stay hyphens, and backslashes.
std::string roff(std::string_view text) {
    std::string words;
    for (const char c : text)
        if (c == '-')
            words += "\\-";
        else if (c == '\\')
            words += "\\e";
        else
            words += c;
    return words;
}

std::string keyEntry(std::string_view name, std::string_view kind, std::string_view meaning) {
    return ".TP\n.BR " + roff(name) + " \" (" + roff(kind) + ")\"\n" + roff(meaning) + "\n";
}

std::string keysOf(const fs::path& page) {
    std::string entries;
    if (page.filename() == "station.toml.5")
        for (const app::StationKey& key : app::kStationKeys)
            entries += keyEntry(key.name, std::string{key.kind()} + (key.needed ? ", required" : ""), key.meaning);
    else if (page.filename() == "central.toml.5")
        for (const sync::CentralKey& key : sync::kCentralKeys)
            entries += keyEntry(key.name, sync::nameOf(key.kind), key.meaning);
    if (entries.empty())
        throw std::runtime_error{page.string() + " has no table of keys"};
    return entries;
}

void writePage(const fs::path& source, const fs::path& page) {
    std::ifstream in{source};
    std::string text;
    bool filled = false;
    for (std::string line; std::getline(in, line);) {
        const bool here = line == ".\\\" KEYS";
        text += here ? keysOf(page) : line + "\n";
        filled = filled || here;
    }
    if (!filled)
        throw std::runtime_error{source.string() + " has no place for the keys"};
    write(page, text);
}

} // namespace

int main(int count, char** arguments) {
    try {
        if (count < 2)
            throw std::runtime_error{"usage: manual_writer OUT [SOURCE.in]..."};
        const fs::path out{arguments[1]};
        writeFaults(out / "manual/en/faults");
        for (int at = 2; at < count; ++at) {
            const fs::path source{arguments[at]};
            writePage(source, out / "man" / source.stem());
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "manual_writer: %s\n", error.what());
        return 1;
    }
    return 0;
}
