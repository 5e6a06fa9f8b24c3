#pragma once

#include "kiosk-ui/model/reply.h"
#include "station/steps/answer.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace rapoint::app {

/// The one reply to the question that is open, from the window's thread to the engine's.
class ReplyBox {
public:
    void put(kiosk_ui::Reply reply);
    /// Waits for it; put aside once the box is closed.
    kiosk_ui::Reply take();
    /// No reply will come.
    void close();
    void empty();

private:
    std::mutex m_mutex;
    std::condition_variable m_filled;
    std::unique_ptr<kiosk_ui::Reply> m_reply; ///< what is freed is overwritten; what is only moved from is not
    bool m_closed = false;
};

/// The person at the touch screen, as the engine meets them: each question goes to the window, and the engine
/// waits for what comes back. One per run of a case; the worker's thread.
class TouchPerson final : public Person {
public:
    struct Calls {
        std::function<void(const Question&, const CaseState&)> show;
        std::function<Result<Officer>(Secret pin)> signInApprover;
        /// For the applicant of this case, with a card of his or her own.
        std::function<Result<std::shared_ptr<SigningKey>>(Secret pin, const CaseState&)> signInHolder;
        std::function<Result<>()> sheetIsSigned; ///< the applicant says so, before the camera looks at it
        std::function<Result<>()> codeIsShown;   ///< the applicant says so, before the camera looks for it
    };

    TouchPerson(ReplyBox& replies, Calls calls)
        : m_replies{replies}
        , m_calls{std::move(calls)} {}

    std::optional<Answer> answer(const Question& question, const CaseState& state) override;
    bool deferred() const { return m_deferred; }

private:
    Result<std::optional<Answer>> answerOnce(const Question& question, const CaseState& state);

    ReplyBox& m_replies;
    Calls m_calls;
    bool m_deferred = false;
};

} // namespace rapoint::app
