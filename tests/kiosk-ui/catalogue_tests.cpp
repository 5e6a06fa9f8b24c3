// The six catalogues against each other and against what the sources use: nothing missing, nothing unused, nothing
// too long for its place.
#include "kiosk-ui/model/language.h"
#include "kiosk-ui/model/operator_page.h"
#include "station/base/fault.h"
#include "station/base/text.h"
#include "station/identity/picture_quality.h"
#include "station/journey/profile_reader.h"
#include "station/journey/vocabulary.h"
#include "tests/kiosk-ui/catalogue.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <functional>
#include <regex>
#include <set>
#include <sstream>

namespace fs = std::filesystem;
using namespace rapoint;
using rapoint::test::CatalogueSource;

namespace {

const std::map<std::string, CatalogueSource>& catalogues() {
    static const std::map<std::string, CatalogueSource> all = [] {
        std::map<std::string, CatalogueSource> read;
        for (const kiosk_ui::Language& language : kiosk_ui::languages())
            read[std::string{language.code}] = CatalogueSource::read(
                fs::path{RAPOINT_SOURCE_DIR} / "assets/locale" / (std::string{language.code} + ".po"));
        return read;
    }();
    return all;
}

std::string sources() {
    std::ostringstream text;
    for (const char* const folder : {"kiosk-ui", "station/app"})
        for (const auto& entry : fs::recursive_directory_iterator{fs::path{RAPOINT_SOURCE_DIR} / folder})
            if (entry.is_regular_file())
                text << std::ifstream{entry.path()}.rdbuf() << '\n';
    return text.str();
}

void collect(const std::string& text, const char* pattern, const std::function<void(const std::string&)>& found) {
    const std::regex expression{pattern};
    for (std::sregex_iterator at{text.begin(), text.end(), expression}, end; at != end; ++at)
        found((*at)[1]);
}

/// What the sources name in full, or by the name of a page or an action.
std::set<std::string> namedIds() {
    const std::string text = sources();
    std::set<std::string> ids;
    collect(text, R"re(\.id = "([a-z][A-Za-z-]*(?:\.[A-Za-z-]+)+)")re", [&](const auto& id) { ids.insert(id); });
    collect(text, R"re((?:point : \{|, )?"(privacy\.[a-z]+)")re", [&](const auto& id) {
        ids.insert(id);
        ids.insert(id + "-text");
    });
    collect(text, R"re("(stage\.[a-z]+)")re", [&](const auto& id) { ids.insert(id); });
    collect(text, R"re(words\("([a-z.-]+)")re", [&](const auto& id) { ids.insert(id); });
    collect(text, R"re((?:plainPage|pinPage|pageFor|reasonPage|holderPage)\((?:input, )?"([a-z-]+)")re",
            [&](const auto& page) {
                ids.insert(page + ".title");
                ids.insert(page + ".lead");
            });
    for (const char* const page :
         {"welcome", "start", "camera-contract", "camera-document", "camera-code", "camera-face"}) {
        ids.insert(std::string{page} + ".title");
        ids.insert(std::string{page} + ".lead");
    }
    collect(text, R"re(reasonPage\(input, "([a-z-]+)")re",
            [&](const auto& page) { ids.insert("action." + page); });
    for (const kiosk_ui::OperatorPage& page : kiosk_ui::operatorPages()) {
        ids.insert(std::string{page.name} + ".title");
        ids.insert(std::string{page.name} + ".lead");
    }
    for (const char* const page : {"reference", "differences", "confirm-data", "correct"})
        ids.insert(std::string{page} + ".alone");
    for (const char* const action : {"finish", "to-work-list", "send-again", "go-on"})
        ids.insert(std::string{"action."} + action);
    collect(text, R"re(\bbutton\("([a-z-]+)"\))re", [&](const auto& action) { ids.insert("action." + action); });
    return ids;
}

/// What the tables of the program and the providers' profiles say has to have words.
std::set<std::string> idsOfTables() {
    std::set<std::string> ids;
    for (int i = 0; i <= static_cast<int>(kLastFaultCode); ++i) {
        const FaultRow& row = rowOf(static_cast<FaultCode>(i));
        ids.insert("fault." + std::string{row.name});
        ids.insert("remedy." + std::string{nameOf(row.remedy)});
    }
    for (const WordSpec& word : vocabulary())
        ids.insert("step." + std::string{word.word});
    for (const bool pageSeen : {false, true}) {
        const PictureQuality worst{.dotsPerInch = pageSeen ? 1 : 0,
                                   .edgeMicrometres = kNoEdgeMicrometres,
                                   .burntPermille = 1000,
                                   .glarePermille = 1000,
                                   .jpegQuality = 1};
        for (const QualityLack& lack : lacksOf(worst, {}))
            ids.insert("quality." + std::string{lack.what});
    }
    for (const std::string_view role : knownRoles())
        ids.insert("role." + std::string{role});
    for (const auto& entry : fs::directory_iterator{fs::path{RAPOINT_SOURCE_DIR} / "assets/providers"}) {
        std::ifstream in{entry.path()};
        std::ostringstream text;
        text << in.rdbuf();
        collect(text.str(), R"re(\nfeatures = \[(.*)\])re", [&](const std::string& list) {
            collect(list, R"re("([a-z-]+)")re", [&](const std::string& feature) {
                ids.insert("feature." + feature);
                ids.insert("feature-hint." + feature);
            });
        });
    }
    return ids;
}

/// Families whose members are put together in the program from words of the core.
bool isOfOpenFamily(const std::string& id) {
    for (const char* const family : {"problem.", "reason.", "guidance.", "device.", "way.", "way-hint.", "field.",
                                     "mark.", "mode.", "quality.", "weak.", "mail."})
        if (id.starts_with(family))
            return true;
    return false;
}

std::size_t lengthOf(const std::string& text) {
    return fromUtf8(text).value_or(std::u32string{}).size();
}

/// How many characters fit where texts of this id stand.
std::size_t roomFor(const std::string& id) {
    const std::pair<const char*, std::size_t> rooms[] = {
        {"action.", 26}, {"header.", 26},  {"stage.", 16}, {"key.", 16},    {"answer.", 12},
        {"fault.", 44},  {"remedy.", 60},  {"step.", 40},  {"status.", 26}, {"demo.", 60},
        {"field.", 46},  {"problem.", 46}, {"mail.", 600}};
    for (const auto& [prefix, room] : rooms)
        if (id.starts_with(prefix))
            return room;
    return id.ends_with(".title") ? 46 : 125;
}

std::set<std::string> placesIn(const std::string& text) {
    std::set<std::string> places;
    collect(text, R"re(\{([a-z]+)\})re", [&](const std::string& place) { places.insert(place); });
    return places;
}

} // namespace

BOOST_AUTO_TEST_SUITE(catalogue_tests)

BOOST_AUTO_TEST_CASE(every_language_has_the_same_ids) {
    const CatalogueSource& english = catalogues().at("en");
    BOOST_TEST(english.texts.size() > 300U);
    for (const auto& [language, catalogue] : catalogues()) {
        for (const auto& [id, texts] : english.texts)
            BOOST_TEST(catalogue.texts.contains(id), language << " lacks " << id);
        for (const auto& [id, texts] : catalogue.texts)
            BOOST_TEST(english.texts.contains(id), language << " has " << id << ", English does not");
    }
}

BOOST_AUTO_TEST_CASE(no_text_is_empty_and_plurals_have_all_their_forms) {
    for (const auto& [language, catalogue] : catalogues())
        for (const auto& [id, texts] : catalogue.texts) {
            const bool plural = catalogue.isPlural.contains(id);
            BOOST_TEST(texts.size() == (plural ? catalogue.pluralForms : 1U), language << ' ' << id);
            for (const std::string& text : texts)
                BOOST_TEST(!text.empty(), language << ' ' << id);
        }
}

BOOST_AUTO_TEST_CASE(what_the_program_names_is_there) {
    const CatalogueSource& english = catalogues().at("en");
    std::set<std::string> wanted = namedIds();
    wanted.merge(idsOfTables());
    for (const std::string& id : wanted)
        BOOST_TEST(english.texts.contains(id), "missing: " << id);
}

BOOST_AUTO_TEST_CASE(what_is_there_is_used) {
    std::set<std::string> wanted = namedIds();
    wanted.merge(idsOfTables());
    const std::string text = sources();
    for (const auto& [id, texts] : catalogues().at("en").texts)
        BOOST_TEST((wanted.contains(id) || isOfOpenFamily(id) || text.find('"' + id + '"') != std::string::npos),
                   "unused: " << id);
}

BOOST_AUTO_TEST_CASE(no_text_is_too_long_for_its_place) {
    for (const auto& [language, catalogue] : catalogues())
        for (const auto& [id, texts] : catalogue.texts)
            for (const std::string& text : texts)
                BOOST_TEST(lengthOf(text) <= roomFor(id), language << ' ' << id << " has " << lengthOf(text));
}

BOOST_AUTO_TEST_CASE(translations_have_the_same_places_to_be_filled) {
    const CatalogueSource& english = catalogues().at("en");
    for (const auto& [language, catalogue] : catalogues())
        for (const auto& [id, texts] : catalogue.texts)
            for (const std::string& text : texts)
                BOOST_TEST((placesIn(text) == placesIn(english.texts.at(id).front())), language << ' ' << id);
}

BOOST_AUTO_TEST_SUITE_END()
