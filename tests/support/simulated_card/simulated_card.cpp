#include "tests/support/simulated_card/simulated_card.h"

#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <utility>

namespace rapoint::test {

namespace {

constexpr std::uint8_t kChained = 0x10; // ISO 7816-4 §5.3.3
constexpr std::size_t kMaxChainLength = 1024;
constexpr std::size_t kShortAnswer = 256;
constexpr FileId kApplicationId = 0x5015;

std::unique_ptr<CardFile> folder(FileId id, ByteView access) {
    auto made = std::make_unique<CardFile>();
    made->id = id;
    made->kind = CardFile::Kind::Folder;
    made->size = 0x7FFF;
    std::copy_n(access.begin(), made->access.size(), made->access.begin());
    return made;
}

std::size_t keysIn(const CardFile& file) {
    const bool key = file.kind == CardFile::Kind::RsaKey || file.kind == CardFile::Kind::EcKey;
    std::size_t count = key ? 1 : 0;
    for (const auto& [id, inner] : file.files)
        count += keysIn(*inner);
    return count;
}

} // namespace

SimulatedCard::SimulatedCard(Bytes serial, std::size_t largestRsa)
    : m_serial{std::move(serial)}
    , m_largestRsa{largestRsa} {
    m_serial.resize(10);
    initialiseApplet(Bytes(6));
    reset();
}

Bytes SimulatedCard::answerToReset() {
    return {0x3B, 0x85, 0x80, 0x01, 'M', 'y', 'E', 'I', 'D', 0x78};
}

void SimulatedCard::reset() {
    m_pins.forgetVerified();
    m_selected = m_root.get();
    m_signingFile.reset();
    m_algorithm = 0;
    m_chain.clear();
    m_waiting.clear();
}

std::size_t SimulatedCard::keyFiles() const {
    return keysIn(*m_root);
}

SimulatedCard::Handler SimulatedCard::handlerFor(std::uint8_t instruction) {
    struct Row {
        std::uint8_t instruction;
        Handler handler;
    };
    static constexpr std::array kRows{
        Row{0x20, &SimulatedCard::verifyPin},    Row{0x22, &SimulatedCard::setEnvironment},
        Row{0x24, &SimulatedCard::changePin},    Row{0x2A, &SimulatedCard::performOperation},
        Row{0x2C, &SimulatedCard::unblockPin},   Row{0x2E, &SimulatedCard::deauthenticate},
        Row{0x44, &SimulatedCard::activate},     Row{0x46, &SimulatedCard::generateKey},
        Row{0x84, &SimulatedCard::getChallenge}, Row{0xA4, &SimulatedCard::selectFile},
        Row{0xB0, &SimulatedCard::readBinary},   Row{0xC0, &SimulatedCard::getResponse},
        Row{0xCA, &SimulatedCard::getData},      Row{0xD6, &SimulatedCard::updateBinary},
        Row{0xDA, &SimulatedCard::putData},      Row{0xE0, &SimulatedCard::createFile},
        Row{0xE4, &SimulatedCard::deleteFile}};
    for (const Row& row : kRows)
        if (row.instruction == instruction)
            return row.handler;
    return nullptr;
}

Bytes SimulatedCard::answer(ByteView command) {
    std::optional<CommandApdu> parsed = parseCommandApdu(command);
    if (!parsed)
        return finish({}, {kWrongLength});
    const Handler handler = handlerFor(parsed->ins);
    if (handler == nullptr)
        return finish(*parsed, {0x6D00});
    if ((parsed->cla & kChained) != 0)
        return finish(*parsed, {gather(*parsed) ? kDone : kWrongLength});
    if (!gather(*parsed))
        return finish(*parsed, {kWrongLength});
    parsed->data = std::exchange(m_chain, {});
    if (parsed->ins != 0xC0)
        m_waiting.clear();
    return finish(*parsed, (this->*handler)(*parsed));
}

/// Adds the command's data to what came before it; false where that becomes too long, and all is forgotten.
bool SimulatedCard::gather(CommandApdu& command) {
    if (m_chain.size() + command.data.size() > kMaxChainLength) {
        m_chain.clear();
        return false;
    }
    m_chain.insert(m_chain.end(), command.data.begin(), command.data.end());
    return true;
}

/// What does not fit into the response stays for GET RESPONSE (ISO 7816-4 §7.6.1).
Bytes SimulatedCard::finish(const CommandApdu& command, Answer answer) {
    const std::size_t most = std::clamp<std::size_t>(command.expected, 1, kShortAnswer);
    if (answer.status == kDone && answer.data.size() > std::max(most, kShortAnswer)) {
        const auto cut = answer.data.begin() + kShortAnswer;
        m_waiting.assign(cut, answer.data.end());
        answer.data.erase(cut, answer.data.end());
        answer.status = static_cast<StatusWord>(0x6100 | (m_waiting.size() < 256 ? m_waiting.size() : 0));
    }
    answer.data.push_back(static_cast<std::uint8_t>(answer.status >> 8));
    answer.data.push_back(static_cast<std::uint8_t>(answer.status & 0xFF));
    return std::move(answer.data);
}

SimulatedCard::Answer SimulatedCard::getResponse(const CommandApdu&) {
    if (m_waiting.empty())
        return {kConditionsNotMet};
    return {kDone, std::exchange(m_waiting, {})};
}

bool SimulatedCard::permits(const CardFile& file, CardFile::Operation operation) const {
    return !m_activated || m_pins.permits(file.condition(operation));
}

SimulatedCard::Answer SimulatedCard::getData(const CommandApdu& command) {
    if (command.p1 != 1)
        return {kReferenceNotFound};
    if (command.p2 == 0xA0) { // the applet: five bytes of it, version 4.5.5, serial, change counter
        Bytes about{0x00, 0x00, 0x00, 0x00, 0x00, 4, 5, 5};
        about.insert(about.end(), m_serial.begin(), m_serial.end());
        about.insert(about.end(), {0, 0});
        return {kDone, std::move(about)};
    }
    if (command.p2 == 0xAA) { // what it can: RSA and EC; the longest keys of RSA, DES, AES, EC
        const auto bits = static_cast<std::uint8_t>(m_largestRsa >> 8);
        return {kDone, {1, 0, 0x09, bits, 0, 0, 0, 0, 0, 0x01, 0x80}};
    }
    if (command.p2 == 0xA1)
        return listFiles();
    return getKeyData(command.p2);
}

SimulatedCard::Answer SimulatedCard::putData(const CommandApdu& command) {
    if (command.p1 != 1)
        return {kReferenceNotFound};
    if (command.p2 == 0xE0) {
        if (command.data.size() != 8)
            return {kWrongLength};
        if (!permits(*m_root, CardFile::Delete))
            return {kAccessRefused};
        return initialiseApplet(ByteView{command.data}.subspan(2));
    }
    if (command.p2 > 14)
        return {kNotSupported};
    if (m_activated)
        return {kConditionsNotMet};
    return {m_pins.initialise(command.p2, command.data)};
}

/// Everything is erased; the access conditions are those of the root and of the application's folder.
SimulatedCard::Answer SimulatedCard::initialiseApplet(ByteView access) {
    m_root = folder(kRootId, access);
    auto application = folder(kApplicationId, access.subspan(3));
    application->parent = m_root.get();
    m_root->files[kApplicationId] = std::move(application);
    m_pins.erase();
    m_activated = false;
    m_selected = m_root.get();
    m_signingFile.reset();
    return {};
}

SimulatedCard::Answer SimulatedCard::activate(const CommandApdu& command) {
    if (command.p1 != 4 || command.p2 != 0)
        return {kWrongParameters};
    m_activated = true;
    return {};
}

SimulatedCard::Answer SimulatedCard::getChallenge(const CommandApdu& command) {
    Bytes random(std::clamp<std::size_t>(command.expected, 1, kShortAnswer));
    RAND_bytes(random.data(), static_cast<int>(random.size()));
    return {kDone, std::move(random)};
}

SimulatedCard::Answer SimulatedCard::verifyPin(const CommandApdu& command) {
    return {command.p1 == 0 ? m_pins.verify(command.p2, command.data) : kWrongParameters};
}

SimulatedCard::Answer SimulatedCard::changePin(const CommandApdu& command) {
    return {command.p1 == 0 ? m_pins.change(command.p2, command.data) : kWrongParameters};
}

SimulatedCard::Answer SimulatedCard::unblockPin(const CommandApdu& command) {
    return {command.p1 == 0 ? m_pins.unblock(command.p2, command.data) : kWrongParameters};
}

SimulatedCard::Answer SimulatedCard::deauthenticate(const CommandApdu&) {
    m_pins.forgetVerified();
    return {};
}

} // namespace rapoint::test
