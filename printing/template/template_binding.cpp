#include "printing/template/template_binding.h"

#include "printing/template/inline_text.h"
#include "station/base/text.h"

#include <algorithm>

namespace rapoint::printing {

namespace {

std::string lineOf(const SheetTemplate& sheet, int line) {
    return sheet.name + " line " + std::to_string(line);
}

Result<std::string> bound(const SheetTemplate& sheet, int line, const std::string& text, const ValueOf& valueOf) {
    BoundText result = bindText(text, valueOf);
    if (result.unbound)
        return failure(FaultCode::TemplateInvalid,
                       lineOf(sheet, line) + ": {{" + *result.unbound + "}} has no value");
    return std::move(result.markup);
}

ValueOf valuesOf(const SheetData& data) {
    return [&data](const std::string& name) {
        const auto found = data.values.find(name);
        return found == data.values.end() ? nullptr : &found->second;
    };
}

Result<bool> isPrinted(const SheetTemplate& sheet, const TemplateBlock& block, const SheetData& data) {
    bool printed = true;
    for (const Condition& condition : block.conditions) {
        const auto found = data.conditions.find(condition.name);
        if (found == data.conditions.end())
            return failure(FaultCode::TemplateInvalid,
                           lineOf(sheet, block.line) + ": condition " + condition.name + " is not decided");
        printed = printed && found->second == condition.holds;
    }
    return printed;
}

Result<> checkValues(const SheetData& data) {
    for (const auto& [name, value] : data.values) {
        const bool control = std::any_of(value.begin(), value.end(), [](char c) {
            return (static_cast<unsigned char>(c) < ' ' && c != '\n') || c == 0x7f;
        });
        if (control || !fromUtf8(value))
            return failure(FaultCode::InputInvalid, "the value of {{" + name + "}} cannot be printed");
    }
    return {};
}

/// "copy 1 of 2"; nothing where no copy is numbered. One that cannot say which it is, is not printed.
Result<std::string> bindCopies(const SheetTemplate& sheet, const FooterPlace& place) {
    if (place.copy == 0)
        return std::string{};
    if (sheet.copies.empty())
        return failure(FaultCode::TemplateInvalid, sheet.name + ": a numbered copy needs @copies");
    const std::string copy = std::to_string(place.copy);
    const std::string copies = std::to_string(place.copies);
    return bound(sheet, sheet.copiesLine, sheet.copies, [&](const std::string& name) -> const std::string* {
        if (name == "copy")
            return &copy;
        return name == "copies" ? &copies : nullptr;
    });
}

} // namespace

Result<std::vector<BoundBlock>> bindBlocks(const SheetTemplate& sheet, const SheetData& data) {
    RAPOINT_CHECK(checkValues(data));
    std::vector<BoundBlock> blocks;
    for (const TemplateBlock& block : sheet.blocks) {
        RAPOINT_TRY(const bool printed, isPrinted(sheet, block, data));
        if (!printed)
            continue;
        const bool constant = std::none_of(block.cells.begin(), block.cells.end(), [](const std::string& cell) {
            return cell.find("{{") != std::string::npos;
        });
        BoundBlock result{
            .kind = block.kind, .table = block.table, .keep = block.keep, .constant = constant, .cells = {}};
        for (const std::string& cell : block.cells) {
            RAPOINT_TRY(std::string markup, bound(sheet, block.line, cell, valuesOf(data)));
            result.cells.push_back(std::move(markup));
        }
        blocks.push_back(std::move(result));
    }
    return blocks;
}

Result<std::string> bindFooter(const SheetTemplate& sheet, const SheetData& data, const FooterPlace& place) {
    RAPOINT_TRY(const std::string mark, bindCopies(sheet, place));
    const std::string pageText = std::to_string(place.page);
    const std::string pagesText = std::to_string(place.pages);
    const ValueOf others = valuesOf(data);
    RAPOINT_TRY(const std::string footer,
                bound(sheet, sheet.footerLine, sheet.footer, [&](const std::string& name) -> const std::string* {
                    if (name == "page")
                        return &pageText;
                    return name == "pages" ? &pagesText : others(name);
                }));
    return mark.empty() || footer.empty() ? mark + footer : mark + " · " + footer;
}

Result<> checkSameStructure(const SheetTemplate& left, const SheetTemplate& right) {
    const auto differ = [](const TemplateBlock& a, const TemplateBlock& b) {
        return a.kind != b.kind || a.table != b.table || a.keep != b.keep || a.cells.size() != b.cells.size() ||
               a.conditions != b.conditions;
    };
    const std::size_t both = std::min(left.blocks.size(), right.blocks.size());
    for (std::size_t i = 0; i < both; ++i)
        if (differ(left.blocks[i], right.blocks[i]))
            return failure(FaultCode::TemplateInvalid, lineOf(left, left.blocks[i].line) + " and " +
                                                           lineOf(right, right.blocks[i].line) +
                                                           " are not the same kind of block");
    if (left.blocks.size() != right.blocks.size()) {
        const SheetTemplate& longer = left.blocks.size() > both ? left : right;
        return failure(FaultCode::TemplateInvalid,
                       lineOf(longer, longer.blocks[both].line) + " has no counterpart in the other language");
    }
    if (left.page != right.page || left.qr != right.qr)
        return failure(FaultCode::TemplateInvalid, left.name + " and " + right.name + " differ in @page or @qr");
    return {};
}

} // namespace rapoint::printing
