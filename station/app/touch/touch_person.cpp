#include "station/app/touch/touch_person.h"

#include <utility>

namespace rapoint::app {

void ReplyBox::put(kiosk_ui::Reply reply) {
    const std::lock_guard lock{m_mutex};
    m_reply = std::make_unique<kiosk_ui::Reply>(std::move(reply));
    m_filled.notify_all();
}

kiosk_ui::Reply ReplyBox::take() {
    std::unique_lock lock{m_mutex};
    m_filled.wait(lock, [&] { return m_reply || m_closed; });
    if (!m_reply)
        return kiosk_ui::PutAside{};
    const auto taken = std::move(m_reply);
    return std::move(*taken);
}

void ReplyBox::close() {
    const std::lock_guard lock{m_mutex};
    m_closed = true;
    m_filled.notify_all();
}

void ReplyBox::empty() {
    const std::lock_guard lock{m_mutex};
    m_reply.reset();
}

std::optional<Answer> TouchPerson::answer(const Question& question, const CaseState& state) {
    // Who has just been asked to come back is not there to be asked.
    if (m_deferred && question.what == "clarification")
        return std::nullopt;
    Question asked = question;
    for (;;) {
        auto answered = answerOnce(asked, state);
        if (answered)
            return *std::move(answered);
        asked.because = std::move(answered).error();
    }
}

Result<std::optional<Answer>> TouchPerson::answerOnce(const Question& question, const CaseState& state) {
    m_replies.empty();
    m_calls.show(question, state);
    kiosk_ui::Reply reply = m_replies.take();
    if (std::holds_alternative<kiosk_ui::PutAside>(reply))
        return std::nullopt;
    if (auto* const officer = std::get_if<kiosk_ui::OfficerPin>(&reply)) {
        RAPOINT_TRY(Officer approver, m_calls.signInApprover(std::move(officer->pin)));
        return Answer{ApprovalGiven{std::move(approver)}};
    }
    if (auto* const holder = std::get_if<kiosk_ui::HolderPin>(&reply)) {
        RAPOINT_TRY(auto key, m_calls.signInHolder(std::move(holder->pin), state));
        return Answer{HolderKeyGiven{std::move(key)}};
    }
    Answer answer = std::get<Answer>(std::move(reply));
    m_deferred = m_deferred || std::holds_alternative<DeferApplicant>(answer);
    if (question.what == "signature" && std::holds_alternative<Confirmed>(answer))
        RAPOINT_CHECK(m_calls.sheetIsSigned());
    if (std::holds_alternative<CodeShown>(answer))
        RAPOINT_CHECK(m_calls.codeIsShown());
    return answer;
}

} // namespace rapoint::app
