#include "tests/architecture/folder_circles.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace rapoint::test {

namespace {

using Folders = std::vector<std::string>;
/// Folder, folder that it uses, the first include that shows it.
using Uses = std::map<std::string, std::map<std::string, Include>>;

std::string folderOf(const std::string& path) {
    return std::filesystem::path{path}.parent_path().generic_string();
}

bool beginsWithAny(const std::string& folder, const Folders& prefixes) {
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](const std::string& prefix) { return folder.starts_with(prefix); });
}

Uses usesOf(const std::vector<Include>& includes, const Folders& unordered) {
    Uses uses;
    for (const Include& include : includes) {
        const std::string from = folderOf(include.file);
        const std::string to = folderOf(include.target);
        const bool free = beginsWithAny(from, unordered) && beginsWithAny(to, unordered);
        if (include.quoted && from != to && !free)
            uses[from].emplace(to, include);
    }
    return uses;
}

/// The shortest way from the folder back to itself, with it at both ends.
std::optional<Folders> wayRound(const Uses& uses, const std::string& start) {
    std::map<std::string, std::string> cameFrom;
    Folders reached{start};
    for (std::size_t i = 0; i < reached.size(); ++i) {
        const auto used = uses.find(reached[i]);
        if (used == uses.end())
            continue;
        for (const auto& [folder, include] : used->second) {
            if (!cameFrom.emplace(folder, reached[i]).second)
                continue;
            reached.push_back(folder);
            if (folder != start)
                continue;
            Folders way{start};
            do {
                way.push_back(cameFrom.at(way.back()));
            } while (way.back() != start);
            std::reverse(way.begin(), way.end());
            return way;
        }
    }
    return std::nullopt;
}

std::string textOf(const Folders& way) {
    std::string text;
    for (const std::string& folder : way)
        text += (text.empty() ? "" : " -> ") + folder;
    return text;
}

} // namespace

std::vector<Violation> folderCircles(const std::vector<Include>& includes, const Folders& unordered) {
    const Uses uses = usesOf(includes, unordered);
    std::vector<Violation> circles;
    std::set<std::string> known;
    for (const auto& [folder, used] : uses) {
        const std::optional<Folders> way = wayRound(uses, folder);
        if (!way)
            continue;
        const bool isNew =
            std::none_of(way->begin(), way->end(), [&](const std::string& one) { return known.contains(one); });
        known.insert(way->begin(), way->end());
        const Include& shown = uses.at((*way)[0]).at((*way)[1]);
        if (isNew)
            circles.push_back({shown.file, shown.line, "circle of folders: " + textOf(*way)});
    }
    return circles;
}

} // namespace rapoint::test
