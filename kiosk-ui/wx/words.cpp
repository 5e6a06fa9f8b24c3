#include "kiosk-ui/wx/words.h"

#include <wx/translation.h>

#include <climits>

namespace rapoint::kiosk_ui {

namespace {

const wxString kDomain = "rapoint";

const wxString* found(const std::string& id, unsigned count) {
    const auto* const translations = wxTranslations::Get();
    return translations == nullptr ? nullptr
                                   : translations->GetTranslatedString(wxString::FromUTF8(id), count, kDomain);
}

} // namespace

Words::Words(const std::filesystem::path& folder) {
    wxFileTranslationsLoader::AddCatalogLookupPathPrefix(wxString::FromUTF8(folder.string()));
}

void Words::use(const std::string& language) {
    auto* const translations = new wxTranslations; // Set takes it over
    wxTranslations::Set(translations);
    translations->SetLanguage(wxString::FromUTF8(language));
    // The ids are in no language: otherwise English would be taken for untranslated.
    translations->AddCatalog(kDomain, wxLANGUAGE_UNKNOWN);
}

bool Words::has(const std::string& id) const {
    return found(id, UINT_MAX) != nullptr;
}

wxString Words::of(const Text& text) const {
    if (text.id.empty())
        return wxString::FromUTF8(text.literal);
    const wxString* const translated = found(text.id, text.count ? static_cast<unsigned>(*text.count) : UINT_MAX);
    wxString words = translated == nullptr ? wxString::FromUTF8(text.id) : *translated;
    if (text.count)
        words.Replace("{n}", std::to_string(*text.count));
    for (const auto& [place, value] : text.with)
        words.Replace("{" + place + "}", wxString::FromUTF8(value));
    for (const auto& [place, id] : text.terms)
        words.Replace("{" + place + "}", of(Text{.id = id}));
    return words;
}

} // namespace rapoint::kiosk_ui
