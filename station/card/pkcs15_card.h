#pragma once

#include "station/base/secret.h"
#include "station/card/pkcs11_module.h"

#include <string>

namespace rapoint::card {

/// A card in a reader that OpenSC's pkcs15-init and pkcs15-tool make and unblock, because its PKCS#11 module
/// cannot (OpenSC: C_InitToken is not supported, C_InitPIN knows no PUK). The PIN gets the SO PIN as its PUK, so
/// there is one secret with which the station sets a new PIN; the SO PIN's own PUK is thrown away. The programs
/// have the card to themselves: the module is released for as long as they run. Lives within one call of the
/// writer.
///
/// Until a PIN is set the card is not activated: it enforces nothing yet, and what pkcs15-init began can be begun
/// again. Faults: pin-wrong and pin-locked, without the tries left; card-module-failed with the program's last
/// words.
class Pkcs15Card {
public:
    Pkcs15Card(std::shared_ptr<const Pkcs11Module> module, std::string reader)
        : m_module{std::move(module)}
        , m_reader{std::move(reader)} {}

    /// What the chip calls itself, as C_GetTokenInfo will say it: the last 16 of its hexadecimal digits. Also of a
    /// blank card.
    Result<std::string> serial() const;
    /// Takes everything off a card that is not activated and gives it a label and an SO PIN. The label is written
    /// last, so that a card that has it has the SO PIN.
    Result<> create(const std::string& label, const Secret& soPin) const;
    /// The first PIN, and with it activation: from now on the card enforces its access conditions. It took the SO
    /// PIN unseen until now, so log in with it afterwards.
    Result<> setFirstPin(const Secret& soPin, const Secret& pin) const;
    /// A new PIN by PUK. Activates the card first, should that have been interrupted.
    Result<> setPinByPuk(const Secret& puk, const Secret& pin) const;
    /// Removes key files that no list names: see orphan_keys.h.
    Result<> removeOrphanKeys(const Secret& pin) const;
    /// Takes everything off an activated card, then as create with the label "retired" and an SO PIN that nobody
    /// knows: such a card can be created again.
    Result<> retire(const Secret& soPin) const;

    static constexpr const char* kRetired = "retired";

private:
    /// Lets `work` have the card; a failure with the card gone is card-removed.
    Result<> alone(const std::function<Result<>()>& work) const;

    std::shared_ptr<const Pkcs11Module> m_module;
    std::string m_reader;
};

} // namespace rapoint::card
