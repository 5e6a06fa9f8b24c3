#include "tests/support/simulated_card/card_pins.h"

#include <algorithm>

namespace rapoint::test {

namespace {

constexpr std::uint8_t kLast = 14;
constexpr std::uint8_t kNever = 15;
constexpr std::size_t kSize = 8;

StatusWord left(std::uint8_t tries) {
    return tries == 0 ? kBlocked : static_cast<StatusWord>(0x63C0 | tries);
}

} // namespace

StatusWord CardPins::initialise(std::uint8_t reference, ByteView data) {
    if (reference == 0 || reference > kLast)
        return kWrongParameters;
    if (data.size() < 2 * kSize + 2)
        return kWrongLength;
    Record record;
    std::copy_n(data.begin(), kSize, record.pin.begin());
    std::copy_n(data.begin() + kSize, kSize, record.puk.begin());
    const auto tries = [&](std::size_t at) { return std::clamp<std::uint8_t>(data[at], 1, 14); };
    record.tries = {tries(2 * kSize), tries(2 * kSize)};
    record.pukTries = {tries(2 * kSize + 1), tries(2 * kSize + 1)};
    m_records[reference] = record;
    return kDone;
}

StatusWord CardPins::presented(const Value& right, Counter& counter, ByteView given) {
    if (counter.left == 0)
        return kBlocked;
    --counter.left; // before the comparison, so that pulling the card gains no try
    if (!std::equal(right.begin(), right.end(), given.begin(), given.end()))
        return left(counter.left);
    counter.left = counter.most;
    return kDone;
}

CardPins::Record* CardPins::find(std::uint8_t reference) {
    const auto found = m_records.find(reference);
    return found == m_records.end() ? nullptr : &found->second;
}

StatusWord CardPins::verify(std::uint8_t reference, ByteView pin) {
    Record* const record = find(reference);
    if (record == nullptr)
        return kReferenceNotFound;
    if (pin.empty())
        return m_verified.contains(reference) ? kDone : left(record->tries.left);
    if (pin.size() != kSize)
        return kWrongLength;
    m_verified.erase(reference);
    const StatusWord status = presented(record->pin, record->tries, pin);
    if (status == kDone)
        m_verified.insert(reference);
    return status;
}

StatusWord CardPins::change(std::uint8_t reference, ByteView oldAndNew) {
    Record* const record = find(reference);
    if (record == nullptr)
        return kReferenceNotFound;
    if (oldAndNew.size() != 2 * kSize)
        return kWrongLength;
    const StatusWord status = presented(record->pin, record->tries, oldAndNew.first(kSize));
    if (status == kDone)
        std::copy_n(oldAndNew.begin() + kSize, kSize, record->pin.begin());
    return status;
}

StatusWord CardPins::unblock(std::uint8_t reference, ByteView pukAndNew) {
    Record* const record = find(reference);
    if (record == nullptr)
        return kReferenceNotFound;
    if (pukAndNew.size() != 2 * kSize)
        return kWrongLength;
    const StatusWord status = presented(record->puk, record->pukTries, pukAndNew.first(kSize));
    if (status != kDone)
        return status;
    std::copy_n(pukAndNew.begin() + kSize, kSize, record->pin.begin());
    record->tries.left = record->tries.most;
    return kDone;
}

bool CardPins::permits(std::uint8_t condition) const {
    return condition == 0 || (condition != kNever && m_verified.contains(condition));
}

void CardPins::erase() {
    m_records.clear();
    m_verified.clear();
}

} // namespace rapoint::test
