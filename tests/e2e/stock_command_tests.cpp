#include "tests/e2e/demo_station.h"

#include <boost/test/unit_test.hpp>

#include <fstream>

namespace {

using namespace rapoint::test;
namespace fs = std::filesystem;

/// A station that made one visit, and its stock by the commands that people have for it.
struct StockStation : DemoStation {
    /// Runs `rapoint stock …` and requires this exit status.
    std::unique_ptr<DemoProgram> stock(std::vector<std::string> words, int status = 0) {
        words.insert(words.begin(), "stock");
        auto program = run(words);
        BOOST_CHECK_EQUAL(program->status(), status);
        return program;
    }
    Json balanceOf(const std::string& kind) {
        const auto checked = stock({"check"});
        for (const Json& line : checked->lines())
            if (line.value("kind", "") == kind)
                return line;
        return {};
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(stock_command_tests, StockStation)

BOOST_AUTO_TEST_CASE(a_visit_takes_a_card_and_an_envelope_out_of_the_stock) {
    for (const std::string kind : {"card", "envelope"}) {
        const Json balance = balanceOf(kind);
        BOOST_CHECK_EQUAL(balance.at("received"), 100);
        BOOST_CHECK_EQUAL(balance.at("issued"), 1);
        BOOST_CHECK_EQUAL(balance.at("free"), 99);
    }
    const auto issued = stock({"list", "--kind", "card", "--state", "issued"});
    BOOST_REQUIRE_EQUAL(issued->lines().size(), 1U);
    BOOST_CHECK_EQUAL(issued->lines().front().at("serial"), "C10000001");
    BOOST_CHECK(issued->lines().front().at("chip") != "");
    BOOST_CHECK(issued->lines().front().at("caseId") != "");
}

BOOST_AUTO_TEST_CASE(boxes_come_in_and_pieces_go_out_and_back) {
    stock({"receive", "card", "D-0001", "--count", "20"});
    stock({"receive", "card", "D-0020", "--count", "2"}, 2);
    std::ofstream{work() / "box.txt"} << "F-77\nF-78\r\n\nF-99\n";
    stock({"receive", "envelope", "--list", (work() / "box.txt").string()});
    stock({"take-out", "card", "D-0001", "--count", "5", "--by", "inspector-7"});
    stock({"return", "card", "D-0001", "--count", "3"});
    stock({"return", "card", "D-0001"}, 2);
    stock({"spoil", "card", "D-0006", "--reason", "bent"});
    stock({"return", "card", "D-0006", "--to-provider", "complaint"});
    const Json balance = balanceOf("card");
    BOOST_CHECK_EQUAL(balance.at("received"), 120);
    BOOST_CHECK_EQUAL(balance.at("out"), 2);
    BOOST_CHECK_EQUAL(balance.at("returned"), 1);
    BOOST_CHECK_EQUAL(balance.at("spoiled"), 0);
    BOOST_CHECK_EQUAL(balance.at("free"), 99 + 20 - 2 - 1);
    BOOST_CHECK_EQUAL(run({"audit", "verify"})->status(), 0);
}

BOOST_AUTO_TEST_CASE(a_count_names_what_is_missing_and_what_nobody_expects) {
    stock({"take-out", "card", "C10000050", "--count", "2", "--by", "anna"});
    stock({"count", "card", "C10000050", "--count", "2", "--by", "anna"});
    const auto counted = stock({"count", "card", "C10000051", "--count", "2", "--by", "anna"}, 3);
    BOOST_CHECK_EQUAL(counted->last("missing").at("missing").dump(), R"(["C10000050"])");
    BOOST_CHECK_EQUAL(counted->last("surplus").at("surplus").dump(), R"(["C10000052"])");
}

BOOST_AUTO_TEST_SUITE_END()
