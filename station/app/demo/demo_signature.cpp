#include "station/app/demo/demo_signature.h"

#include <cmath>
#include <numbers>

namespace rapoint::app {

namespace {

constexpr int kWidth = 4000;
constexpr int kHeight = 1500;

PenPoint pointAt(double along, double x, double y, int milliseconds) {
    return {.x = static_cast<int>(std::lround(x)),
            .y = static_cast<int>(std::lround(y)),
            .milliseconds = milliseconds,
            .pressure = static_cast<int>(std::lround(250 + 600 * std::sin(along * std::numbers::pi)))};
}

} // namespace

PenSignature demoSignature() {
    constexpr int kLoops = 120;
    constexpr int kLine = 40;
    PenSignature signature{.width = kWidth, .height = kHeight, .strokes = {{}, {}}};
    for (int i = 0; i <= kLoops; ++i) {
        const double along = static_cast<double>(i) / kLoops;
        const double turn = along * 10 * std::numbers::pi;
        signature.strokes[0].push_back(pointAt(along, 500 + 2700 * along + 260 * std::sin(turn),
                                               700 - 380 * std::cos(turn) * (1 - 0.7 * along), i * 10));
    }
    for (int i = 0; i <= kLine; ++i) {
        const double along = static_cast<double>(i) / kLine;
        signature.strokes[1].push_back(
            pointAt(along, 700 + 2900 * along, 1250 - 120 * along * along, 1300 + i * 5));
    }
    return signature;
}

} // namespace rapoint::app
