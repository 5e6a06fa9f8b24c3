#pragma once

#include "station/ports/card_writer.h"
#include "tests/support/fakes/trouble.h"

#include <map>

namespace rapoint::test {

/// Cards in memory: they hold to the PINs that were set and make keys whose parts are texts. A test can make every
/// call fail, one of them by its name, or let a call do its work and then fail, as when the reader loses the card.
class MemoryCardWriter final : public CardWriter {
public:
    struct Card {
        std::string serial;
        std::string label{};
        std::string soPin{};
        std::string pin{};
        std::map<std::string, CardKey> keys{};
        std::map<std::string, Bytes> certificates{};
        bool unblockerIsForLife = false;
        Bytes readsBack{}; ///< not empty: in place of every certificate
    };

    Trouble trouble;
    std::string failing;           ///< the name of the only call that `trouble` is about; empty: all
    bool doneNevertheless = false; ///< the failing call has done its work
    bool keysCanLeave = false;     ///< the cards give private keys away
    std::vector<Card> inReader;

    Card* cardWith(const std::string& serial);

    Result<std::vector<CardStatus>> cards() override;
    Result<std::optional<CardStatus>> find(const std::string& label) override;
    Result<std::vector<CardStatus>> blankCards() override;
    Result<CardStatus> initialise(const std::string& label, const Secret& soPin,
                                  const std::string& blankSerial = {}) override;
    Result<> setUserPin(const std::string& serial, const Secret& soPin, const Secret& pin) override;
    Result<> verifyPin(const std::string& serial, const Secret& pin, bool takeLastTry = false) override;
    Result<> changePin(const std::string& serial, const Secret& pin, const Secret& newPin) override;
    Result<> unblockPin(const std::string& serial, const Secret& unblocker, const Secret& newPin,
                        bool takeLastTry = false) override;
    Result<> changeUnblocker(const std::string& serial, const Secret& unblocker, const Secret& newOne) override;
    Result<> eraseCard(const std::string& serial, const Secret& soPin, bool takeLastTry = false) override;
    Result<CardKey> generateKey(const std::string& serial, const Secret& pin, KeyType type,
                                const std::string& keyId, const std::string& label) override;
    Result<std::optional<CardKey>> findKey(const std::string& serial, const Secret& pin,
                                           const std::string& keyId) override;
    Result<std::vector<CardKey>> keys(const std::string& serial, const Secret& pin) override;
    Result<> eraseKey(const std::string& serial, const Secret& pin, const std::string& keyId) override;
    Result<KeyProof> proveKey(const std::string& serial, const Secret& pin, const std::string& keyId) override;
    Result<Bytes> makeRequest(const std::string& serial, const Secret& pin, const std::string& keyId,
                              const Subject& subject) override;
    Result<> writeCertificate(const std::string& serial, const Secret& pin, const std::string& keyId,
                              ByteView certificate, const std::vector<Bytes>& chain) override;
    Result<std::optional<Bytes>> readCertificate(const std::string& serial, const std::string& keyId) override;

private:
    /// The fault of this call, if it is the one that fails; `after`: once it has done its work.
    Result<> at(std::string_view call, bool after) const;
    /// The card in the reader, opened with this user PIN or unblocker.
    Result<Card*> opened(const std::string& serial, const Secret& secret, std::string Card::*by);
};

} // namespace rapoint::test
