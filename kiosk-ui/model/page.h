#pragma once

#include "kiosk-ui/model/action.h"
#include "kiosk-ui/model/text.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace rapoint::kiosk_ui {

// What one page shows and takes, without a toolkit. A page asks for one decision.

/// How something stands; shown as shape, word and colour, never as colour alone.
enum class Mark { None, Good, Attention, Bad };

/// Something that happened, above the page's own content.
struct Notice {
    Mark mark = Mark::Bad;
    Text text;
    std::optional<Text> advice{};
    std::optional<Text> more{}; ///< how many tries are left
    std::string detail{};       ///< for the operator; English, without personal data

    bool operator==(const Notice&) const = default;
};

/// A picture that is shown, four bytes a pixel (blue, green, red, unused). Two are the same if they are one.
struct ShownPicture {
    Text label;
    int width = 0;
    int height = 0;
    std::shared_ptr<const std::vector<std::uint8_t>> pixels{};

    bool operator==(const ShownPicture&) const = default;
};

/// Something that can be pressed.
struct Button {
    Action action; ///< what Session::press takes
    Text label;
    bool enabled = true;
    std::optional<Text> detail{};
    std::string icon{};

    bool operator==(const Button&) const = default;
};
/// The button for this action, with the label "action.NAME".
inline Button button(const std::string& name) {
    return {.action = name, .label = {.id = "action." + name}};
}

/// A line of a table: what is shown, and what can be done about it.
struct Row {
    Text label;
    Text value;
    std::optional<Text> other{};                        ///< beside the value: what the document says
    Text valueHeading{.id = "differences.application"}; ///< over the value, where there is another
    Text otherHeading{.id = "differences.document"};
    Mark mark = Mark::None;
    std::optional<Text> remark{};
    std::optional<Button> button{};
    std::optional<ShownPicture> picture{}; ///< small, before the label

    bool operator==(const Row&) const = default;
};

enum class Keyboard { Words, Digits, None };

/// Something to be typed.
struct Field {
    std::string name;
    Text label;
    std::string value{};
    std::optional<Text> error{};
    Keyboard keyboard = Keyboard::Words;
    std::size_t longest = 80;

    bool operator==(const Field&) const = default;
};

/// One of several in a group; choosing it decides nothing yet.
struct Choice {
    std::string group;
    std::string value;
    Text label;
    std::optional<Text> detail{};
    std::string icon{};
    bool chosen = false;

    bool operator==(const Choice&) const = default;
};

/// Something to be looked at and answered with yes or no.
struct Check {
    std::string name;
    Text label;
    Text detail;
    bool byChance = false; ///< picked at random
    std::optional<bool> answer{};

    bool operator==(const Check&) const = default;
};

enum class TaskState { Waiting, Running, Done };

/// One step of the station's own work.
struct Task {
    Text label;
    TaskState state = TaskState::Waiting;

    bool operator==(const Task&) const = default;
};

/// Where a PIN is entered: the digits themselves are in no page.
struct PinField {
    Text label;
    std::size_t entered = 0;
    std::size_t longest = 8;
    std::string order = "1234567890"; ///< of the digits on the pad

    bool operator==(const PinField&) const = default;
};

/// Where somebody signs by hand; the strokes themselves are in no page.
struct PenField {
    Text label;
    std::size_t strokes = 0;

    bool operator==(const PenField&) const = default;
};

struct Page {
    std::string name;
    std::string icon{};
    Text title{};
    std::optional<Text> lead{};
    std::optional<Text> hint{}; ///< beside what is to be entered
    std::optional<Notice> notice{};
    std::vector<Row> rows{};
    std::vector<Button> tiles{}; ///< large buttons in the middle
    std::vector<Choice> choices{};
    std::vector<Check> checks{};
    std::vector<Field> fields{};
    std::vector<Task> tasks{};
    std::optional<PinField> pin{};
    std::optional<PenField> pen{};
    bool isDocument = false;              ///< its pictures are pages to be read, one below the other
    std::vector<ShownPicture> pictures{}; ///< side by side
    bool camera = false;                  ///< shows what the camera sees
    std::optional<Button> primary{};
    std::vector<Button> secondary{};
    std::optional<int> stage{}; ///< index into stages(), of the visit that goes on

    bool operator==(const Page&) const = default;
};

} // namespace rapoint::kiosk_ui
