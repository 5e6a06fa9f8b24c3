#include "sync/central/messages/central_settings.h"

#include "kiosk-ui/model/language.h"
#include "station/base/toml_document.h"
#include "sync/central/messages/central_keys.h"
#include "sync/central/messages/mail_message.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace rapoint::sync {

namespace {

constexpr std::size_t kMaxSize = 64 * 1024;

/// A key with a whole number.
struct NumberKey {
    std::string_view name;
    std::int64_t least;
    std::int64_t most;
    void (*set)(CentralSettings&, std::int64_t);
};

constexpr std::array<NumberKey, 5> kNumbers{{
    {"link-days", 1, 365, [](CentralSettings& s, std::int64_t n) { s.linkLife = std::chrono::days{n}; }},
    {"connections", 8, 10'000,
     [](CentralSettings& s, std::int64_t n) { s.connections = static_cast<std::size_t>(n); }},
    {"connections-per-address", 4, 10'000,
     [](CentralSettings& s, std::int64_t n) { s.addressConnections = static_cast<std::size_t>(n); }},
    {"upload-days", 1, 365, [](CentralSettings& s, std::int64_t n) { s.unfinishedUpload = std::chrono::days{n}; }},
    {"station-mebibytes", 128, 1'048'576,
     [](CentralSettings& s, std::int64_t n) { s.stationMebibytes = static_cast<std::uint64_t>(n); }},
}};

tl::unexpected<Fault> invalid(const std::string& what) {
    return failure(FaultCode::ConfigurationInvalid, "central.toml: " + what);
}

bool isPlain(const std::string& text) {
    return text.size() <= 200 && std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
}

/// Goes into the middle of a line of a message.
bool isWebAddress(const std::string& text) {
    return isPlain(text) && text.starts_with("https://") && text.back() != '/';
}

/// Goes into certificates: http, because whoever checks a server's certificate may need the list for that (RFC
/// 5280 §8). Commas would begin another name there.
bool isListAddress(const std::string& text) {
    return isPlain(text) && text.starts_with("http://") && text.size() > 8 && text.find(',') == std::string::npos;
}

Result<> takeNumber(CentralSettings& settings, const std::string& key, std::int64_t number) {
    const auto* const row = std::ranges::find(kNumbers, key, &NumberKey::name);
    if (row == kNumbers.end() || number < row->least || number > row->most)
        return invalid(key + " has a value that it cannot have");
    row->set(settings, number);
    return {};
}

Result<> takeText(CentralSettings& settings, const std::string& key, const std::string& text) {
    if (key == "language" && kiosk_ui::isLanguage(text))
        settings.language = text;
    else if (key == "link-address" && isWebAddress(text))
        settings.linkAddress = text;
    else if (key == "revocation-list-address" && isListAddress(text))
        settings.listAddress = text;
    else if (key == "mail-from" && isMailAddress(text))
        settings.mailFrom = text;
    else if (key == "mail-folder" && text.starts_with('/'))
        settings.mail.folder = text;
    else if (!key.starts_with("timestamp-")) // those two are looked at together
        return invalid(key + " has a value that it cannot have");
    return {};
}

Result<> takeCommand(CentralSettings& settings, const toml::array& words) {
    for (const toml::node& word : words) {
        if (!word.is_string())
            return invalid("mail-command is a list of texts");
        settings.mail.command.push_back(word.as_string()->get());
    }
    if (settings.mail.command.empty() || !settings.mail.command.front().starts_with('/'))
        return invalid("mail-command begins with a program's whole path");
    return {};
}

/// Both together, because the address needs the trust. Their kinds were looked at before.
Result<> takeTimestamps(CentralSettings& settings, const toml::table& table) {
    const auto address = table["timestamp-authority"].value_or(std::string{});
    const auto trust = table["timestamp-trust"].value_or(std::string{});
    if (!trust.empty() && !trust.starts_with('/'))
        return invalid("timestamp-trust is a whole path");
    auto service = TimestampService::configured(address, trust);
    if (!service)
        return invalid(service.error().detail);
    settings.timestamps = std::move(*service);
    return {};
}

bool isOf(CentralKey::Kind kind, const toml::node& node) {
    return kind == CentralKey::Kind::Text     ? node.is_string()
           : kind == CentralKey::Kind::Number ? node.is_integer()
                                              : node.is_array();
}

Result<> take(CentralSettings& settings, const toml::table& table) {
    for (const auto& [name, node] : table) {
        const std::string key{name.str()};
        const auto* const row = std::ranges::find(kCentralKeys, key, &CentralKey::name);
        if (row == kCentralKeys.end() || !isOf(row->kind, node))
            return invalid("unknown key, or a wrong kind of value: " + key);
        if (row->kind == CentralKey::Kind::Number) {
            RAPOINT_CHECK(takeNumber(settings, key, node.as_integer()->get()));
        } else if (row->kind == CentralKey::Kind::List) {
            RAPOINT_CHECK(takeCommand(settings, *node.as_array()));
        } else {
            RAPOINT_CHECK(takeText(settings, key, node.as_string()->get()));
        }
    }
    return {};
}

} // namespace

Result<CentralSettings> CentralSettings::load(const std::filesystem::path& directory) {
    CentralSettings settings;
    const std::filesystem::path file = directory / "central.toml";
    if (!std::filesystem::exists(file))
        return settings;
    std::ifstream in{file, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    if (!in || text.size() > kMaxSize)
        return invalid("cannot be read");
    const auto table = parseToml(text);
    if (!table)
        return invalid(table.error().what + " at line " + std::to_string(table.error().line));
    RAPOINT_CHECK(take(settings, *table));
    RAPOINT_CHECK(takeTimestamps(settings, *table));
    if (!settings.mail.command.empty() && !settings.mail.folder.empty())
        return invalid("mail-command and mail-folder exclude each other");
    return settings;
}

} // namespace rapoint::sync
