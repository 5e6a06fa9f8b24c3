#include "kiosk-ui/model/dialog_parts.h"

#include <algorithm>

namespace rapoint::kiosk_ui {

namespace {

Page showReference(const DialogInput& input) {
    Page page = pageFor(input, "reference", "search");
    page.fields.push_back({.name = "reference",
                           .label = {.id = "field.reference"},
                           .value = valueIn(input.form, "reference"),
                           .longest = 40});
    page.primary = button("find");
    page.secondary = endings(false);
    page.secondary.push_back(button("show-code"));
    const StepSpec* const step = stepOf(input);
    if (step == nullptr || std::ranges::count(step->ways, "walk-in") > 0)
        page.secondary.insert(page.secondary.begin() + 1, button("walk-in"));
    return page;
}

Outcome pressReference(const DialogInput& input, const Action& action) {
    if (action.is("walk-in"))
        return Answer{WalkIn{}};
    if (action.is("show-code"))
        return Answer{CodeShown{}};
    if (!action.is("find"))
        return endingPressed(action);
    const std::string reference = valueIn(input.form, "reference");
    if (reference.empty())
        return FieldErrors{{"reference", {.id = "error.reference"}}};
    return Answer{ReferenceGiven{reference}};
}

Page showProduct(const DialogInput& input) {
    Page page = pageFor(input, "product", "card");
    for (const Product& product : input.profile.products)
        page.choices.push_back({.group = "product",
                                .value = product.id,
                                .label = literal(product.name),
                                .icon = "card",
                                .chosen = valueIn(input.form, "product") == product.id});
    page.primary = Button{"choose", {.id = "action.continue"}};
    page.secondary = endings(false);
    return page;
}

Outcome pressProduct(const DialogInput& input, const Action& action) {
    if (!action.is("choose"))
        return endingPressed(action);
    const std::string product = valueIn(input.form, "product");
    if (product.empty())
        return FieldErrors{{"product", {.id = "error.choose"}}};
    return Answer{Correction{"product", product, "the product applied for is not offered"}};
}

} // namespace

std::vector<Dialog> applicationDialogs() {
    return {{"reference", &showReference, &pressReference}, {"product", &showProduct, &pressProduct}};
}

} // namespace rapoint::kiosk_ui
