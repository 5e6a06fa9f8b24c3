#pragma once

#include "station/base/bytes.h"
#include "tests/support/temporary_directory.h"

#include <cstdio>
#include <fstream>
#include <string>

namespace rapoint::tests {

/// What `command FILE arguments` of an independent PDF program says about a PDF.
inline std::string pdfProbe(const std::string& command, ByteView pdf, const std::string& arguments = {}) {
    const TemporaryDirectory directory;
    const std::string file = (directory.path() / "probe.pdf").string();
    std::ofstream{file, std::ios::binary}.write(reinterpret_cast<const char*>(pdf.data()),
                                                static_cast<std::streamsize>(pdf.size()));
    std::string output;
    FILE* pipe = ::popen((command + " " + file + " " + arguments + " 2>&1").c_str(), "r");
    char buffer[4096];
    while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe))
        output.append(buffer, got);
    ::pclose(pipe);
    return output;
}

inline std::string textOfPdf(ByteView pdf) {
    return pdfProbe("pdftotext -layout", pdf, "-");
}

} // namespace rapoint::tests
