#include "sync/central/messages/holder_words.h"

#include "station/base/secret.h"

#include <algorithm>
#include <array>

namespace rapoint::sync {

namespace {

/// One language's messages; %1 and %2 stand for what is put in.
struct HolderWords {
    std::string_view language;
    std::string_view linkSubject;
    std::string_view linkText; ///< %1 the link, %2 the last day
    std::string_view transportSubject;
    std::string_view transportText; ///< the same
    std::string_view codeSubject;
    std::string_view codeText; ///< %1 minutes, %2 the contract's digest; the code stands above
};

constexpr std::array<HolderWords, 6> kWords{{
    {"en", "PIN and PUK of your card",
     "PIN and PUK of your card wait for you here:\n\n%1\n\nYou need the generation code from the letter that came "
     "with the card. They are shown once. After three wrong codes, and after %2, the link is closed.\n",
     "Transport PIN of your card",
     "The transport PIN of your card waits for you here:\n\n%1\n\nYou need the number of the identity document "
     "that you showed, and your date of birth. The PIN is shown once. After three wrong answers, and after %2, "
     "the link is closed. With this PIN you set a PIN and a PUK of your own.\n",
     "Code for signing your contract",
     "This code signs the contract that is shown to you. It is good for %1 minutes. Give it to nobody, and enter "
     "it "
     "only if you have read the contract and agree.\nContract (SHA-256): %2\n"},
    {"pl", "PIN i PUK do karty",
     "PIN i PUK do Twojej karty czekają tutaj:\n\n%1\n\nPotrzebny jest kod z listu dołączonego do karty. PIN i "
     "PUK "
     "są pokazywane jeden raz. Po trzech błędnych kodach oraz po dniu %2 odnośnik zostaje zamknięty.\n",
     "Kod transportowy do karty",
     "Kod transportowy do Twojej karty czeka tutaj:\n\n%1\n\nPotrzebny jest numer okazanego dokumentu tożsamości "
     "i data urodzenia. Kod jest pokazywany jeden raz. Po trzech błędnych odpowiedziach oraz po dniu %2 odnośnik "
     "zostaje zamknięty. Tym kodem nadasz karcie własny PIN i PUK.\n",
     "Kod do podpisania umowy",
     "Tym kodem podpisuje się umowę, która jest Ci pokazywana. Kod jest ważny %1 min. Nie podawaj go nikomu i "
     "wpisz "
     "go tylko wtedy, gdy znasz treść umowy i ją akceptujesz.\nUmowa (SHA-256): %2\n"},
    {"bg", "ПИН и PUK на картата",
     "ПИН и PUK на Вашата карта Ви очакват тук:\n\n%1\n\nНеобходим е кодът от писмото, получено с картата. Те се "
     "показват само веднъж. След три грешни кода и след %2 връзката се затваря.\n",
     "Транспортен ПИН на картата",
     "Транспортният ПИН на Вашата карта Ви очаква тук:\n\n%1\n\nНеобходими са номерът на показания документ за "
     "самоличност и датата Ви на раждане. ПИН се показва само веднъж. След три грешни отговора и след %2 връзката "
     "се затваря. С този ПИН задавате собствени ПИН и PUK.\n",
     "Код за подписване на договора",
     "С този код се подписва договорът, който Ви е показан. Кодът важи %1 мин. Не го давайте на никого и го "
     "въведете само ако сте прочели договора и сте съгласни.\nДоговор (SHA-256): %2\n"},
    {"ro", "PIN și PUK ale cardului",
     "PIN-ul și PUK-ul cardului vă așteaptă aici:\n\n%1\n\nAveți nevoie de codul din scrisoarea primită împreună "
     "cu "
     "cardul. Ele se afișează o singură dată. După trei coduri greșite și după %2, linkul se închide.\n",
     "PIN-ul de transport al cardului",
     "PIN-ul de transport al cardului vă așteaptă aici:\n\n%1\n\nAveți nevoie de numărul documentului de "
     "identitate prezentat și de data nașterii. PIN-ul se afișează o singură dată. După trei răspunsuri greșite "
     "și după %2, linkul se închide. Cu acest PIN vă stabiliți PIN-ul și PUK-ul proprii.\n",
     "Cod pentru semnarea contractului",
     "Cu acest cod se semnează contractul care vă este arătat. Codul este valabil %1 min. Nu îl dați nimănui și "
     "introduceți-l numai dacă ați citit contractul și sunteți de acord.\nContract (SHA-256): %2\n"},
    {"uk", "PIN і PUK картки",
     "PIN і PUK вашої картки чекають тут:\n\n%1\n\nПотрібен код із листа, доданого до картки. Їх показують один "
     "раз. Після трьох хибних кодів і після %2 посилання закривається.\n",
     "Транспортний PIN картки",
     "Транспортний PIN вашої картки чекає тут:\n\n%1\n\nПотрібні номер пред'явленого документа і дата народження. "
     "PIN показують один раз. Після трьох хибних відповідей і після %2 посилання закривається. Цим PIN ви "
     "встановите власні PIN і PUK.\n",
     "Код для підписання договору",
     "Цим кодом підписується договір, який вам показано. Код дійсний %1 хв. Нікому його не передавайте і вводьте "
     "лише тоді, коли прочитали договір і згодні з ним.\nДоговір (SHA-256): %2\n"},
    {"sl", "PIN in PUK kartice",
     "PIN in PUK vaše kartice vas čakata tukaj:\n\n%1\n\nPotrebujete kodo iz pisma, ki je prišlo s kartico. "
     "Prikažeta se enkrat. Po treh napačnih kodah in po %2 se povezava zapre.\n",
     "Transportna koda PIN kartice",
     "Transportna koda PIN vaše kartice vas čaka tukaj:\n\n%1\n\nPotrebujete številko pokazanega osebnega "
     "dokumenta in datum rojstva. Koda se prikaže enkrat. Po treh napačnih odgovorih in po %2 se povezava zapre. "
     "S to kodo nastavite svoja PIN in PUK.\n",
     "Koda za podpis pogodbe",
     "S to kodo se podpiše pogodba, ki vam je prikazana. Koda velja %1 min. Ne dajte je nikomur in jo vnesite "
     "samo, "
     "če ste pogodbo prebrali in se z njo strinjate.\nPogodba (SHA-256): %2\n"},
}};

const HolderWords& wordsIn(std::string_view language) {
    const auto* const at = std::ranges::find(kWords, language, &HolderWords::language);
    return at == kWords.end() ? kWords.front() : *at;
}

std::string filled(std::string_view text, const std::string& first, const std::string& second) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '%' && i + 1 < text.size())
            out += text[++i] == '1' ? first : second;
        else
            out += text[i];
    return out;
}

} // namespace

bool hasHolderWords(std::string_view language) {
    return std::ranges::count(kWords, language, &HolderWords::language) > 0;
}

MailMessage pinLinkMail(std::string_view language, const std::string& to, const PinLink& link) {
    const HolderWords& words = wordsIn(language);
    const bool transport = link.opensWith == ReleaseKey::Identity;
    const Date lastDay{std::chrono::floor<std::chrono::days>(link.until)};
    const std::string text =
        filled(transport ? words.transportText : words.linkText, link.address, toText(lastDay));
    return {to, std::string{transport ? words.transportSubject : words.linkSubject},
            Secret::copyOf(bytesOf(text))};
}

MailMessage signingCodeMail(std::string_view language, const std::string& to, const Secret& code,
                            const std::string& contract, std::chrono::minutes life) {
    const HolderWords& words = wordsIn(language);
    const std::string text = filled(words.codeText, std::to_string(life.count()), contract);
    return {to, std::string{words.codeSubject}, joined({code.bytes(), bytesOf("\n\n"), bytesOf(text)})};
}

} // namespace rapoint::sync
