#pragma once

#include "station/ports/card_writer.h"

#include <string>
#include <vector>

namespace rapoint::test {

/// What the contract needs to know of a provider: a writer with at least one blank card per check in reach, and
/// PINs that its cards take.
struct CardWriterBench {
    CardWriter& writer;
    std::string soPin;
    std::string pin;
    std::string otherPin;
    std::vector<KeyType> keyTypes;
};

/// The contract of the CardWriter port, the same for every provider. Each check takes a blank card of its own and
/// reports through Boost.Test.
void checkWholePersonalisation(const CardWriterBench& bench, KeyType type);
void checkBlankCardsAreTakenOnce(const CardWriterBench& bench);
void checkPinsAreSetVerifiedAndChanged(const CardWriterBench& bench);
void checkKeysAreFoundAndErased(const CardWriterBench& bench);
void checkCertificatesFitTheirKeys(const CardWriterBench& bench);
void checkOtherCardsAreRefused(const CardWriterBench& bench);
void checkUnfitInputIsRefused(const CardWriterBench& bench);

/// All of them.
void checkCardWriterContract(const CardWriterBench& bench);

} // namespace rapoint::test
