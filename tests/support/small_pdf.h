#pragma once

#include "station/base/bytes.h"

#include <string>
#include <vector>

namespace rapoint::tests {

/// A whole PDF of one empty page of this size in points, made longer by that many bytes of remark.
inline Bytes smallPdf(double width, double height, std::size_t remark = 0) {
    std::string pdf = "%PDF-1.4\n%" + std::string(remark, 'x') + "\n";
    std::vector<std::size_t> places;
    for (const std::string& object :
         {std::string{"<</Type/Catalog/Pages 2 0 R>>"}, std::string{"<</Type/Pages/Kids[3 0 R]/Count 1>>"},
          "<</Type/Page/Parent 2 0 R/Resources<<>>/MediaBox[0 0 " + std::to_string(width) + " " +
              std::to_string(height) + "]>>"}) {
        places.push_back(pdf.size());
        pdf += std::to_string(places.size()) + " 0 obj" + object + "endobj\n";
    }
    const std::size_t table = pdf.size();
    pdf += "xref\n0 4\n0000000000 65535 f \n";
    for (const std::size_t place : places) {
        const std::string digits = std::to_string(place);
        pdf += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    pdf += "trailer<</Size 4/Root 1 0 R>>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    return {pdf.begin(), pdf.end()};
}

} // namespace rapoint::tests
