#include "station/app/demo/visit_form.h"

#include "station/base/file_bytes.h"
#include "station/case/event_codec.h"
#include "station/identity/country_code.h"

namespace rapoint::app {

Result<Applicant> readVisitForm(const std::filesystem::path& file) {
    constexpr std::size_t kMaxSize = 64 * 1024;
    RAPOINT_TRY(const Bytes bytes, readFile(file, kMaxSize));
    const auto json = nlohmann::json::parse(textOf(bytes), nullptr, false);
    if (json.is_discarded())
        return failure(FaultCode::InputInvalid, file.filename().string() + " is not JSON");
    auto applicant = applicantFromJson(json.is_object() && json.contains("visit") ? json["visit"] : json);
    if (!applicant)
        return failure(FaultCode::InputInvalid, file.filename().string() + ": " + applicant.error().detail);
    for (std::string* const country : {&applicant->nationality, &applicant->nationalNumber.country})
        if (const auto code = alpha3Of(*country))
            *country = *code;
    return applicant;
}

} // namespace rapoint::app
