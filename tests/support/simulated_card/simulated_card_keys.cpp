#include "tests/support/simulated_card/simulated_card.h"

namespace rapoint::test {

namespace {

using Kind = CardFile::Kind;

constexpr std::uint8_t kPadPkcs1 = 0x02; // of the algorithm reference in MANAGE SECURITY ENVIRONMENT

/// The value with this tag among elements with short lengths.
std::optional<ByteView> elementOf(ByteView elements, std::uint8_t tag) {
    while (elements.size() >= 2 && elements[1] <= elements.size() - 2) {
        const ByteView value = elements.subspan(2, elements[1]);
        if (elements[0] == tag)
            return value;
        elements = elements.subspan(2 + value.size());
    }
    return std::nullopt;
}

} // namespace

/// GENERATE into the selected key file; what was in it is gone.
SimulatedCard::Answer SimulatedCard::generateKey(const CommandApdu& command) {
    CardFile& file = *m_selected;
    if (file.kind != Kind::RsaKey && file.kind != Kind::EcKey)
        return {0x6981};
    if (command.p1 != 0 || command.p2 != 0)
        return {kWrongParameters};
    if (!permits(file, CardFile::Generate))
        return {kAccessRefused};
    if (file.kind == Kind::RsaKey && file.size > m_largestRsa)
        return {kWrongData};
    file.key = file.kind == Kind::EcKey ? SimulatedKey::makeEc(file.size) : SimulatedKey::makeRsa(file.size);
    return {file.key ? kDone : kWrongData};
}

/// GET DATA on the selected key: 01 the modulus, 02 the public exponent, 86 the public point.
SimulatedCard::Answer SimulatedCard::getKeyData(std::uint8_t what) const {
    const CardFile& file = *m_selected;
    if (!file.key)
        return {kReferenceNotFound};
    if (file.kind == Kind::RsaKey && what == 0x01)
        return {kDone, file.key->modulus()};
    if (file.kind == Kind::RsaKey && what == 0x02)
        return {kDone, {1, 0, 1}};
    if (file.kind != Kind::EcKey || what != 0x86)
        return {kReferenceNotFound};
    const Bytes point = file.key->point();
    Bytes element{0x86, static_cast<std::uint8_t>(point.size())};
    element.insert(element.end(), point.begin(), point.end());
    return {kDone, std::move(element)};
}

/// MANAGE SECURITY ENVIRONMENT, SET for signing: 80 the algorithm, 81 the file of the key.
SimulatedCard::Answer SimulatedCard::setEnvironment(const CommandApdu& command) {
    if (command.parameters() != 0x41B6)
        return {kWrongParameters};
    const auto algorithm = elementOf(command.data, 0x80);
    const auto file = elementOf(command.data, 0x81);
    if (!file || file->size() != 2 || (algorithm && algorithm->size() != 1))
        return {kWrongData};
    m_algorithm = algorithm ? algorithm->front() : 0;
    m_signingFile = static_cast<FileId>((*file)[0] << 8 | (*file)[1]);
    return {};
}

/// PERFORM SECURITY OPERATION, COMPUTE DIGITAL SIGNATURE.
SimulatedCard::Answer SimulatedCard::performOperation(const CommandApdu& command) {
    if (command.parameters() != 0x9E9A)
        return {kWrongParameters};
    const CardFile& folder = m_selected->kind == Kind::Folder ? *m_selected : *m_selected->parent;
    const auto found = m_signingFile ? folder.files.find(*m_signingFile) : folder.files.end();
    if (found == folder.files.end() || !found->second->key)
        return {kConditionsNotMet};
    const CardFile& file = *found->second;
    if (!permits(file, CardFile::UseKey))
        return {kAccessRefused};
    const bool ec = file.kind == Kind::EcKey;
    if (ec && command.data.size() != file.size / 8)
        return {kWrongLength};
    std::optional<Bytes> signature =
        ec ? file.key->signEc(command.data) : file.key->signRsa(command.data, (m_algorithm & kPadPkcs1) != 0);
    if (!signature)
        return {kWrongData};
    return {kDone, std::move(*signature)};
}

} // namespace rapoint::test
