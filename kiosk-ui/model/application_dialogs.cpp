#include "kiosk-ui/model/dialog_parts.h"

#include <algorithm>

namespace rapoint::kiosk_ui {

namespace {

Page showReference(const Subject& subject) {
    Page page = pageFor(subject, "reference", "search");
    page.fields.push_back({.name = "reference",
                           .label = {.id = "field.reference"},
                           .value = valueIn(subject.form, "reference"),
                           .longest = 40});
    page.primary = Action{"find", {.id = "action.find"}};
    page.secondary = endings(false);
    page.secondary.push_back({.name = "show-code", .label = {.id = "action.show-code"}});
    const StepSpec* const step = stepOf(subject);
    if (step == nullptr || std::ranges::count(step->ways, "walk-in") > 0)
        page.secondary.insert(page.secondary.begin() + 1, {.name = "walk-in", .label = {.id = "action.walk-in"}});
    return page;
}

Outcome pressReference(const Subject& subject, std::string_view action) {
    if (action == "walk-in")
        return Answer{WalkIn{}};
    if (action == "show-code")
        return Answer{CodeShown{}};
    if (action != "find")
        return endingPressed(action);
    const std::string reference = valueIn(subject.form, "reference");
    if (reference.empty())
        return FieldErrors{{"reference", {.id = "error.reference"}}};
    return Answer{ReferenceGiven{reference}};
}

Page showProduct(const Subject& subject) {
    Page page = pageFor(subject, "product", "card");
    for (const Product& product : subject.profile.products)
        page.choices.push_back({.group = "product",
                                .value = product.id,
                                .label = literal(product.name),
                                .icon = "card",
                                .chosen = valueIn(subject.form, "product") == product.id});
    page.primary = Action{"choose", {.id = "action.continue"}};
    page.secondary = endings(false);
    return page;
}

Outcome pressProduct(const Subject& subject, std::string_view action) {
    if (action != "choose")
        return endingPressed(action);
    const std::string product = valueIn(subject.form, "product");
    if (product.empty())
        return FieldErrors{{"product", {.id = "error.choose"}}};
    return Answer{Correction{"product", product, "the product applied for is not offered"}};
}

} // namespace

std::vector<Dialog> applicationDialogs() {
    return {{"reference", &showReference, &pressReference}, {"product", &showProduct, &pressProduct}};
}

} // namespace rapoint::kiosk_ui
