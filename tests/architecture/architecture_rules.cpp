#include "tests/architecture/architecture_rules.h"

#include "tests/architecture/folder_circles.h"
#include "tests/architecture/include_scan.h"

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace rapoint::test {

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;
using Lines = std::vector<std::string>;

bool contains(const Words& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool anyBegins(const Words& prefixes, const std::string& text) {
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const std::string& prefix) { return prefix == "*" || text.starts_with(prefix); });
}

/// The line without the comment at its end.
std::string codeOf(const std::string& line) {
    bool inText = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '"' && (i == 0 || line[i - 1] != '\\'))
            inText = !inText;
        else if (!inText && line.compare(i, 2, "//") == 0)
            return line.substr(0, i);
    }
    return line;
}

/// The words of a rule with its groups put in.
Words expanded(const std::string& text, const std::map<std::string, Words>& groups) {
    Words words;
    std::istringstream in{text};
    for (std::string word; in >> word;) {
        if (word.front() != '@') {
            words.push_back(word);
            continue;
        }
        const auto group = groups.find(word.substr(1));
        if (group == groups.end())
            throw std::runtime_error{"unknown group " + word};
        words.insert(words.end(), group->second.begin(), group->second.end());
    }
    return words;
}

/// The longest folder that the included file lies in decides; `!FOLDER` takes it out of a wider one.
bool isFree(const std::vector<std::string>& folders, const std::string& included) {
    std::size_t longest = 0;
    bool free = false;
    for (const std::string& word : folders) {
        const bool refused = word.starts_with('!');
        const std::string folder = word.substr(refused ? 1 : 0);
        if ((folder == "*" || included.starts_with(folder + '/')) && folder.size() >= longest) {
            longest = folder.size();
            free = !refused;
        }
    }
    return free;
}

} // namespace

ArchitectureRules ArchitectureRules::parse(const std::string& text) {
    ArchitectureRules rules;
    std::map<std::string, Words> groups;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#')
            continue;
        const std::size_t blank = std::min(line.find(' '), line.size());
        const std::string rule = line.substr(0, blank);
        const Words words = expanded(line.substr(blank), groups);
        if (rule == "top") {
            rules.m_top = words;
        } else if (rule == "group" && words.size() > 1) {
            groups[words.front()] = {words.begin() + 1, words.end()};
        } else if (rule == "lines" && words.size() == 1) {
            rules.m_lines = std::stoul(words.front());
        } else if (rule == "longer" && words.size() == 2) {
            rules.m_longer[words.front()] = std::stoul(words.back());
        } else if (rule == "unordered" && words.size() == 1) {
            rules.m_unordered.push_back(words.front());
        } else if (rule == "provider-default" && words.size() == 1) {
            rules.m_providerDefaults.push_back(words.front());
        } else if (rule == "may" && std::count(words.begin(), words.end(), ":") == 2 && words[1] == ":") {
            const auto second = std::find(words.begin() + 2, words.end(), ":");
            rules.m_may[words.front()] = {{words.begin() + 2, second}, {second + 1, words.end()}};
        } else {
            throw std::runtime_error{"rule not understood: " + line};
        }
    }
    return rules;
}

const ArchitectureRules::Allowed* ArchitectureRules::allowedFor(const std::string& file) const {
    const Allowed* found = nullptr;
    std::size_t longest = 0;
    for (const auto& [place, allowed] : m_may)
        if (file.starts_with(place) && place.size() > longest) {
            found = &allowed;
            longest = place.size();
        }
    return found;
}

std::string ArchitectureRules::problemOf(const std::string& file, const std::string& included, bool quoted) const {
    const Allowed* const allowed = allowedFor(file);
    if (allowed == nullptr)
        return "no rule says what this place may include";
    if (quoted) {
        const bool ours =
            std::any_of(sourceFolders().begin(), sourceFolders().end(),
                        [&](const std::string& folder) { return included.starts_with(folder + '/'); });
        if (!ours)
            return "\"" + included + "\" is not written from the root of the repository";
        return isFree(allowed->own, included) ? "" : "may not include \"" + included + "\"";
    }
    const bool standard = included.find_first_of("./") == std::string::npos;
    return standard || anyBegins(allowed->thirdParty, included) ? "" : "may not include <" + included + ">";
}

std::vector<Violation> ArchitectureRules::checkIncludes(const fs::path& root) const {
    std::vector<Violation> violations;
    for (const Include& include : includesIn(root))
        if (const std::string problem = problemOf(include.file, include.target, include.quoted); !problem.empty())
            violations.push_back({include.file, include.line, problem});
    return violations;
}

std::vector<Violation> ArchitectureRules::checkCircles(const fs::path& root) const {
    return folderCircles(includesIn(root), m_unordered);
}

std::vector<Violation> ArchitectureRules::checkTopLevel(const fs::path& root) const {
    std::vector<Violation> violations;
    for (const auto& entry : fs::directory_iterator{root}) {
        const std::string name = entry.path().filename().string();
        if (name.front() != '.' && name != "build" && !contains(m_top, name))
            violations.push_back({name, 0, "does not belong to the top level"});
    }
    for (const std::string& name : m_top)
        if (!fs::exists(root / name))
            violations.push_back({name, 0, "is missing at the top level"});
    return violations;
}

std::vector<Violation> ArchitectureRules::checkLengths(const fs::path& root) const {
    std::vector<Violation> violations;
    Words folders = sourceFolders();
    folders.emplace_back("tests");
    for (const std::string& file : sourcesUnder(root, folders)) {
        const auto exception = m_longer.find(file);
        const std::size_t limit = exception == m_longer.end() ? m_lines : exception->second;
        if (const std::size_t lines = linesOf(root / file).size(); lines > limit)
            violations.push_back({file, limit + 1, "has " + std::to_string(lines) + " lines"});
    }
    return violations;
}

std::vector<Violation> ArchitectureRules::checkProviderNames(const fs::path& root) const {
    std::string ids;
    if (fs::is_directory(root / "assets/providers"))
        for (const auto& entry : fs::directory_iterator{root / "assets/providers"})
            if (entry.path().extension() == ".toml")
                ids += (ids.empty() ? "" : "|") + entry.path().stem().string();
    std::vector<Violation> violations;
    if (ids.empty())
        return violations;
    // Inside a string literal on one line, as a word of its own.
    const std::regex named{R"re("([^"]*[^"A-Za-z0-9_])?()re" + ids + R"re()([^"A-Za-z0-9_][^"]*)?")re",
                           std::regex::icase};
    for (const std::string& file : sourcesUnder(root, sourceFolders())) {
        const Lines lines = contains(m_providerDefaults, file) ? Lines{} : linesOf(root / file);
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (std::regex_search(codeOf(lines[i]), named))
                violations.push_back({file, i + 1, "names a provider"});
    }
    return violations;
}

} // namespace rapoint::test
