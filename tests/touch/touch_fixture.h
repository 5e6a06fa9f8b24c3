#pragma once

#include "station/app/demo/demo_people.h"
#include "station/app/touch/touch_surroundings.h"
#include "tests/journeys/desk_fixture.h"
#include "tests/support/results.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace rapoint::tests {

/// What the surroundings of a test's touch station were told, and what they answer.
struct ToldSurroundings {
    std::vector<std::string> calls;
    std::vector<CameraSubject> expected;
    std::optional<Fault> codeFault;
    std::optional<Fault> exportFault;
    bool gone = false; ///< they were ended
};

/// Those of a registration point of the desk's fixture: its tokens, and the shared printers and central.
class TestSurroundings final : public app::TouchSurroundings {
public:
    TestSurroundings(app::StationConfig config, ToldSurroundings& told)
        : m_config{std::move(config)}
        , m_told{told} {}
    ~TestSurroundings() override { m_told.gone = true; }

    Result<app::StationConfig> configuration() override {
        m_told.calls.emplace_back("configuration");
        return m_config;
    }
    Result<app::StationConfig> start(const app::StationConfig& config, app::Needs) override {
        m_told.calls.emplace_back("start");
        return config;
    }
    Result<Secret> pin(const std::string& role) override {
        m_told.calls.push_back("pin " + role);
        return app::rememberedPin(m_config, role);
    }
    Result<> inspectorEntered(app::Station&) override {
        m_told.calls.emplace_back("entered");
        return {};
    }
    Result<> visitBegins(const CaseId&) override {
        m_told.calls.emplace_back("visit");
        return {};
    }
    Result<> codeIsShown() override {
        m_told.calls.emplace_back("code");
        return m_told.codeFault ? Result<>{tl::make_unexpected(*m_told.codeFault)} : Result<>{};
    }
    void cameraExpects(CameraSubject what) override { m_told.expected.push_back(what); }
    Result<std::filesystem::path> exportFolder() override {
        if (m_told.exportFault)
            return tl::make_unexpected(*m_told.exportFault);
        return m_config.directory / "export";
    }

private:
    app::StationConfig m_config;
    ToldSurroundings& m_told;
};

/// A registration point whose station is closed, so that a touch station may open it.
struct TouchFixture : DeskFixture {
    TouchFixture() { closeStation(); }

    std::unique_ptr<app::TouchSurroundings> around(const StandIns& replaced = {}) {
        return std::make_unique<TestSurroundings>(test::valueOf(config(replaced)), told);
    }
    Secret pinOf(const std::string& role) {
        return test::valueOf(app::rememberedPin(test::valueOf(config()), role));
    }
    static Secret wrongPin() { return Secret::copyOf(bytesOf("000000")); }

    ToldSurroundings told;
    kiosk_ui::CameraFeed feed;
};

} // namespace rapoint::tests
