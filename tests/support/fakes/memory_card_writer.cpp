#include "tests/support/fakes/memory_card_writer.h"

#include <algorithm>

namespace rapoint::test {

namespace {

CardStatus statusOf(const MemoryCardWriter::Card& card) {
    CardStatus status;
    status.serial = card.serial;
    status.label = card.label;
    status.model = "memory card";
    status.initialised = !card.label.empty();
    status.userPinSet = !card.pin.empty();
    return status;
}

std::string plain(const Secret& secret) {
    return std::string{textOf(secret.bytes())};
}

Bytes bytes(const std::string& text) {
    return {text.begin(), text.end()};
}

} // namespace

MemoryCardWriter::Card* MemoryCardWriter::cardWith(const std::string& serial) {
    const auto found = std::ranges::find(inReader, serial, &Card::serial);
    return found != inReader.end() ? &*found : nullptr;
}

Result<> MemoryCardWriter::at(std::string_view call, bool after) const {
    const bool meant = failing.empty() || failing == call;
    return meant && after == doneNevertheless ? trouble.check() : Result<>{};
}

Result<MemoryCardWriter::Card*> MemoryCardWriter::opened(const std::string& serial, const Secret& secret,
                                                         std::string Card::*by) {
    Card* const card = cardWith(serial);
    if (card == nullptr)
        return failure(FaultCode::CardNotFound, serial);
    if (card->*by != plain(secret))
        return failure(FaultCode::PinWrong);
    return card;
}

Result<std::vector<CardStatus>> MemoryCardWriter::cards() {
    RAPOINT_CHECK(at("cards", false));
    std::vector<CardStatus> all;
    std::ranges::transform(inReader, std::back_inserter(all), statusOf);
    return all;
}

Result<std::optional<CardStatus>> MemoryCardWriter::find(const std::string& label) {
    RAPOINT_CHECK(at("find", false));
    const auto found = std::ranges::find(inReader, label, &Card::label);
    return found != inReader.end() ? std::optional{statusOf(*found)} : std::nullopt;
}

Result<std::vector<CardStatus>> MemoryCardWriter::blankCards() {
    RAPOINT_CHECK(at("blankCards", false));
    std::vector<CardStatus> blank;
    for (const Card& card : inReader)
        if (card.label.empty())
            blank.push_back(statusOf(card));
    return blank;
}

Result<CardStatus> MemoryCardWriter::initialise(const std::string& label, const Secret& soPin,
                                                const std::string& blankSerial) {
    RAPOINT_CHECK(at("initialise", false));
    const auto blank = std::ranges::find_if(inReader, [&](const Card& card) {
        return card.label.empty() && (blankSerial.empty() || card.serial == blankSerial);
    });
    if (blank == inReader.end())
        return failure(FaultCode::CardNotFound);
    blank->label = label;
    blank->soPin = plain(soPin);
    RAPOINT_CHECK(at("initialise", true));
    return statusOf(*blank);
}

Result<> MemoryCardWriter::setUserPin(const std::string& serial, const Secret& soPin, const Secret& pin) {
    RAPOINT_CHECK(at("setUserPin", false));
    RAPOINT_TRY(Card* const card, opened(serial, soPin, &Card::soPin));
    card->pin = plain(pin);
    return at("setUserPin", true);
}

Result<> MemoryCardWriter::verifyPin(const std::string& serial, const Secret& pin, bool) {
    RAPOINT_CHECK(at("verifyPin", false));
    RAPOINT_CHECK(opened(serial, pin, &Card::pin));
    return {};
}

Result<> MemoryCardWriter::changePin(const std::string& serial, const Secret& pin, const Secret& newPin) {
    RAPOINT_CHECK(at("changePin", false));
    RAPOINT_TRY(Card* const card, opened(serial, pin, &Card::pin));
    card->pin = plain(newPin);
    return at("changePin", true);
}

Result<> MemoryCardWriter::unblockPin(const std::string& serial, const Secret& unblocker, const Secret& newPin,
                                      bool) {
    RAPOINT_CHECK(at("unblockPin", false));
    RAPOINT_TRY(Card* const card, opened(serial, unblocker, &Card::soPin));
    card->pin = plain(newPin);
    return at("unblockPin", true);
}

Result<> MemoryCardWriter::changeUnblocker(const std::string& serial, const Secret& unblocker,
                                           const Secret& newOne) {
    RAPOINT_CHECK(at("changeUnblocker", false));
    RAPOINT_TRY(Card* const card, opened(serial, unblocker, &Card::soPin));
    if (card->unblockerIsForLife)
        return failure(FaultCode::CardMechanismMissing);
    card->soPin = plain(newOne);
    return at("changeUnblocker", true);
}

Result<> MemoryCardWriter::eraseCard(const std::string& serial, const Secret& soPin, bool) {
    RAPOINT_CHECK(at("eraseCard", false));
    RAPOINT_TRY(Card* const card, opened(serial, soPin, &Card::soPin));
    *card = Card{serial};
    return {};
}

Result<CardKey> MemoryCardWriter::generateKey(const std::string& serial, const Secret& pin, KeyType type,
                                              const std::string& keyId, const std::string& label) {
    RAPOINT_CHECK(at("generateKey", false));
    RAPOINT_TRY(Card* const card, opened(serial, pin, &Card::pin));
    const CardKey key{keyId, label, type, bytes("key " + std::to_string(card->keys.size()) + " of " + serial)};
    card->keys[keyId] = key;
    RAPOINT_CHECK(at("generateKey", true));
    return key;
}

Result<std::optional<CardKey>> MemoryCardWriter::findKey(const std::string& serial, const Secret& pin,
                                                         const std::string& keyId) {
    RAPOINT_CHECK(at("findKey", false));
    RAPOINT_TRY(Card* const card, opened(serial, pin, &Card::pin));
    const auto found = card->keys.find(keyId);
    return found != card->keys.end() ? std::optional{found->second} : std::nullopt;
}

Result<std::vector<CardKey>> MemoryCardWriter::keys(const std::string& serial, const Secret& pin) {
    RAPOINT_CHECK(at("keys", false));
    RAPOINT_TRY(Card* const card, opened(serial, pin, &Card::pin));
    std::vector<CardKey> all;
    for (const auto& [id, key] : card->keys)
        all.push_back(key);
    return all;
}

Result<> MemoryCardWriter::eraseKey(const std::string& serial, const Secret& pin, const std::string& keyId) {
    RAPOINT_CHECK(at("eraseKey", false));
    RAPOINT_TRY(Card* const card, opened(serial, pin, &Card::pin));
    card->keys.erase(keyId);
    return {};
}

Result<KeyProof> MemoryCardWriter::proveKey(const std::string& serial, const Secret& pin,
                                            const std::string& keyId) {
    RAPOINT_CHECK(at("proveKey", false));
    RAPOINT_TRY(Card* const card, opened(serial, pin, &Card::pin));
    if (!card->keys.contains(keyId))
        return failure(FaultCode::CardKeyMismatch);
    return KeyProof{true, true, keysCanLeave, !keysCanLeave, !keysCanLeave, true};
}

Result<Bytes> MemoryCardWriter::makeRequest(const std::string& serial, const Secret& pin, const std::string& keyId,
                                            const Subject& subject) {
    RAPOINT_CHECK(at("makeRequest", false));
    RAPOINT_TRY(Card* const card, opened(serial, pin, &Card::pin));
    std::string text = "request for " + std::string{textOf(card->keys.at(keyId).publicKey)};
    for (const SubjectAttribute& attribute : subject)
        text += ", " + attribute.type + '=' + attribute.value;
    return bytes(text);
}

Result<> MemoryCardWriter::writeCertificate(const std::string& serial, const Secret& pin, const std::string& keyId,
                                            ByteView certificate, const std::vector<Bytes>&) {
    RAPOINT_CHECK(at("writeCertificate", false));
    RAPOINT_TRY(Card* const card, opened(serial, pin, &Card::pin));
    card->certificates[keyId] = {certificate.begin(), certificate.end()};
    return at("writeCertificate", true);
}

Result<std::optional<Bytes>> MemoryCardWriter::readCertificate(const std::string& serial,
                                                               const std::string& keyId) {
    RAPOINT_CHECK(at("readCertificate", false));
    Card* const card = cardWith(serial);
    if (card == nullptr)
        return failure(FaultCode::CardNotFound, serial);
    const auto found = card->certificates.find(keyId);
    if (found != card->certificates.end() && !card->readsBack.empty())
        return card->readsBack;
    return found != card->certificates.end() ? std::optional{found->second} : std::nullopt;
}

} // namespace rapoint::test
