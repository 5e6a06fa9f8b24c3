#include "station/card/pkcs15_card.h"

#include "station/base/random.h"
#include "station/card/orphan_keys.h"
#include "station/card/pin_state.h"
#include "station/card/piped_program.h"
#include "station/card/prompted_program.h"
#include "station/card/token_slot.h"

#include <algorithm>
#include <cctype>

namespace rapoint::card {

namespace {

constexpr const char* kInit = "/usr/bin/pkcs15-init";
constexpr const char* kTool = "/usr/bin/pkcs15-tool";
constexpr const char* kCardTool = "/usr/bin/opensc-tool";
constexpr const char* kPinId = "01";
/// OpenSC puts the PIN's label in brackets behind the token's, unless it begins like this.
constexpr const char* kPinLabel = "PIN";
constexpr std::size_t kThrownAwayDigits = 8;
/// Erasing and creating take seconds on a real card; nothing here generates keys.
constexpr auto kLimit = std::chrono::seconds{120};

bool says(const PromptedRun& run, std::string_view words) {
    return run.screen.find(words) != std::string::npos;
}

std::string lastWords(std::string screen) {
    std::erase(screen, '\r');
    const std::size_t end = screen.find_last_not_of(" \n");
    screen.resize(end == std::string::npos ? 0 : end + 1);
    const std::size_t line = screen.rfind('\n');
    return line == std::string::npos ? screen : screen.substr(line + 1);
}

Result<> run(const std::vector<std::string>& command, const std::vector<PromptAnswer>& answers) {
    RAPOINT_TRY(const PromptedRun ran, runPrompted(command, answers, kLimit));
    if (ran.exitStatus == 0)
        return {};
    if (says(ran, "PIN code or key incorrect") || says(ran, "code incorrect"))
        return tl::make_unexpected(pinFault(FaultCode::PinWrong, PinState::Full));
    if (says(ran, "Authentication method blocked"))
        return tl::make_unexpected(pinFault(FaultCode::PinLocked, PinState::Locked));
    return failure(FaultCode::CardModuleFailed, command.front() + ": " + lastWords(ran.screen));
}

std::vector<std::string> onReader(const char* program, const std::string& reader,
                                  std::initializer_list<std::string> words) {
    std::vector<std::string> command{program, "--reader", reader};
    command.insert(command.end(), words);
    return command;
}

/// Without an answer for a prompt: a card that asks for a PIN before it lets itself be erased is activated.
Result<> eraseInactive(const std::string& reader) {
    return run(onReader(kInit, reader, {"--erase-card"}), {});
}

Result<> createStructure(const std::string& reader, const std::string& label, const Secret& soPin) {
    SystemRandom random;
    const Secret nobodys = randomDigits(kThrownAwayDigits, random);
    return run(onReader(kInit, reader, {"--create-pkcs15", "--label", label}),
               {{"enter Security Officer PIN", soPin},
                {"again", soPin},
                {"unblocking PIN", nobodys},
                {"again", nobodys}});
}

} // namespace

Result<> Pkcs15Card::alone(const std::function<Result<>()>& work) const {
    const Result<> done = m_module->whileReleased(work);
    if (done || done.error().code != FaultCode::CardModuleFailed)
        return done;
    RAPOINT_TRY(const std::vector<TokenSlot> present, scanSlots(*m_module));
    const bool there = std::any_of(present.begin(), present.end(),
                                   [&](const TokenSlot& token) { return token.reader == m_reader; });
    return there ? done : failure(FaultCode::CardRemoved, done.error().detail, done.error().part);
}

Result<std::string> Pkcs15Card::serial() const {
    const auto said =
        runPiped({kCardTool, "--reader", m_reader, "--serial"}, Secret{}, ProgramOutput::Read, kLimit);
    if (!said)
        return failure(FaultCode::CardModuleFailed, "the card does not say its serial");
    // One line of up to 16 bytes: each in hex with a blank after it, then the same as characters.
    const std::string line = said->substr(0, said->find('\n'));
    std::string digits;
    for (const char c : line.substr(0, line.size() / 4 * 3))
        if (std::isxdigit(static_cast<unsigned char>(c)) != 0)
            digits += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (digits.empty() || digits.size() != line.size() / 4 * 2)
        return failure(FaultCode::CardModuleFailed, "the card's serial cannot be read");
    constexpr std::size_t kTokenSerial = 16; // CK_TOKEN_INFO, PKCS#11 v2.40 base §3.2
    return digits.size() <= kTokenSerial ? digits : digits.substr(digits.size() - kTokenSerial);
}

Result<> Pkcs15Card::create(const std::string& label, const Secret& soPin) const {
    return alone([&]() -> Result<> {
        RAPOINT_CHECK(eraseInactive(m_reader));
        return createStructure(m_reader, label, soPin);
    });
}

Result<> Pkcs15Card::setFirstPin(const Secret& soPin, const Secret& pin) const {
    return alone([&] {
        return run(
            onReader(kInit, m_reader, {"--store-pin", "--auth-id", kPinId, "--label", kPinLabel, "--finalize"}),
            {{"enter User PIN", pin}, {"again", pin}, {"unblocking PIN", soPin}, {"again", soPin}});
    });
}

Result<> Pkcs15Card::setPinByPuk(const Secret& puk, const Secret& pin) const {
    return alone([&]() -> Result<> {
        RAPOINT_CHECK(run(onReader(kInit, m_reader, {"--finalize"}), {}));
        return run(onReader(kTool, m_reader, {"--unblock-pin", "--auth-id", kPinId}),
                   {{"Enter PUK", puk}, {"Enter new PIN", pin}, {"again", pin}});
    });
}

Result<> Pkcs15Card::removeOrphanKeys(const Secret& pin) const {
    return alone([&] { return card::removeOrphanKeys(m_reader, pin); });
}

Result<> Pkcs15Card::retire(const Secret& soPin) const {
    SystemRandom random;
    const Secret nobodys = randomDigits(kThrownAwayDigits, random);
    return alone([&]() -> Result<> {
        RAPOINT_CHECK(run(onReader(kInit, m_reader, {"--erase-card"}), {{"Security Officer PIN", soPin}}));
        return createStructure(m_reader, kRetired, nobodys);
    });
}

} // namespace rapoint::card
