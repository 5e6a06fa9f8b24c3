// A form of an impact printer, filled in; and what a printer answers, which is all that is not in the form.
#include "printing/envelope/envelope_order.h"
#include "printing/escp/escp_form.h"
#include "printing/escp/escp_target.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace rapoint;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    (void)printing::EscpTarget::fromUri(text);
    (void)printing::EscpStatus::parse(text);
    const auto usual = printing::EscpStatus::parse("1d7201|9000|0c00");
    (void)usual->readyIn({data, size});
    const auto form = printing::EscpForm::parse(text, "fuzz");
    if (!form)
        return 0;
    (void)form->status.readyIn({data, size});
    const auto page = printing::escpPage(*form, {"E-1", "0123", {std::string{text.substr(0, 40)}, "x"}});
    if (page && page->pinOffset + printing::kMaxPinLength > page->bytes.size())
        std::abort();
    return 0;
}
