#include "station/app/demo/demo_script.h"

#include "station/base/file_bytes.h"

#include <nlohmann/json.hpp>

namespace rapoint::app {

namespace {

constexpr std::size_t kMaxSize = 64 * 1024;

Result<Correction> correctionOf(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == 0 || equals == std::string::npos)
        return failure(FaultCode::InputInvalid, "a correction is FIELD=VALUE");
    return Correction{text.substr(0, equals), text.substr(equals + 1), "as the document shows it"};
}

} // namespace

Result<DemoScript> scriptOf(const DemoOptions& options, const std::string& reference) {
    DemoScript script;
    script.reference = reference;
    script.deferral = options.deferral;
    script.payment = options.payment;
    script.signing = options.signing;
    script.pinWay = options.pinWay;
    if (!options.asOf.empty()) {
        RAPOINT_TRY(script.asOf, dateFromText(options.asOf));
    }
    for (const std::string& text : options.corrections) {
        RAPOINT_TRY(Correction correction, correctionOf(text));
        script.corrections.push_back(std::move(correction));
    }
    return script;
}

Result<> saveScript(const DemoScript& script, const std::filesystem::path& file) {
    nlohmann::ordered_json json{{"reference", script.reference},
                                {"asOf", script.asOf ? toText(*script.asOf) : ""},
                                {"deferral", script.deferral},
                                {"payment", script.payment},
                                {"signing", script.signing},
                                {"pinWay", script.pinWay},
                                {"corrections", nlohmann::ordered_json::array()}};
    for (const Correction& correction : script.corrections)
        json["corrections"].push_back(correction.field + "=" + correction.value);
    return writeFile(file, bytesOf(json.dump(1)));
}

Result<DemoScript> loadScript(const std::filesystem::path& file) {
    RAPOINT_TRY(const Bytes bytes, readFile(file, kMaxSize));
    const auto json = nlohmann::json::parse(textOf(bytes), nullptr, false);
    DemoOptions options;
    std::string reference;
    try {
        reference = json.at("reference").get<std::string>();
        options.asOf = json.at("asOf").get<std::string>();
        options.deferral = json.at("deferral").get<std::string>();
        options.payment = json.at("payment").get<std::string>();
        options.signing = json.at("signing").get<std::string>();
        options.pinWay = json.value("pinWay", options.pinWay);
        options.corrections = json.at("corrections").get<std::vector<std::string>>();
    } catch (const nlohmann::json::exception&) {
        return failure(FaultCode::MessageMalformed, "applicant/script.json");
    }
    return scriptOf(options, reference);
}

} // namespace rapoint::app
