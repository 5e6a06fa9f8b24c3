#pragma once

#include "printing/escp/escp_status.h"

#include <string>
#include <string_view>
#include <vector>

namespace rapoint::printing {

/// A form for an impact printer, as data. Read from a text file (UTF-8) whose lines are
///   `// remark`
///   `@init HEX`              bytes that begin each form: reset, length of the form, code page
///   `@codepage NAME`         of the printer, as iconv(3) calls it: "CP852"
///   `@status Q | M S | M R`  how the printer is asked how it is (escp_status.h)
///   `@text LINE COLUMN TEXT` with the placeholders {{envelopeSerial}} and {{cardSerial}}
///   `@window LINE COLUMN`    where the lines of the window begin
///   `@pin LINE COLUMN`       where the PIN goes; nothing may stand behind it in its line
/// Lines and columns count from 1. A form without @status is refused: nobody would know what came out.
struct EscpForm {
    struct Text {
        std::size_t line = 1;
        std::size_t column = 1;
        std::string text;
    };
    Bytes init;
    std::string codePage;
    EscpStatus status;
    std::vector<Text> texts;
    Text window;
    Text pin;

    static constexpr std::size_t kMaxLines = 100;
    static constexpr std::size_t kMaxColumns = 160;

    /// template-invalid names file and line.
    static Result<EscpForm> parse(std::string_view text, const std::string& name);
};

/// What is sent for one form, complete but for the PIN: at `pinOffset` are kMaxPinLength blanks for it.
struct EscpPage {
    Bytes bytes;
    std::size_t pinOffset = 0;
};

/// The values of the placeholders and the window.
struct EscpValues {
    std::string envelopeSerial;
    std::string cardSerial;
    std::vector<std::string> windowLines;
};

/// input-invalid for a letter that the printer's code page has not got; template-invalid where texts run into each
/// other.
Result<EscpPage> escpPage(const EscpForm& form, const EscpValues& values);

} // namespace rapoint::printing
