#include "station/ports/pen_signature.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace rapoint {

namespace {

constexpr int kMaxPad = 100'000;
constexpr std::size_t kMaxStrokes = 500;
constexpr std::size_t kMaxPoints = 20'000;
constexpr int kMaxWritingLength = 600'000;
constexpr int kFullPressure = 1000;

bool isOnPad(const PenPoint& point, const PenSignature& signature) {
    return point.x >= 0 && point.x <= signature.width && point.y >= 0 && point.y <= signature.height &&
           point.pressure >= 0 && point.pressure <= kFullPressure;
}

tl::unexpected<Fault> senseless(const char* what) {
    return failure(FaultCode::InputInvalid, std::string{"the strokes of the pen: "} + what);
}

} // namespace

Result<> checkPenSignature(const PenSignature& signature) {
    if (signature.width < 1 || signature.width > kMaxPad || signature.height < 1 || signature.height > kMaxPad)
        return senseless("the pad has no size");
    if (signature.strokes.size() > kMaxStrokes)
        return senseless("too many");
    std::size_t points = 0;
    int last = 0;
    double length = 0;
    for (const PenStroke& stroke : signature.strokes) {
        const PenPoint* before = nullptr;
        points += stroke.size();
        for (const PenPoint& point : stroke) {
            if (!isOnPad(point, signature))
                return senseless("a point beside the pad");
            if (point.milliseconds < last || point.milliseconds > kMaxWritingLength)
                return senseless("not in time's order");
            if (before != nullptr)
                length += std::hypot(point.x - before->x, point.y - before->y);
            last = point.milliseconds;
            before = &point;
        }
    }
    if (points > kMaxPoints)
        return senseless("too many points");
    if (length * 10 < signature.width)
        return senseless("too short for a signature");
    return {};
}

std::string penRecord(const PenSignature& signature, const Digest& contract, Instant at) {
    nlohmann::ordered_json record{
        {"format", "pen-strokes-1"},  {"contract", contract.hex()},
        {"at", toText(at)},           {"width", signature.width},
        {"height", signature.height}, {"channels", {"x", "y", "milliseconds", "pressure"}}};
    auto& strokes = record["strokes"] = nlohmann::ordered_json::array();
    for (const PenStroke& stroke : signature.strokes) {
        auto& points = strokes.emplace_back(nlohmann::ordered_json::array());
        for (const PenPoint& point : stroke)
            points.push_back({point.x, point.y, point.milliseconds, point.pressure});
    }
    return record.dump();
}

} // namespace rapoint
