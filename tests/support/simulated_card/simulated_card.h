#pragma once

#include "tests/support/simulated_card/card_file.h"
#include "tests/support/simulated_card/card_pins.h"
#include "tests/support/simulated_card/command_apdu.h"

#include <string>

namespace rapoint::test {

/// A card with the command set of MyEID 4.5 as far as OpenSC uses it: files with access conditions, PINs with PUKs
/// and counters, keys that are made and used on it. What is on it stays when it is out of its reader; what was
/// verified or selected does not. Commands are untrusted input: any bytes are answered, in bounded memory. One
/// thread at a time.
class SimulatedCard {
public:
    /// `serial`: 10 bytes, as C_GetTokenInfo will say them in hex. `largestRsa`: 0 for a card without RSA.
    explicit SimulatedCard(Bytes serial, std::size_t largestRsa = 3072);

    /// T=1, historical bytes "MyEID".
    static Bytes answerToReset();
    /// Power on, or a warm reset.
    void reset();
    /// The response with its status word at the end.
    Bytes answer(ByteView command);

    bool activated() const { return m_activated; }
    /// How many key files are on the card, whoever knows of them.
    std::size_t keyFiles() const;

private:
    struct Answer {
        StatusWord status = kDone;
        Bytes data{};
    };
    using Handler = Answer (SimulatedCard::*)(const CommandApdu&);
    static Handler handlerFor(std::uint8_t instruction);
    Bytes finish(const CommandApdu& command, Answer answer);
    bool gather(CommandApdu& command);
    bool permits(const CardFile& file, CardFile::Operation operation) const;
    std::uint8_t lifeCycle() const { return m_activated ? 7 : 1; }

    Answer getResponse(const CommandApdu& command);
    Answer getData(const CommandApdu& command);
    Answer getKeyData(std::uint8_t what) const;
    Answer listFiles() const;
    Answer putData(const CommandApdu& command);
    Answer initialiseApplet(ByteView access);
    Answer activate(const CommandApdu& command);
    Answer getChallenge(const CommandApdu& command);
    Answer verifyPin(const CommandApdu& command);
    Answer changePin(const CommandApdu& command);
    Answer unblockPin(const CommandApdu& command);
    Answer deauthenticate(const CommandApdu& command);

    Answer selectFile(const CommandApdu& command);
    CardFile* fileAt(CardFile& start, ByteView path) const;
    Answer readBinary(const CommandApdu& command);
    Answer updateBinary(const CommandApdu& command);
    Answer createFile(const CommandApdu& command);
    Answer deleteFile(const CommandApdu& command);

    Answer generateKey(const CommandApdu& command);
    Answer setEnvironment(const CommandApdu& command);
    Answer performOperation(const CommandApdu& command);

    Bytes m_serial;
    std::size_t m_largestRsa;
    std::unique_ptr<CardFile> m_root;
    CardPins m_pins;
    bool m_activated = false;

    // Until the next reset:
    CardFile* m_selected = nullptr;
    std::optional<FileId> m_signingFile; ///< in the folder of the application
    std::uint8_t m_algorithm = 0;
    Bytes m_chain;   ///< command data that came in parts
    Bytes m_waiting; ///< response data for GET RESPONSE
};

} // namespace rapoint::test
