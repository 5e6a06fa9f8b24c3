#pragma once

#include "printing/template/sheet_template.h"
#include "station/base/result.h"

#include <string>
#include <string_view>

namespace rapoint::printing {

/// Reads a template file (UTF-8). A line that starts with
///   `# `   is the title, `## ` a heading, `- ` or `1. ` an item; other lines are paragraphs up to an empty line;
///   `//`   is a remark;
///   `@title T`  the PDF's title, `@page a4|a5-landscape`, `@qr`, `@footer T` (with {{page}} and {{pages}}),
///   `@copies T` (with {{copy}} and {{copies}}: before the footer of a numbered copy, and only there),
///   `@letterhead L | R`, `@sign A | B | C` (one to three signatures; stays with what stands before it),
///   `@pagebreak`, `@pin`,
///   `@table` … `@end` has rows `label | value`, or up to four columns; `@keep` … `@end` stays on one page; `@when
///   [not] NAME` … `@end` is printed under that condition.
/// `**text**` is bold, `{{name}}` a placeholder. template-invalid names file and line; at most 256 KiB and 2000
/// blocks.
Result<SheetTemplate> parseTemplate(std::string_view text, const std::string& name);

} // namespace rapoint::printing
