#include "printing/ipp/state_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapoint::printing {

namespace {

/// What begins alike: the longer stem first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 33> kWords{{
    {"media-empty", "no paper"},
    {"media-low", "little paper is left"},
    {"media-needed", "the right paper or form has to be loaded"},
    {"media-jam", "the paper is jammed"},
    {"media-path", "the paper path has a fault"},
    {"input-tray-missing", "a paper tray is missing"},
    {"input-", "a paper tray has a fault"},
    {"output-area-full", "the output tray is full"},
    {"output-area-almost-full", "the output tray is almost full"},
    {"output-tray-missing", "the output tray is missing"},
    {"output-", "the output tray has a fault"},
    {"toner-empty", "no toner"},
    {"toner-low", "toner is low"},
    {"marker-supply-empty", "no toner, ink or ribbon"},
    {"marker-supply-low", "toner, ink or ribbon is low"},
    {"marker-waste-full", "the waste toner box is full"},
    {"marker-waste-almost-full", "the waste toner box is almost full"},
    {"developer-", "the developer has a fault or is used up"},
    {"opc-near-eol", "the drum is almost worn out"},
    {"opc-life-over", "the drum is worn out"},
    {"fuser-", "the fuser is too hot, too cold or worn out"},
    {"cover-open", "a cover is open"},
    {"door-open", "a door is open"},
    {"interlock-open", "a cover or door is open"},
    {"paused", "the printer is paused"},
    {"moving-to-paused", "the printer is about to pause"},
    {"stopping", "the printer is stopping"},
    {"stopped-partly", "part of the printer is stopped"},
    {"shutdown", "the printer is switched off"},
    {"connecting-to-device", "the queue is still connecting to the printer"},
    {"timed-out", "the queue gets no answer from the printer"},
    {"spool-area-full", "the printer's memory is full"},
    {"other", "a fault that the printer does not name"},
}};

} // namespace

std::string inWords(std::string_view reason) {
    for (const auto& [stem, words] : kWords)
        if (reason.starts_with(stem))
            return std::string{words};
    std::string plain{reason};
    std::ranges::replace(plain, '-', ' ');
    return plain;
}

std::string inWords(const std::vector<std::string>& reasons) {
    std::vector<std::string> said;
    std::string text;
    for (const std::string& reason : reasons) {
        std::string words = inWords(reason);
        if (std::ranges::count(said, words) != 0)
            continue;
        text += (text.empty() ? "" : "; ") + words;
        said.push_back(std::move(words));
    }
    return text;
}

} // namespace rapoint::printing
