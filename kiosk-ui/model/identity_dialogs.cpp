#include "kiosk-ui/model/dialog_parts.h"
#include "station/case/data_comparison.h"

#include <array>

namespace rapoint::kiosk_ui {

namespace {

/// What is read out before somebody says that it is right.
constexpr std::array kConfirmedFields{
    "surname",        "givenNames", "birthDate", "nationality", "nationalNumber.value",
    "documentNumber", "email",      "product"};

Page showPicture(const DialogInput& input) {
    Page page = pageFor(input, "picture", "camera");
    page.primary = button("take-again");
    page.secondary = endings(false);
    return page;
}

Outcome pressPicture(const DialogInput&, const Action& action) {
    return action.is("take-again") ? Outcome{Answer{TakeAgain{}}} : endingPressed(action);
}

Button correction(const std::string& field, const char* label) {
    return {Action{"correct", FieldName{field}}, {.id = label}};
}

/// A national number is one thing to a reader; what is corrected is its value.
std::string correctable(const std::string& field) {
    return field == "nationalNumber" ? "nationalNumber.value" : field;
}

Row rowOfDifference(const DialogInput& input, const Difference& difference) {
    const std::string field = correctable(difference.field);
    Row row{.label = fieldLabel(field),
            .value = fieldValue(input, field, difference.applied),
            .other = fieldValue(input, field, difference.document),
            .mark = isBlocking(difference) ? Mark::Bad : Mark::Attention,
            .remark = Text{.id = "problem." + difference.problem}};
    if (input.state.applicant && fieldOf(*input.state.applicant, field))
        row.button = correction(field, "action.correct");
    return row;
}

Page showDifferences(const DialogInput& input) {
    Page page = pageFor(input, "differences", "compare");
    if (input.state.compared)
        for (const Difference& difference : input.state.compared->differences)
            page.rows.push_back(rowOfDifference(input, difference));
    page.secondary = endings(false);
    return page;
}

/// Opens the correction of the field that the button names, with what stands there now.
Outcome openCorrection(const DialogInput& input, const FieldName& field) {
    Form form;
    if (input.state.applicant)
        form["value"] = fieldOf(*input.state.applicant, field.name).value_or("");
    return OpenDialog{"correct", field, std::move(form)};
}

Outcome pressDifferences(const DialogInput& input, const Action& action) {
    const auto* const field = action.with<FieldName>();
    return field != nullptr ? openCorrection(input, *field) : endingPressed(action);
}

Page showConfirmData(const DialogInput& input) {
    Page page = pageFor(input, "confirm-data", "person");
    if (input.state.applicant)
        for (const std::string field : kConfirmedFields)
            page.rows.push_back({.label = fieldLabel(field),
                                 .value = fieldValue(input, field, *fieldOf(*input.state.applicant, field)),
                                 .button = correction(field, "action.change")});
    page.primary = button("data-right");
    page.secondary = endings(false);
    return page;
}

Outcome pressConfirmData(const DialogInput& input, const Action& action) {
    if (action.is("data-right"))
        return Answer{Confirmed{}};
    return pressDifferences(input, action);
}

/// The field that the dialog was opened for.
std::string correctedField(const DialogInput& input) {
    const auto* const field = std::get_if<FieldName>(&input.about);
    return field != nullptr ? field->name : std::string{};
}

Page showCorrect(const DialogInput& input) {
    Page page = pageFor(input, "correct", "pencil");
    page.notice.reset();
    const std::string field = correctedField(input);
    page.title.terms["field"] = fieldLabel(field).id;
    if (field == "product")
        for (const Product& product : input.profile.products)
            page.choices.push_back({.group = "value",
                                    .value = product.id,
                                    .label = literal(product.name),
                                    .chosen = valueIn(input.form, "value") == product.id});
    else
        page.fields.push_back(
            {.name = "value", .label = fieldLabel(field), .value = valueIn(input.form, "value")});
    for (const std::string reason : {"typing-error", "as-document", "changed"})
        page.choices.push_back({.group = "reason",
                                .value = reason,
                                .label = {.id = "reason." + reason},
                                .chosen = valueIn(input.form, "reason") == reason});
    page.primary = button("correct");
    page.secondary = {button("back")};
    return page;
}

Outcome pressCorrect(const DialogInput& input, const Action&) {
    const std::string field = correctedField(input);
    const std::string value = valueIn(input.form, "value");
    const std::string reason = valueIn(input.form, "reason");
    FieldErrors errors;
    if (input.state.applicant && fieldOf(*input.state.applicant, field) == value)
        errors["value"] = {.id = "error.unchanged"};
    if (reason.empty())
        errors["reason"] = {.id = "error.reason"};
    if (!errors.empty())
        return errors;
    return Answer{Correction{field, value, reason}};
}

Page showFace(const DialogInput& input) {
    Page page = pageFor(input, "face", "compare");
    page.primary = button("same-person");
    page.secondary = endings(false);
    page.secondary.push_back(button("take-again"));
    page.secondary.push_back(button("another-person"));
    return page;
}

Outcome pressFace(const DialogInput&, const Action& action) {
    if (action.is("same-person") || action.is("another-person"))
        return Answer{FaceJudged{action.is("same-person")}};
    return action.is("take-again") ? Outcome{Answer{TakeAgain{}}} : endingPressed(action);
}

Page showFeatures(const DialogInput& input) {
    Page page = pageFor(input, "features", "magnifier");
    bool complete = input.state.features.has_value();
    if (input.state.features)
        for (const std::string& feature : input.state.features->features) {
            const std::string answer = valueIn(input.form, feature);
            page.checks.push_back({.name = feature,
                                   .label = {.id = "feature." + feature},
                                   .detail = {.id = "feature-hint." + feature},
                                   .byChance = input.state.features->pickedAtRandom == feature});
            if (answer.empty())
                complete = false;
            else
                page.checks.back().answer = answer == "yes";
        }
    page.primary = Button{"checked", {.id = "action.continue"}, complete};
    page.secondary = endings(false);
    return page;
}

Outcome pressFeatures(const DialogInput& input, const Action& action) {
    if (!action.is("checked"))
        return endingPressed(action);
    FeaturesSeen seen;
    FieldErrors errors;
    for (const std::string& feature : input.state.features->features) {
        const std::string answer = valueIn(input.form, feature);
        if (answer.empty())
            errors[feature] = {.id = "error.choose"};
        seen.present[feature] = answer == "yes";
    }
    if (!errors.empty())
        return errors;
    return Answer{std::move(seen)};
}

} // namespace

std::vector<Dialog> identityDialogs() {
    return {{"picture", &showPicture, &pressPicture},
            {"differences", &showDifferences, &pressDifferences},
            {"confirm-data", &showConfirmData, &pressConfirmData},
            {"correct", &showCorrect, &pressCorrect},
            {"face", &showFace, &pressFace},
            {"features", &showFeatures, &pressFeatures}};
}

} // namespace rapoint::kiosk_ui
