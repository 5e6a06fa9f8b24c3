#include "station/store/sealed_event.h"

#include "station/case/event_codec.h"
#include "station/store/seal.h"

namespace rapoint::store {

namespace {

std::string associatedWith(const CaseId& id, std::uint64_t number, std::string_view kind) {
    return "event\n" + id.text() + '\n' + std::to_string(number) + '\n' + std::string{kind};
}

} // namespace

Result<Bytes> sealEvent(const Secret& key, const CaseId& id, std::uint64_t number, const Event& event) {
    try {
        const std::string json = storedForm(event).dump();
        return seal(key, associatedWith(id, number, nameOf(event)), bytesOf(json));
    } catch (const nlohmann::json::exception&) {
        return failure(FaultCode::InputInvalid,
                       "a text in the event " + std::string{nameOf(event)} + " is not UTF-8");
    }
}

Result<Event> openEvent(const Secret& key, const CaseId& id, std::uint64_t number, std::string_view kind,
                        ByteView sealed) {
    RAPOINT_TRY(const Bytes plain, unseal(key, associatedWith(id, number, kind), sealed));
    const nlohmann::json json = nlohmann::json::parse(plain.begin(), plain.end(), nullptr, false);
    if (json.is_discarded())
        return failure(FaultCode::MessageMalformed, "a stored event is not JSON");
    return eventFromJson(kind, json);
}

} // namespace rapoint::store
