#include "capture/camera/camera_list.h"
#include "capture/camera/camera_watch.h"
#include "station/app/cli/commands.h"

#include <chrono>

namespace rapoint::app {

namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

std::string_view nameOf(capture::PixelFormat pixels) {
    return pixels == capture::PixelFormat::Mjpeg ? "MJPEG" : "YUYV";
}

Json toJson(const capture::CameraDevice& camera) {
    Json json{{"camera", camera.path}, {"name", camera.title}, {"bus", camera.bus}};
    json["formats"] = Json::array();
    for (const capture::FrameFormat& format : camera.formats)
        json["formats"].push_back(
            {{"pixels", nameOf(format.pixels)}, {"width", format.width}, {"height", format.height}});
    json["controls"] = Json::array();
    for (const capture::CameraControl& control : camera.controls)
        json["controls"].push_back({{"id", control.id},
                                    {"name", control.name},
                                    {"least", control.least},
                                    {"most", control.most},
                                    {"preset", control.preset},
                                    {"value", control.value}});
    return json;
}

void show(const capture::CameraDevice& camera, const Output& output) {
    output.object(toJson(camera));
    output.say(camera.path + ": " + camera.title + " (" + camera.bus + ")");
    for (const capture::FrameFormat& format : camera.formats)
        output.say("  " + std::string{nameOf(format.pixels)} + " " + std::to_string(format.width) + " x " +
                   std::to_string(format.height));
    for (const capture::CameraControl& control : camera.controls)
        output.say("  " + control.name + " = " + std::to_string(control.value) + " (" +
                   std::to_string(control.least) + " to " + std::to_string(control.most) + ", usually " +
                   std::to_string(control.preset) + ")");
}

/// Tells of cameras that come and go until the time is up.
Result<> follow(capture::CameraWatch& watch, Clock::time_point deadline, const Output& output) {
    for (auto left = deadline - Clock::now(); left.count() > 0; left = deadline - Clock::now()) {
        RAPOINT_TRY(const auto changes, watch.next(std::chrono::ceil<std::chrono::milliseconds>(left)));
        for (const capture::CameraChange& change : changes) {
            output.object({{"camera", change.path}, {"present", change.present}});
            output.say(change.path + (change.present ? " is there" : " has gone"));
        }
    }
    return {};
}

} // namespace

int runCaptureCameras(int seconds, Output& output) {
    // What comes while the list is made is not missed.
    auto watch = capture::CameraWatch::begin();
    const auto cameras = capture::listV4l2Cameras();
    for (const capture::CameraDevice& camera : cameras)
        show(camera, output);
    if (seconds == 0)
        return cameras.empty() ? output.fault({FaultCode::CameraNotFound, "no camera is plugged in"}) : 0;
    if (!watch)
        return output.fault(watch.error());
    const auto followed = follow(*watch, Clock::now() + std::chrono::seconds{seconds}, output);
    return followed ? 0 : output.fault(followed.error());
}

} // namespace rapoint::app
