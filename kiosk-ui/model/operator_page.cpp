#include "kiosk-ui/model/operator_page.h"

namespace rapoint::kiosk_ui {

std::span<const OperatorPage> operatorPages() {
    static const std::vector<OperatorPage> all = [] {
        std::vector<OperatorPage> collected;
        for (auto part : {overviewPages, visitListPages, recordPages})
            for (const OperatorPage& page : part())
                collected.push_back(page);
        return collected;
    }();
    return all;
}

const OperatorPage* findOperatorPage(std::string_view name) {
    for (const OperatorPage& page : operatorPages())
        if (page.name == name)
            return &page;
    return nullptr;
}

} // namespace rapoint::kiosk_ui
