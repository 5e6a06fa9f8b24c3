#pragma once

#include "printing/paper/template_paper_maker.h"
#include "tests/support/temporary_directory.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace rapoint::tests {

inline const char* const kTemplates = RAPOINT_SOURCE_DIR "/assets/contracts";
inline const std::string kCase = "019aa8f2-7a3c-7d10-9b1e-5f2c3a4b5d6e";

/// What a visit puts into the sheets of cencert.
inline SheetData visit() {
    SheetData data;
    data.qr = kCase;
    data.values = {{"caseId", kCase},
                   {"reference", "CC-2026-000123"},
                   {"surname", "BRZĘCZYSZCZYKIEWICZ-ŻÓŁĆ"},
                   {"givenNames", "Łukasz <b>&amp;"},
                   {"documentNumber", "ZS0000177"},
                   {"nationalNumber", "72033012347"},
                   {"email", "lukasz@example.org"},
                   {"product", "qualified-card"},
                   {"validity", "730"},
                   {"officer", "Anna Śliwińska"},
                   {"provider", "CenCert"},
                   {"cardSerial", "0123456789ABCDEF"},
                   {"envelopeSerial", "E-0000042"},
                   {"nobodyUsesThis", "x"}};
    data.local = {{"birthDate", *dateFromText("1972-03-30")},
                  {"nationality", CountryCode{"POL"}},
                  {"productName", Term{"product.qualified-card"}},
                  {"price", Money{134900, "PLN"}},
                  {"date", *dateFromText("2026-11-22")}};
    data.conditions = {{"paid", true},           {"paid-cash", true},         {"paid-card", false},
                       {"paid-transfer", false}, {"payment-deferred", false}, {"has-national-number", true},
                       {"has-email", true}};
    return data;
}

/// A sheet of the assets as PDF; the test ends with the fault of one that cannot be made.
inline Bytes rendered(const std::string& name, const std::vector<std::string>& languages, const SheetData& data) {
    printing::TemplatePaperMaker maker{kTemplates};
    auto pdf = maker.render(name, languages, data);
    BOOST_REQUIRE_MESSAGE(pdf, explain(pdf ? Fault{} : pdf.error()));
    return std::move(*pdf);
}

/// The same with its numbered copies behind it.
inline std::vector<Bytes> renderedCopies(const std::string& name, const std::vector<std::string>& languages,
                                         const SheetData& data, int copies) {
    printing::TemplatePaperMaker maker{kTemplates};
    auto sheets = maker.renderCopies(name, languages, data, copies);
    BOOST_REQUIRE_MESSAGE(sheets, explain(sheets ? Fault{} : sheets.error()));
    return std::move(*sheets);
}

inline bool contains(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

/// Languages of one made-up template in a directory of their own.
struct TemplateFolder {
    void write(const std::string& language, const std::string& text) const {
        std::filesystem::create_directories(directory.path() / "p");
        std::ofstream{directory.path() / "p" / ("k." + language + ".txt")} << text;
    }
    Result<Bytes> render(const std::vector<std::string>& languages, const SheetData& data = {}) const {
        return printing::TemplatePaperMaker{directory.path()}.render("p/k", languages, data);
    }
    TemporaryDirectory directory;
};

} // namespace rapoint::tests
