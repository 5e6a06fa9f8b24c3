#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace rapoint::app {

/// What a demonstration is asked to show.
struct DemoOptions {
    std::string provider = "cencert";
    std::string mode = "desk";
    std::vector<std::filesystem::path> document; ///< a picture of each page; empty: the built-in specimen
    std::filesystem::path prefill; ///< JSON; empty: the built-in visit, or a walk-in if a document is given
    std::string asOf;              ///< "2012-06-01"; empty: today
    std::filesystem::path work;    ///< empty: a new temporary directory
    bool offline = false;
    std::vector<std::string> corrections; ///< "field=value"
    std::string deferral;
    std::string payment = "cash";
    std::string signing = "wet-ink";
    std::string pinWay = "envelope"; ///< or "online-after-identity-check"
};

} // namespace rapoint::app
