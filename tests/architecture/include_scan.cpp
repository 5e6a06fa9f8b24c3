#include "tests/architecture/include_scan.h"

#include <algorithm>
#include <fstream>
#include <regex>

namespace rapoint::test {

namespace {

namespace fs = std::filesystem;

bool isSource(const fs::path& path) {
    const std::string extension = path.extension().string();
    return extension == ".cpp" || extension == ".h";
}

} // namespace

const std::vector<std::string>& sourceFolders() {
    static const std::vector<std::string> folders{"station", "capture", "printing", "sync", "kiosk-ui"};
    return folders;
}

std::vector<std::string> sourcesUnder(const fs::path& root, const std::vector<std::string>& folders) {
    std::vector<std::string> files;
    for (const std::string& folder : folders)
        if (fs::is_directory(root / folder))
            for (const auto& entry : fs::recursive_directory_iterator{root / folder})
                if (entry.is_regular_file() && isSource(entry.path()))
                    files.push_back(fs::relative(entry.path(), root).generic_string());
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> linesOf(const fs::path& file) {
    std::ifstream in{file};
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

std::vector<Include> includesIn(const fs::path& root) {
    static const std::regex kInclude{R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)re"};
    std::vector<Include> includes;
    for (const std::string& file : sourcesUnder(root, sourceFolders())) {
        const std::vector<std::string> lines = linesOf(root / file);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            std::smatch match;
            if (std::regex_match(lines[i], match, kInclude))
                includes.push_back({file, i + 1, match[2], match[1] == "\""});
        }
    }
    return includes;
}

} // namespace rapoint::test
