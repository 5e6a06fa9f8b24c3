#include "station/app/demo/demo_hint.h"

namespace rapoint::app {

std::optional<kiosk_ui::Text> demoHint(std::string_view page, const std::string& reference,
                                       const std::function<std::string(const char* role)>& pinOf) {
    using kiosk_ui::Text;
    if (page == "sign-in" || page == "locked")
        return Text{.id = "sign-in.demo-pin", .with = {{"pin", pinOf("inspector")}}};
    if (page == "approval" || page == "co-signature")
        return Text{.id = "sign-in.demo-pin", .with = {{"pin", pinOf("approver")}}};
    if (page == "reference" && !reference.empty())
        return Text{.id = "reference.demo", .with = {{"number", reference}}};
    return std::nullopt;
}

} // namespace rapoint::app
