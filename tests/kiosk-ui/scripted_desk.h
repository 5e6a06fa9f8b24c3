#pragma once

#include "kiosk-ui/model/station_desk.h"

#include <string>
#include <vector>

namespace rapoint::test {

/// A station that only writes down what the session asks of it.
class ScriptedDesk final : public kiosk_ui::StationDesk {
public:
    void signIn(Secret pin) override { note("sign-in", pin); }
    void signOut() override { calls.emplace_back("sign-out"); }
    void beginVisit() override { calls.emplace_back("begin"); }
    void resumeVisit(const CaseId& id) override { calls.emplace_back("resume " + id.text()); }
    void reply(kiosk_ui::Reply reply) override { replies.push_back(std::move(reply)); }
    void takePicture() override { calls.emplace_back("take-picture"); }
    void leaveCamera() override { calls.emplace_back("leave-camera"); }
    void sendAgain(const CaseId& id) override { calls.emplace_back("send-again " + id.text()); }
    void exportPackage(const CaseId& id) override { calls.emplace_back("export " + id.text()); }
    void verifyAudit() override { calls.emplace_back("verify-audit"); }
    void findAudit(const std::string& number) override { calls.emplace_back("find-audit " + number); }
    void closeDay(long counted, const std::string& language) override {
        calls.emplace_back("close-day " + std::to_string(counted) + " " + language);
    }
    void printReport() override { calls.emplace_back("print-report"); }
    void findStatus(const std::string& number) override { calls.emplace_back("status " + number); }
    void activateCard(Secret transportPin, Secret newPin) override {
        note("transport", transportPin);
        note("new", newPin);
    }
    void synchronise() override { calls.emplace_back("synchronise"); }

    /// The last reply, if it is of this kind of answer.
    template <class T>
    const T* answered() const {
        const auto* answer = replies.empty() ? nullptr : std::get_if<Answer>(&replies.back());
        return answer == nullptr ? nullptr : std::get_if<T>(answer);
    }

    std::vector<std::string> calls;
    std::vector<kiosk_ui::Reply> replies;

private:
    void note(const char* what, const Secret& pin) {
        calls.push_back(std::string{what} + ' ' + std::string(pin.bytes().begin(), pin.bytes().end()));
    }
};

} // namespace rapoint::test
