#include "station/steps/case_record.h"

#include "station/case/event_codec.h"

namespace rapoint {

std::string caseRecord(std::span<const RecordedEvent> events) {
    nlohmann::ordered_json record = nlohmann::ordered_json::array();
    for (const RecordedEvent& event : events)
        record.push_back(toJson(event));
    return record.dump(1);
}

} // namespace rapoint
