#pragma once

#include "station/ports/card_writer.h"

#include <string>
#include <vector>

namespace rapoint::test {

/// A provider of cards that the contract is run over: a writer, as many blank cards as are asked for, and PINs
/// that they take.
class CardProvider {
public:
    virtual ~CardProvider() = default;

    /// A blank card is in a reader afterwards; whether earlier ones stay is the provider's affair.
    virtual CardWriter& withBlankCard() = 0;

    std::string soPin;
    std::string pin;
    std::string otherPin;
    std::vector<KeyType> keyTypes;
    int triesUntilLocked = 0; ///< 0: the provider's PINs never lock
};

/// The contract of the CardWriter port, the same for every provider. Each check takes a blank card of its own and
/// reports through Boost.Test.
void checkWholePersonalisation(CardProvider& provider, KeyType type);
void checkBlankCardsAreTakenOnce(CardProvider& provider);
void checkPinsAreSetVerifiedAndChanged(CardProvider& provider);
void checkWrongPinsLock(CardProvider& provider);
void checkPinsAreUnblocked(CardProvider& provider);
void checkCardsAreErased(CardProvider& provider);
void checkKeysAreFoundAndErased(CardProvider& provider);
void checkCertificatesFitTheirKeys(CardProvider& provider);
void checkOtherCardsAreRefused(CardProvider& provider);
void checkUnfitInputIsRefused(CardProvider& provider);

/// All of them, the one on locking where PINs lock.
void checkCardWriterContract(CardProvider& provider);

} // namespace rapoint::test
