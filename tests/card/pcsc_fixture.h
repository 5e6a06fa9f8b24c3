#pragma once

#include "station/card/pkcs11_card_writer.h"
#include "tests/support/card_writer_contract.h"
#include "tests/support/results.h"
#include "tests/support/simulated_card/virtual_reader.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>
#include <string>
#include <thread>

namespace rapoint::test {

/// Two readers at a private pcscd, and a writer on them through OpenSC.
class PcscDesk {
public:
    CardWriter& writer() { return *m_writer; }
    const std::shared_ptr<const card::Pkcs11Module>& module() const { return m_writer->module(); }
    VirtualReader& reader(std::size_t index) { return m_readers.at(index); }

    /// The serial that the next new card will have, as PKCS#11 says it.
    std::string nextSerial() const {
        constexpr std::string_view kHex = "0123456789abcdef";
        const std::uint8_t next = static_cast<std::uint8_t>(m_cards + 1);
        return std::string{"10203040506070"} + kHex[next >> 4] + kHex[next & 15];
    }
    /// A new card in place of what is in the reader; returns when PC/SC has noticed both.
    std::shared_ptr<SimulatedCard> insertBlank(std::size_t index) {
        if (reader(index).hasCard())
            remove(index);
        ++m_cards;
        auto card =
            std::make_shared<SimulatedCard>(Bytes{0, 0, 0x10, 0x20, 0x30, 0x40, 0x50, 0x60, 0x70, m_cards});
        insert(index, card);
        return card;
    }
    void insert(std::size_t index, std::shared_ptr<SimulatedCard> card) {
        waitUntilNoticed(); // that the one before was pulled
        if (reader(index).commands() > 0)
            std::this_thread::sleep_for(kHand);
        reader(index).insert(std::move(card));
        waitUntilNoticed();
    }
    void remove(std::size_t index) {
        reader(index).remove();
        waitUntilNoticed();
    }
    /// Until PC/SC shows what is in the readers, after something was wrong with it.
    void settle() { waitUntilNoticed(); }

private:
    /// From one card to the next in a reader. pcscd looks every 400 ms; if between two looks a program that ends
    /// finds that its card is gone, pcscd says so, but its next look has to see it, too: where the next card is in
    /// already by then, the reader is taken for empty until that one is pulled.
    static constexpr std::chrono::milliseconds kHand{1000};

    std::size_t inserted() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(m_readers, [](const VirtualReader& each) { return each.hasCard(); }));
    }
    void waitUntilNoticed() {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{10};
        auto present = m_writer->cards();
        while (!present || present->size() != inserted()) {
            BOOST_REQUIRE_MESSAGE(std::chrono::steady_clock::now() < deadline,
                                  "PC/SC does not notice that there are "
                                      << inserted() << " cards: "
                                      << (present ? std::to_string(present->size()) : explain(present.error())));
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
            present = m_writer->cards();
        }
    }

    PrivatePcscd m_daemon;
    std::array<VirtualReader, 2> m_readers{{{m_daemon, 0}, {m_daemon, 1}}};
    std::unique_ptr<card::Pkcs11CardWriter> m_writer = valueOf(card::Pkcs11CardWriter::open(
        valueOf(card::readCardProfile(RAPOINT_SOURCE_DIR "/assets/cards/myeid.toml"))));
    std::uint8_t m_cards = 0;
};

/// Where pcscd cannot run, every case says why and is skipped.
struct SkippedWithoutPcsc {
    boost::test_tools::assertion_result operator()(boost::unit_test::test_unit_id) const {
        const auto reason = PrivatePcscd::obstacle();
        boost::test_tools::assertion_result result{!reason.has_value()};
        result.message() << reason.value_or("");
        if (reason)
            std::cerr << "PC/SC is skipped: " << *reason << '\n';
        return result;
    }
};

} // namespace rapoint::test
