#include "station/case/upcast.h"

#include <algorithm>
#include <string>

namespace rapoint {

namespace {

/// Takes the version out of the fields.
Result<int> takeVersion(nlohmann::json& fields) {
    const auto at = fields.find(kVersionKey);
    if (at == fields.end())
        return 1;
    constexpr int kMaxVersion = 1'000;
    if (!at->is_number_integer() || *at < 1 || *at > kMaxVersion)
        return failure(FaultCode::MessageMalformed, "version is no number from 1");
    const int version = at->get<int>();
    fields.erase(at);
    return version;
}

} // namespace

Result<nlohmann::json> upcast(std::string_view kind, nlohmann::json fields, int current,
                              std::span<const Upcaster> table) {
    if (!fields.is_object())
        return failure(FaultCode::MessageMalformed, "is no object");
    RAPOINT_TRY(int version, takeVersion(fields));
    if (version > current)
        return failure(FaultCode::MadeByNewerProgram, "has version " + std::to_string(version) +
                                                          ", this program knows " + std::to_string(current));
    for (; version < current; ++version) {
        const auto row = std::ranges::find_if(
            table, [&](const Upcaster& each) { return each.kind == kind && each.from == version; });
        if (row == table.end())
            return failure(FaultCode::Internal, "no way on from version " + std::to_string(version));
        RAPOINT_CHECK(row->apply(fields));
    }
    return fields;
}

} // namespace rapoint
