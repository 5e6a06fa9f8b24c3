#pragma once

#include "station/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace rapoint::printing {

/// Where what stands on the face of a card, in millimetres from its upper left corner. Read from a text file
/// (UTF-8) whose lines are
///   `// remark`
///   `@card WIDTH HEIGHT`
///   `@photo X Y WIDTH HEIGHT`
///   `@box X Y WIDTH HEIGHT GREY`              a filled area, 0 black to 100 white
///   `@text X Y WIDTH SIZE [bold] | TEXT`      SIZE in points, the line's top left corner at X Y; with
///   {{placeholders}}
struct CardFaceLayout {
    struct Area {
        double x = 0;
        double y = 0;
        double width = 0;
        double height = 0;
    };
    struct Box {
        Area area;
        double grey = 0;
    };
    struct Text {
        int line = 0; ///< of the file
        double x = 0;
        double y = 0;
        double width = 0;
        double size = 0;
        bool bold = false;
        std::string text;
    };
    std::string name; ///< of the file, for faults
    double width = 0;
    double height = 0;
    std::vector<Area> photos; ///< at most one
    std::vector<Box> boxes;
    std::vector<Text> texts;

    /// template-invalid names file and line: a mistake, or something that is not on the card.
    static Result<CardFaceLayout> parse(std::string_view text, const std::string& name);
};

} // namespace rapoint::printing
