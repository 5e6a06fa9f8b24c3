#pragma once

#include "station/journey/word_spec.h"

namespace rapoint {

// The vocabulary's table in pieces by topic, for vocabulary.cpp alone.

std::vector<WordSpec> accountWords();      ///< sign-up and what is confirmed by e-mail and telephone
std::vector<WordSpec> orderWords();        ///< order and forms
std::vector<WordSpec> paperWords();        ///< papers of the applicant and of an organisation
std::vector<WordSpec> documentWords();     ///< identity document: pages, zone, chip
std::vector<WordSpec> checkWords();        ///< data, security features and face compared
std::vector<WordSpec> remoteWords();       ///< consent and identification from afar
std::vector<WordSpec> agreementWords();    ///< payment and contract
std::vector<WordSpec> confirmationWords(); ///< documents sent out, courier, confirmation document
std::vector<WordSpec> decisionWords();     ///< approval, clarification, refusal
std::vector<WordSpec> keyWords();          ///< card and key
std::vector<WordSpec> pinWords();          ///< PIN, envelope, activation
std::vector<WordSpec> certificateWords();  ///< certificate and hand-over
std::vector<WordSpec> recordWords();       ///< package, notices, renewal, the end
std::vector<WordSpec> personalDataWords(); ///< requests of a person about his or her data

/// The parameters of a word that takes or judges a picture of a document: what the picture must at least have,
/// after the word's others.
std::vector<ParameterSpec> withPictureMinimum(std::vector<ParameterSpec> others);

} // namespace rapoint
