#include "kiosk-ui/wx/speaker.h"

#include "station/base/digest.h"

#include <glib.h>

#include <array>
#include <cstdio>

namespace rapoint::kiosk_ui {

namespace {

constexpr const char* kProgram = "spd-say";

/// Starts the program; where it reads, if `input` is given. False if it cannot be started.
bool start(std::initializer_list<const char*> arguments, int* input) {
    std::array<char*, 8> words{};
    std::size_t count = 0;
    for (const char* const argument : arguments)
        words.at(count++) = const_cast<char*>(argument);
    return g_spawn_async_with_pipes(
               nullptr, words.data(), nullptr,
               GSpawnFlags(G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL), nullptr,
               nullptr, nullptr, input, nullptr, nullptr, nullptr) == TRUE;
}

} // namespace

Speaker::~Speaker() {
    fallSilent();
}

bool Speaker::isThere() {
    char* const found = g_find_program_in_path(kProgram);
    const bool there = found != nullptr;
    g_free(found);
    return there;
}

void Speaker::read(const std::string& words, const std::string& language) {
    std::string digest = Digest::of(bytesOf(language + words)).hex();
    if (digest == m_last)
        return;
    fallSilent();
    m_last = std::move(digest);
    int input = -1;
    if (!start({kProgram, "--language", language.c_str(), "--pipe-mode"}, &input))
        return;
    // A page has at most a few kilobytes: they fit into the pipe, and nobody waits for the reader.
    std::FILE* const pipe = ::fdopen(input, "w");
    if (pipe == nullptr)
        return;
    std::fwrite(words.data(), 1, words.size(), pipe);
    static_cast<void>(std::fclose(pipe));
}

void Speaker::fallSilent() {
    if (m_last.empty())
        return;
    m_last.clear();
    start({kProgram, "--cancel"}, nullptr);
}

} // namespace rapoint::kiosk_ui
