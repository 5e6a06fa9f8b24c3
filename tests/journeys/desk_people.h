#pragma once

#include "station/app/demo/scripted_person.h"

#include <functional>
#include <map>
#include <string>

namespace rapoint::tests {

/// The demonstration's people, of whom a test makes single answers others. Owned by the test.
class DeskPeople final : public Person {
public:
    using Reply = std::function<std::optional<Answer>(const Question&, const CaseState&)>;

    DeskPeople(app::Script script, const Profile& profile, const app::Output& output)
        : m_usual{std::move(script), profile, output} {}

    /// What is answered to this question, every time it is asked.
    DeskPeople& on(const std::string& what, Reply reply) {
        m_replies[what] = std::move(reply);
        return *this;
    }
    DeskPeople& on(const std::string& what, Answer answer) {
        return on(what, [answer = std::move(answer)](const Question&, const CaseState&) { return answer; });
    }
    DeskPeople& silentAt(const std::string& what) {
        return on(what, [](const Question&, const CaseState&) { return std::nullopt; });
    }

    std::optional<Answer> answer(const Question& question, const CaseState& state) override {
        const auto reply = m_replies.find(question.what);
        return reply != m_replies.end() ? reply->second(question, state) : m_usual.answer(question, state);
    }
    const std::optional<Fault>& fault() const { return m_usual.fault(); }

private:
    app::ScriptedPerson m_usual;
    std::map<std::string, Reply> m_replies;
};

} // namespace rapoint::tests
