#include "station/journey/vocabulary_parts.h"

namespace rapoint {

namespace {

using enum ParameterKind;

std::vector<WordSpec> keyWords() {
    return {
        {.word = "acquire-device",
         .meaning = "the applicant has a card and a reader: bought from the provider, or brought",
         .by = {"applicant"},
         .at = {"web", "desk", "mobile", "post"},
         .ways = {"bought", "brought"},
         .exits = {"done"}},
        {.word = "personalise-card",
         .meaning = "a blank card gets its PIN, its key pair and the certification request",
         .by = {"inspector", "station", "central"},
         .at = {"desk", "mobile", "central"},
         .ways = {"inactive-transport-pin", "pin-and-puk"},
         .exits = {"done", "refused"},
         .irreversible = true},
        {.word = "print-card-face",
         .meaning = "the card's face gets the holder's picture, name and validity, and an officer looks at it",
         .by = {"inspector"},
         .at = {"desk", "mobile"},
         .exits = {"done", "refused", "replaced"},
         .irreversible = true},
        {.word = "generate-key-pair",
         .meaning = "the holder makes the key pair on the card and forms the electronic request",
         .by = {"holder", "applicant"},
         .at = {"own-device"},
         .exits = {"done", "failed"},
         .irreversible = true},
        {.word = "invite-to-cloud",
         .meaning = "the holder takes up the invitations: authorisation mechanism on the telephone, account",
         .by = {"holder", "applicant"},
         .at = {"web", "own-device"},
         .exits = {"done"},
         .parameters = {{"invitations", Texts, "in their order", true}}},
        {.word = "create-cloud-key",
         .meaning = "the key pair is made in the provider's signature device, under the holder's sole control",
         .by = {"central", "holder"},
         .at = {"central", "own-device"},
         .ways = {"automatic", "first-authorisation-code"},
         .exits = {"done", "failed"},
         .irreversible = true},
    };
}

std::vector<WordSpec> pinWords() {
    return {
        {.word = "deliver-pin",
         .meaning = "the PIN starts on its way to the holder, apart from the card",
         .by = {"inspector", "station", "central"},
         .at = {"desk", "mobile", "central"},
         .ways = {"envelope", "online-after-identity-check", "electronic-code"},
         .exits = {"done", "refused", "replaced"},
         .irreversible = true},
        {.word = "reveal-pin",
         .meaning = "the holder is shown the PIN after an identity check or against a generation code",
         .by = {"holder"},
         .at = {"web", "own-device"},
         .ways = {"online-after-identity-check", "electronic-code"},
         .exits = {"done", "blocked"},
         .parameters = {{"attempts", Number, "wrong tries before the link is blocked", true, 1, 10},
                        {"expires", Duration, "how long the link is good for", true}}},
        {.word = "activate-card",
         .meaning = "the holder replaces the transport PIN by a PIN and PUK of his or her own",
         .by = {"holder"},
         .at = {"own-device", "desk", "mobile"},
         .exits = {"done", "blocked"}},
        {.word = "hand-over",
         .meaning = "card and envelope are given to the holder against a receipt, both serials on record",
         .by = {"inspector"},
         .at = {"desk", "mobile"},
         .exits = {"done", "refused", "replaced"},
         .parameters = {{"receipt", Flag, "the holder gets a printed receipt"}},
         .irreversible = true},
        {.word = "ship-kit",
         .meaning = "a courier brings the kit to the holder",
         .by = {"central"},
         .at = {"central", "post"},
         .exits = {"done", "returned"},
         .parameters = {{"contents", Texts, "what is in the kit", true}},
         .irreversible = true,
         .waits = true},
    };
}

std::vector<WordSpec> certificateWords() {
    return {
        {.word = "issue-certificate",
         .meaning = "the certification authority issues the certificate for the proven key",
         .by = {"station", "central"},
         .at = {"desk", "mobile", "central"},
         .ways = {"cmp", "central"},
         .exits = {"done", "refused"},
         .parameters = {{"starts-before-expiry", Duration,
                         "a renewed one is issued this long before the old ends"}},
         .irreversible = true},
        {.word = "write-certificate",
         .meaning = "the certificate is written onto the card beside its key, read back and matched",
         .by = {"station", "inspector", "central", "holder"},
         .at = {"desk", "mobile", "central", "own-device"},
         .exits = {"done", "refused"},
         .parameters = {{"delete-old", Flag, "the certificate that it renews is removed"}},
         .irreversible = true},
        {.word = "download-certificate",
         .meaning = "the holder fetches the certificate with its issuer's: onto the card, or as a file",
         .by = {"holder"},
         .at = {"web", "own-device"},
         .ways = {"onto-card", "file"},
         .exits = {"done"},
         .parameters = {{"formats", Texts, "of the file: cer, der, crt"}},
         .irreversible = true},
        {.word = "revoke-certificate",
         .meaning = "a certificate whose card can no longer be used is revoked",
         .by = {"central", "station"},
         .at = {"central", "desk", "mobile"},
         .exits = {"done"},
         .irreversible = true},
    };
}

} // namespace

std::vector<WordSpec> cardWords() {
    std::vector<WordSpec> words = keyWords();
    for (const auto& part : {pinWords(), certificateWords()})
        words.insert(words.end(), part.begin(), part.end());
    return words;
}

} // namespace rapoint
