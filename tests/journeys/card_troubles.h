#pragma once

#include "station/ports/card_writer.h"

#include <map>
#include <optional>
#include <string>

namespace rapoint::tests {

/// Whether a fault comes before the card did what it was asked for, or after it.
enum class Moment { Before, After };

/// A reader that fails once, in one call. The rest goes to the cards behind it. Owned by the test.
class TroubledCards final : public CardWriter {
public:
    explicit TroubledCards(CardWriter& inner)
        : m_inner{inner} {}

    void on(const std::string& call, Fault fault, Moment moment = Moment::Before) {
        m_call = call;
        m_fault = std::move(fault);
        m_moment = moment;
    }
    void letKeysBeRead() { m_keysCanBeRead = true; }
    int calls(const std::string& call) const {
        const auto at = m_calls.find(call);
        return at == m_calls.end() ? 0 : at->second;
    }

    Result<std::vector<CardStatus>> cards() override {
        return run("cards", [&] { return m_inner.cards(); });
    }
    Result<std::optional<CardStatus>> find(const std::string& label) override {
        return run("find", [&] { return m_inner.find(label); });
    }
    Result<std::vector<CardStatus>> blankCards() override {
        return run("blankCards", [&] { return m_inner.blankCards(); });
    }
    Result<CardStatus> initialise(const std::string& label, const Secret& soPin,
                                  const std::string& blankSerial) override {
        return run("initialise", [&] { return m_inner.initialise(label, soPin, blankSerial); });
    }
    Result<> setUserPin(const std::string& serial, const Secret& soPin, const Secret& pin) override {
        return run("setUserPin", [&] { return m_inner.setUserPin(serial, soPin, pin); });
    }
    Result<> verifyPin(const std::string& serial, const Secret& pin, bool takeLastTry) override {
        return run("verifyPin", [&] { return m_inner.verifyPin(serial, pin, takeLastTry); });
    }
    Result<> changePin(const std::string& serial, const Secret& pin, const Secret& newPin) override {
        return run("changePin", [&] { return m_inner.changePin(serial, pin, newPin); });
    }
    Result<> unblockPin(const std::string& serial, const Secret& unblocker, const Secret& newPin,
                        bool takeLastTry) override {
        return run("unblockPin", [&] { return m_inner.unblockPin(serial, unblocker, newPin, takeLastTry); });
    }
    Result<> changeUnblocker(const std::string& serial, const Secret& unblocker, const Secret& newOne) override {
        return run("changeUnblocker", [&] { return m_inner.changeUnblocker(serial, unblocker, newOne); });
    }
    Result<> eraseCard(const std::string& serial, const Secret& soPin, bool takeLastTry) override {
        return run("eraseCard", [&] { return m_inner.eraseCard(serial, soPin, takeLastTry); });
    }
    Result<CardKey> generateKey(const std::string& serial, const Secret& pin, KeyType type,
                                const std::string& keyId, const std::string& label) override {
        return run("generateKey", [&] { return m_inner.generateKey(serial, pin, type, keyId, label); });
    }
    Result<std::optional<CardKey>> findKey(const std::string& serial, const Secret& pin,
                                           const std::string& keyId) override {
        return run("findKey", [&] { return m_inner.findKey(serial, pin, keyId); });
    }
    Result<std::vector<CardKey>> keys(const std::string& serial, const Secret& pin) override {
        return run("keys", [&] { return m_inner.keys(serial, pin); });
    }
    Result<> eraseKey(const std::string& serial, const Secret& pin, const std::string& keyId) override {
        return run("eraseKey", [&] { return m_inner.eraseKey(serial, pin, keyId); });
    }
    Result<KeyProof> proveKey(const std::string& serial, const Secret& pin, const std::string& keyId) override {
        auto proof = run("proveKey", [&] { return m_inner.proveKey(serial, pin, keyId); });
        if (proof && m_keysCanBeRead)
            proof->readRefused = false;
        return proof;
    }
    Result<Bytes> makeRequest(const std::string& serial, const Secret& pin, const std::string& keyId,
                              const Subject& subject) override {
        return run("makeRequest", [&] { return m_inner.makeRequest(serial, pin, keyId, subject); });
    }
    Result<> writeCertificate(const std::string& serial, const Secret& pin, const std::string& keyId,
                              ByteView certificate, const std::vector<Bytes>& chain) override {
        return run("writeCertificate",
                   [&] { return m_inner.writeCertificate(serial, pin, keyId, certificate, chain); });
    }
    Result<std::optional<Bytes>> readCertificate(const std::string& serial, const std::string& keyId) override {
        return run("readCertificate", [&] { return m_inner.readCertificate(serial, keyId); });
    }

private:
    template <class Call>
    auto run(const std::string& name, Call call) -> decltype(call()) {
        ++m_calls[name];
        const bool fails = m_fault && name == m_call;
        if (fails && m_moment == Moment::Before)
            return tl::make_unexpected(*std::exchange(m_fault, std::nullopt));
        auto result = call();
        if (fails)
            return tl::make_unexpected(*std::exchange(m_fault, std::nullopt));
        return result;
    }

    CardWriter& m_inner;
    std::string m_call;
    std::optional<Fault> m_fault;
    Moment m_moment = Moment::Before;
    bool m_keysCanBeRead = false;
    std::map<std::string, int> m_calls;
};

} // namespace rapoint::tests
