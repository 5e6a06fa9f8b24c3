#pragma once

#include "tests/support/simulated_card/private_pcscd.h"
#include "tests/support/simulated_card/simulated_card.h"

#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace rapoint::test {

/// One of the readers of a private pcscd, with a card in it or none. Speaks the protocol of vpcd (frames of a
/// 16-bit length and a payload; a single byte is off, on, reset or "ATR?"). Serves in a thread of its own from
/// construction to destruction; the functions are for one other thread. Does not own the daemon, which outlives
/// it.
class VirtualReader {
public:
    /// When the card is pulled, relative to the command that is counted.
    enum class Pull { BeforeAnswer, AfterAnswer };

    /// 0 or 1.
    VirtualReader(const PrivatePcscd& daemon, std::size_t index);
    VirtualReader(const VirtualReader&) = delete;
    VirtualReader& operator=(const VirtualReader&) = delete;
    ~VirtualReader();

    void insert(std::shared_ptr<SimulatedCard> card);
    void remove();
    /// The card is pulled at the `commands`-th command from now on, which the card still carries out.
    void pullAt(std::size_t commands, Pull when);
    /// `deed` is done at the `commands`-th command from now on, before the card sees it, in the reader's thread.
    void doAt(std::size_t commands, std::function<void()> deed);
    bool hasCard() const;
    /// Commands since the reader was made.
    std::size_t commands() const;

private:
    void serve();
    void serveConnection(int connection);
    /// False when the connection is to be closed.
    bool answerFrame(int connection, ByteView frame);
    void takeOut();
    std::function<void()> dueDeed();

    const PrivatePcscd& m_daemon;
    std::size_t m_index;
    int m_wake; ///< signalled when a card is inserted or removed, and at the end

    mutable std::mutex m_mutex;
    std::shared_ptr<SimulatedCard> m_card;
    std::size_t m_commands = 0;
    std::size_t m_untilPull = 0; ///< 0: never
    Pull m_pull = Pull::BeforeAnswer;
    std::size_t m_untilDeed = 0; ///< 0: never
    std::function<void()> m_deed;
    bool m_ending = false;
    std::thread m_thread; ///< last: it uses everything above
};

} // namespace rapoint::test
