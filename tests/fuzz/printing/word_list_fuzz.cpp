// A provider's words, and every kind of value written with them.
#include "printing/template/local_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint;
    const std::string text{reinterpret_cast<const char*>(data), size};
    (void)printing::LocalText{"pl", {}}.write(CountryCode{text.substr(0, 4)});
    (void)printing::LocalText{"uk", {}}.write(Money{static_cast<std::int64_t>(size) << 40, text.substr(0, 3)});
    const auto words = printing::parseWords(text, "fuzz");
    if (words)
        (void)printing::LocalText{"en", {*words}}.write(Term{"product.card"});
    return 0;
}
