// A template file: parsed, and bound with nothing and with something for its placeholders.
#include "printing/template/template_binding.h"
#include "printing/template/template_parser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto sheet = rapoint::printing::parseTemplate({reinterpret_cast<const char*>(data), size}, "fuzz");
    if (!sheet)
        return 0;
    rapoint::SheetData values;
    (void)rapoint::printing::bindBlocks(*sheet, values);
    for (const char* name : {"a", "caseId", "surname"})
        values.values[name] = "<&>";
    values.conditions = {{"paid", true}, {"a", false}};
    (void)rapoint::printing::bindBlocks(*sheet, values);
    (void)rapoint::printing::bindFooter(*sheet, values, {.page = 1, .pages = 2, .copy = 1, .copies = 2});
    (void)rapoint::printing::checkSameStructure(*sheet, *sheet);
    return 0;
}
