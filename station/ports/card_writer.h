#pragma once

#include "station/base/bytes.h"
#include "station/base/result.h"
#include "station/base/secret.h"
#include "station/crypto/distinguished_name.h"
#include "station/crypto/key_type.h"

#include <optional>
#include <string>
#include <vector>

namespace rapoint {

/// A card in a reader (in PKCS#11 words: a token in a slot).
struct CardStatus {
    std::string serial; ///< as the card says it; empty on a blank card without a serial
    std::string label;
    std::string model;
    std::string reader;
    bool initialised = false;
    bool userPinSet = false;
    std::optional<int> pinTriesLeft; ///< where the card says so: 1 on its final try, 0 locked
    std::size_t pinMin = 4;
    std::size_t pinMax = 8;
};

/// A key pair on the card. `publicKey` is a DER SubjectPublicKeyInfo (RFC 5280 §4.1).
struct CardKey {
    std::string id; ///< hex of CKA_ID
    std::string label;
    KeyType type = KeyType::EcP256;
    Bytes publicKey;
};

/// What was tried to show that a private key cannot leave the card.
struct KeyProof {
    bool generatedOnCard = false; ///< CKA_LOCAL where the card says it
    bool sensitive = false;       ///< CKA_SENSITIVE
    bool extractable = true;      ///< CKA_EXTRACTABLE
    bool readRefused = false;     ///< reading the private value was tried and refused
    bool wrapRefused = false;     ///< wrapping under a session key was tried and refused, or the card cannot wrap
    bool signatureVerified = false;
    bool holds() const { return !extractable && readRefused && wrapRefused && signatureVerified; }
};

/// Personalises one card at a time. Cards are named by serial or, before they have one, by the label the case
/// gives them. Every call looks for the card, so that a card pulled and put back in is found again, and a
/// different card is never taken for it: card-not-found, card-removed. Calls block; key generation may take 120 s.
class CardWriter {
public:
    virtual ~CardWriter() = default;

    virtual Result<std::vector<CardStatus>> cards() = 0;
    /// The initialised card with this label, if it is in a reader.
    virtual Result<std::optional<CardStatus>> find(const std::string& label) = 0;
    /// The cards that initialise() accepts, with the serials of their blank chips; the serial is empty if a blank
    /// chip has no serial.
    virtual Result<std::vector<CardStatus>> blankCards() = 0;
    /// Initialises a blank card: label and SO PIN. Takes the card whose blank chip has this serial or, without a
    /// serial, the first. card-not-found without a blank card; card-of-another-case if no blank card has the
    /// serial.
    virtual Result<CardStatus> initialise(const std::string& label, const Secret& soPin,
                                          const std::string& blankSerial = {}) = 0;
    /// Sets the user PIN as security officer (C_InitPIN): on a fresh card, or in place of one that is to become
    /// void.
    virtual Result<> setUserPin(const std::string& serial, const Secret& soPin, const Secret& pin) = 0;
    /// Checks the user PIN. pin-wrong with the tries left where the card says them; pin-last-try without trying,
    /// unless `takeLastTry`; pin-locked.
    virtual Result<> verifyPin(const std::string& serial, const Secret& pin, bool takeLastTry = false) = 0;
    virtual Result<> changePin(const std::string& serial, const Secret& pin, const Secret& newPin) = 0;
    /// Replaces a locked or forgotten user PIN with the secret that unblocks such cards: the SO PIN or the PUK.
    /// Faults as verifyPin, for that secret; the remaining tries of a PUK are unknown.
    virtual Result<> unblockPin(const std::string& serial, const Secret& unblocker, const Secret& newPin,
                                bool takeLastTry = false) = 0;
    /// Replaces the secret that unblocks the card by the holder's own. pin-policy, faults as unblockPin;
    /// card-mechanism-missing if the card's secret cannot change.
    virtual Result<> changeUnblocker(const std::string& serial, const Secret& unblocker, const Secret& newOne) = 0;
    /// Erases the card: keys, certificates, PIN, label. Afterwards it is blank, or labelled "retired" if a used
    /// card of its kind cannot be blank again. card-mechanism-missing if only the maker can erase it.
    virtual Result<> eraseCard(const std::string& serial, const Secret& soPin, bool takeLastTry = false) = 0;

    virtual Result<CardKey> generateKey(const std::string& serial, const Secret& pin, KeyType type,
                                        const std::string& keyId, const std::string& label) = 0;
    virtual Result<std::optional<CardKey>> findKey(const std::string& serial, const Secret& pin,
                                                   const std::string& keyId) = 0;
    /// All complete key pairs on the card.
    virtual Result<std::vector<CardKey>> keys(const std::string& serial, const Secret& pin) = 0;
    virtual Result<> eraseKey(const std::string& serial, const Secret& pin, const std::string& keyId) = 0;
    virtual Result<KeyProof> proveKey(const std::string& serial, const Secret& pin, const std::string& keyId) = 0;
    /// A PKCS#10 request (RFC 2986), DER, signed by the key on the card with SHA-256 (SHA-384 for P-384).
    virtual Result<Bytes> makeRequest(const std::string& serial, const Secret& pin, const std::string& keyId,
                                      const Subject& subject) = 0;

    /// Writes the certificate beside its key, and those of `chain` that are not there yet. Safe to repeat.
    virtual Result<> writeCertificate(const std::string& serial, const Secret& pin, const std::string& keyId,
                                      ByteView certificate, const std::vector<Bytes>& chain) = 0;
    /// Reads the certificate with this id back from the card; nothing without one.
    virtual Result<std::optional<Bytes>> readCertificate(const std::string& serial, const std::string& keyId) = 0;
};

} // namespace rapoint
