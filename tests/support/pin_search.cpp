#include "tests/support/pin_search.h"

#include "station/base/descriptor.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <unistd.h>

namespace rapoint::tests {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = 1U << 20U;

std::string widened(const std::string& text, std::size_t zeros) {
    std::string wide;
    for (const char c : text) {
        wide.push_back(c);
        wide.append(zeros, '\0');
    }
    return wide;
}

std::string hexOf(const std::string& text, const char* digits) {
    std::string hex;
    for (const char c : text) {
        hex.push_back(digits[static_cast<unsigned char>(c) >> 4]);
        hex.push_back(digits[static_cast<unsigned char>(c) & 15]);
    }
    return hex;
}

std::size_t firstTwo(const char* bytes) {
    return static_cast<std::size_t>(static_cast<unsigned char>(bytes[0]) << 8U |
                                    static_cast<unsigned char>(bytes[1]));
}

std::uint32_t firstFour(const char* bytes) {
    std::uint32_t value = 0;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

} // namespace

PinSearch::PinSearch(const std::vector<std::string>& pins)
    : m_begins(65536) {
    for (const std::string& pin : pins) {
        if (pin.size() < 8)
            throw std::invalid_argument{"too short to be looked for"};
        for (const std::size_t zeros : {0U, 1U, 3U})
            add(widened(pin, zeros));
        add(hexOf(pin, "0123456789abcdef"));
        add(hexOf(pin, "0123456789ABCDEF"));
    }
}

void PinSearch::add(std::string pattern) {
    m_longest = std::max(m_longest, pattern.size());
    m_begins[firstTwo(pattern.data())] = true;
    m_patterns[firstFour(pattern.data())].push_back(std::move(pattern));
}

bool PinSearch::occursIn(std::string_view bytes) const {
    for (std::size_t at = 0; at + 4 <= bytes.size(); ++at) {
        if (!m_begins[firstTwo(bytes.data() + at)])
            continue;
        const auto found = m_patterns.find(firstFour(bytes.data() + at));
        if (found == m_patterns.end())
            continue;
        for (const std::string& pattern : found->second)
            if (bytes.substr(at).starts_with(pattern))
                return true;
    }
    return false;
}

std::vector<fs::path> PinSearch::inFiles(const fs::path& root, const fs::path& paper) const {
    std::vector<fs::path> hits;
    for (auto entry = fs::recursive_directory_iterator{root}; entry != fs::recursive_directory_iterator{};
         ++entry) {
        if (!paper.empty() && entry->path() == paper) {
            entry.disable_recursion_pending();
            continue;
        }
        if (occursIn(entry->path().filename().string()))
            hits.push_back(entry->path());
        if (!entry->is_regular_file())
            continue;
        std::ifstream file{entry->path(), std::ios::binary};
        std::ostringstream content;
        content << file.rdbuf();
        if (occursIn(content.view()))
            hits.push_back(entry->path());
    }
    return hits;
}

std::vector<std::string> PinSearch::inMemory(pid_t process, std::size_t* seen) const {
    const std::string place = "/proc/" + std::to_string(process);
    const Descriptor memory{::open((place + "/mem").c_str(), O_RDONLY | O_CLOEXEC)};
    std::ifstream maps{place + "/maps"};
    std::vector<std::string> hits;
    std::string piece;
    for (std::string line; memory.get() >= 0 && std::getline(maps, line);) {
        char* rest = nullptr;
        auto at = std::strtoull(line.c_str(), &rest, 16);
        const auto end = std::strtoull(rest + 1, &rest, 16);
        bool hit = false;
        while (at < end && rest[1] == 'r' && !hit) {
            piece.resize(std::min<std::size_t>(kPiece, end - at));
            const auto got = ::pread(memory.get(), piece.data(), piece.size(), static_cast<off_t>(at));
            if (got <= 0)
                break;
            piece.resize(static_cast<std::size_t>(got));
            if (seen != nullptr)
                *seen += piece.size();
            hit = occursIn(piece);
            at += piece.size();
            // What lies across the cut is seen with the next piece.
            if (at < end && piece.size() > m_longest)
                at -= m_longest;
        }
        if (hit)
            hits.push_back(line);
    }
    return hits;
}

} // namespace rapoint::tests
