#include "station/steps/case_record.h"

#include "station/case/event_codec.h"

namespace rapoint {

std::string caseRecord(std::span<const RecordedEvent> events) {
    nlohmann::ordered_json record = nlohmann::ordered_json::array();
    for (const RecordedEvent& event : events) {
        nlohmann::ordered_json entry = toJson(event);
        entry["facts"].erase("sealedPin");
        entry["facts"].erase("sealedSoPin");
        entry["facts"].erase("sealedPuk");
        entry["facts"].erase("release"); // a file of the package's own
        record.push_back(std::move(entry));
    }
    return record.dump(1);
}

} // namespace rapoint
