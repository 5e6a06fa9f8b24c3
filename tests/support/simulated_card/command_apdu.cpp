#include "tests/support/simulated_card/command_apdu.h"

namespace rapoint::test {

namespace {

/// What follows the header: Lc, data and Le in fields of one byte or of two.
bool readBody(ByteView body, std::size_t field, CommandApdu& command) {
    const auto number = [&](std::size_t at) {
        return field == 1 ? std::size_t{body[at]} : std::size_t{body[at]} << 8 | body[at + 1];
    };
    const auto setExpected = [&](std::size_t value) {
        command.expected = value == 0 ? (field == 1 ? 256 : 65536) : value;
    };
    if (body.size() == field) {
        setExpected(number(0));
        return true;
    }
    if (body.size() < field)
        return false;
    const std::size_t size = number(0);
    const std::size_t end = field + size;
    if (size == 0 || (body.size() != end && body.size() != end + field))
        return false;
    command.data.assign(body.begin() + static_cast<std::ptrdiff_t>(field),
                        body.begin() + static_cast<std::ptrdiff_t>(end));
    if (body.size() > end)
        setExpected(number(end));
    return true;
}

} // namespace

std::optional<CommandApdu> parseCommandApdu(ByteView bytes) {
    if (bytes.size() < 4)
        return std::nullopt;
    CommandApdu command{bytes[0], bytes[1], bytes[2], bytes[3], {}, 0};
    const ByteView body = bytes.subspan(4);
    if (body.empty())
        return command;
    const bool extended = body.size() > 2 && body[0] == 0;
    if (!readBody(extended ? body.subspan(1) : body, extended ? 2 : 1, command))
        return std::nullopt;
    return command;
}

} // namespace rapoint::test
