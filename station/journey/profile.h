#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace rapoint {

/// The value of a step's parameter, as TOML has it.
using Parameter = std::variant<bool, std::int64_t, std::string, std::vector<std::string>>;

/// Until when a step has to be done, and where the journey goes if it is not (dueAt in route.h).
struct Deadline {
    std::chrono::minutes within{};
    std::string fallback; ///< id of a step
    std::string since;    ///< id of the step from whose end it counts; empty: from when this one's turn came
    bool operator==(const Deadline&) const = default;
};

/// One step of a journey.
struct StepSpec {
    int line = 0;                  ///< in the profile's file, 0 if it came from no file
    std::string id;                ///< unique in its journey; the word itself where the profile gives no id
    std::string word;              ///< of the vocabulary: "capture-document"
    std::string by;                ///< "applicant", "inspector", "approver", "holder", "central", "station"
    std::vector<std::string> at;   ///< "web", "desk", "mobile", "kiosk"
    std::vector<std::string> ways; ///< which of the word's ways are allowed, the first is preferred
    std::string when;              ///< a named guard (guards.h), or empty for always
    std::optional<Deadline> deadline;
    std::map<std::string, Parameter> parameters;
    std::map<std::string, std::string>
        exits; ///< exit → id of the step it leads to; "done" without an entry: the next (route.h)
    std::map<std::string, int> lines{}; ///< in the profile's file, of "ways" and the parameters
    bool operator==(const StepSpec&) const = default;
};

/// The ordered steps for one mode of work. A step's exit that has no target of its own has got the journey's.
struct Journey {
    int line = 0;
    std::string
        mode; ///< the station's "desk", "mobile", "kiosk", or one of the central's: "remote", "activation" …
    std::vector<StepSpec> steps;

    const StepSpec* find(const std::string& id) const {
        for (const StepSpec& step : steps)
            if (step.id == id)
                return &step;
        return nullptr;
    }
};

/// Lengths of the transport PIN and PUK that the station makes, not of the holder's own PIN.
struct PinPolicy {
    std::int64_t transportDigits = 6;
    std::int64_t pukLength = 8;
};

struct Product {
    std::string id;
    std::string name;
    std::string form;    ///< what the holder gets: "card", "token", "cloud", "document" (no key)
    std::string keyType; ///< "ec-p256" …; empty for a document
    std::int64_t validityDays = 0;
    std::int64_t priceMinor = 0;
    std::string currency;
};

/// A provider as data: everything that makes its flow different from another's. Read from
/// assets/providers/<id>.toml.
struct Profile {
    std::string id;
    std::string name;
    std::vector<std::string> languages;
    std::vector<Product> products;
    PinPolicy pin;
    std::vector<Journey> journeys;
    std::string digest; ///< SHA-256 of the file, hex
    std::string text{}; ///< the file, as it was read

    const Journey* journey(const std::string& mode) const {
        for (const Journey& journey : journeys)
            if (journey.mode == mode)
                return &journey;
        return nullptr;
    }
    const Product* product(const std::string& productId) const {
        for (const Product& product : products)
            if (product.id == productId)
                return &product;
        return nullptr;
    }
};

} // namespace rapoint
