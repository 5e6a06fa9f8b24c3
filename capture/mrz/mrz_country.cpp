#include "capture/mrz/mrz_layout.h"

#include "station/base/text.h"

#include <string>

namespace rapoint::capture {

namespace {

// ISO 3166-1 alpha-3, then the codes that ICAO 9303-3 section 5 parts B to D add, those of states that are gone
// but still printed (SUN, YUG, ZAR), and Utopia of the specimens.
constexpr std::string_view kCodes =
    " ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR"
    " BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG"
    " COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN"
    " FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG"
    " HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR"
    " KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD"
    " MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL"
    " NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN"
    " SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD"
    " TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR"
    " VNM VUT WLF WSM YEM ZAF ZMB ZWE D EUE GBD GBN GBO GBP GBS IAO NTZ RKS SUN UNA UNK UNO UTO XBA "
    "XCC XCE XCO XCT XDC XEC XES XIM XMP XOM XPO XXA XXB XXC XXX YUG ZAR ";

} // namespace

bool isMrzCountry(std::string_view code) {
    if (code.empty() || code.size() > 3 || code.find(' ') != std::string_view::npos)
        return false;
    return kCodes.find(" " + std::string{code} + " ") != std::string_view::npos;
}

const std::vector<std::string>& mrzCountries() {
    static const std::vector<std::string> codes = [] {
        std::vector<std::string> all;
        for (std::string& code : split(kCodes, ' '))
            if (!code.empty())
                all.push_back(code + std::string(3 - code.size(), '<'));
        return all;
    }();
    return codes;
}

} // namespace rapoint::capture
