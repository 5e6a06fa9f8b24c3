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
    void order(kiosk_ui::OperatorOrder order) override { orders.push_back(std::move(order)); }
    void findStatus(const std::string& number) override { calls.emplace_back("status " + number); }
    void activateCard(Secret transportPin, Secret newPin) override {
        note("transport", transportPin);
        note("new", newPin);
    }

    /// The last reply, if it is of this kind of answer.
    template <class T>
    const T* answered() const {
        const auto* answer = replies.empty() ? nullptr : std::get_if<Answer>(&replies.back());
        return answer == nullptr ? nullptr : std::get_if<T>(answer);
    }

    /// The last order, if it is of this kind.
    template <class T>
    const T* ordered() const {
        return orders.empty() ? nullptr : std::get_if<T>(&orders.back());
    }

    std::vector<std::string> calls;
    std::vector<kiosk_ui::OperatorOrder> orders;
    std::vector<kiosk_ui::Reply> replies;

private:
    void note(const char* what, const Secret& pin) {
        calls.push_back(std::string{what} + ' ' + std::string(pin.bytes().begin(), pin.bytes().end()));
    }
};

} // namespace rapoint::test
