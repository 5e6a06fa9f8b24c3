#pragma once

#include "station/journey/word_spec.h"

namespace rapoint {

// The vocabulary's table in pieces by topic, for vocabulary.cpp alone.

std::vector<WordSpec> applicationWords();    ///< sign-up, order, forms, papers
std::vector<WordSpec> identificationWords(); ///< documents, chip, face, video
std::vector<WordSpec> contractWords();       ///< payment, contract, decision
std::vector<WordSpec> cardWords();           ///< card, key, PIN, certificate
std::vector<WordSpec> recordWords();         ///< package, notices, renewal, personal data, the end

/// The parameters of a word that takes or judges a picture of a document: what the picture must at least have,
/// after the word's others.
std::vector<ParameterSpec> withPictureMinimum(std::vector<ParameterSpec> others);

} // namespace rapoint
