#include "kiosk-ui/model/dialog_parts.h"
#include "station/case/data_comparison.h"

#include <array>

namespace rapoint::kiosk_ui {

namespace {

/// What is read out before somebody says that it is right.
constexpr std::array kConfirmedFields{
    "surname",        "givenNames", "birthDate", "nationality", "nationalNumber.value",
    "documentNumber", "email",      "product"};
constexpr std::string_view kCorrect = "correct:";

Page showPicture(const Subject& subject) {
    Page page = pageFor(subject, "picture", "camera");
    page.primary = Action{"take-again", {.id = "action.take-again"}};
    page.secondary = endings(false);
    return page;
}

Outcome pressPicture(const Subject&, std::string_view action) {
    return action == "take-again" ? Outcome{Answer{TakeAgain{}}} : endingPressed(action);
}

/// A national number is one thing to a reader; what is corrected is its value.
std::string correctable(const std::string& field) {
    return field == "nationalNumber" ? "nationalNumber.value" : field;
}

Row rowOfDifference(const Subject& subject, const Difference& difference) {
    const std::string field = correctable(difference.field);
    Row row{.label = fieldLabel(field),
            .value = fieldValue(subject, field, difference.applied),
            .other = fieldValue(subject, field, difference.document),
            .mark = isBlocking(difference) ? Mark::Bad : Mark::Attention,
            .remark = Text{.id = "problem." + difference.problem}};
    if (subject.state.applicant && fieldOf(*subject.state.applicant, field)) {
        row.action = std::string{kCorrect} + field;
        row.actionLabel = Text{.id = "action.correct"};
    }
    return row;
}

Page showDifferences(const Subject& subject) {
    Page page = pageFor(subject, "differences", "compare");
    if (subject.state.compared)
        for (const Difference& difference : subject.state.compared->differences)
            page.rows.push_back(rowOfDifference(subject, difference));
    page.secondary = endings(false);
    return page;
}

/// Opens the correction of the field that the button names, with what stands there now.
Outcome openCorrection(const Subject& subject, std::string_view action) {
    const std::string field{action.substr(kCorrect.size())};
    Form form{{"field", field}};
    if (subject.state.applicant)
        form["value"] = fieldOf(*subject.state.applicant, field).value_or("");
    return OpenDialog{"correct", std::move(form)};
}

Outcome pressDifferences(const Subject& subject, std::string_view action) {
    return action.starts_with(kCorrect) ? openCorrection(subject, action) : endingPressed(action);
}

Page showConfirmData(const Subject& subject) {
    Page page = pageFor(subject, "confirm-data", "person");
    if (subject.state.applicant)
        for (const std::string field : kConfirmedFields)
            page.rows.push_back({.label = fieldLabel(field),
                                 .value = fieldValue(subject, field, *fieldOf(*subject.state.applicant, field)),
                                 .action = std::string{kCorrect} + field,
                                 .actionLabel = Text{.id = "action.change"}});
    page.primary = Action{"data-right", {.id = "action.data-right"}};
    page.secondary = endings(false);
    return page;
}

Outcome pressConfirmData(const Subject& subject, std::string_view action) {
    if (action == "data-right")
        return Answer{Confirmed{}};
    return pressDifferences(subject, action);
}

Page showCorrect(const Subject& subject) {
    Page page = pageFor(subject, "correct", "pencil");
    page.notice.reset();
    const std::string field = valueIn(subject.form, "field");
    page.title.terms["field"] = fieldLabel(field).id;
    if (field == "product")
        for (const Product& product : subject.profile.products)
            page.choices.push_back({.group = "value",
                                    .value = product.id,
                                    .label = literal(product.name),
                                    .chosen = valueIn(subject.form, "value") == product.id});
    else
        page.fields.push_back(
            {.name = "value", .label = fieldLabel(field), .value = valueIn(subject.form, "value")});
    for (const std::string reason : {"typing-error", "as-document", "changed"})
        page.choices.push_back({.group = "reason",
                                .value = reason,
                                .label = {.id = "reason." + reason},
                                .chosen = valueIn(subject.form, "reason") == reason});
    page.primary = Action{"correct", {.id = "action.correct"}};
    page.secondary = {{.name = "back", .label = {.id = "action.back"}}};
    return page;
}

Outcome pressCorrect(const Subject& subject, std::string_view) {
    const std::string field = valueIn(subject.form, "field");
    const std::string value = valueIn(subject.form, "value");
    const std::string reason = valueIn(subject.form, "reason");
    FieldErrors errors;
    if (subject.state.applicant && fieldOf(*subject.state.applicant, field) == value)
        errors["value"] = {.id = "error.unchanged"};
    if (reason.empty())
        errors["reason"] = {.id = "error.reason"};
    if (!errors.empty())
        return errors;
    return Answer{Correction{field, value, reason}};
}

Page showFace(const Subject& subject) {
    Page page = pageFor(subject, "face", "compare");
    page.primary = Action{"same-person", {.id = "action.same-person"}};
    page.secondary = endings(false);
    page.secondary.push_back({.name = "take-again", .label = {.id = "action.take-again"}});
    page.secondary.push_back({.name = "another-person", .label = {.id = "action.another-person"}});
    return page;
}

Outcome pressFace(const Subject&, std::string_view action) {
    if (action == "same-person" || action == "another-person")
        return Answer{FaceJudged{action == "same-person"}};
    return action == "take-again" ? Outcome{Answer{TakeAgain{}}} : endingPressed(action);
}

Page showFeatures(const Subject& subject) {
    Page page = pageFor(subject, "features", "magnifier");
    bool complete = subject.state.features.has_value();
    if (subject.state.features)
        for (const std::string& feature : subject.state.features->features) {
            const std::string answer = valueIn(subject.form, feature);
            page.checks.push_back({.name = feature,
                                   .label = {.id = "feature." + feature},
                                   .detail = {.id = "feature-hint." + feature},
                                   .byChance = subject.state.features->pickedAtRandom == feature});
            if (answer.empty())
                complete = false;
            else
                page.checks.back().answer = answer == "yes";
        }
    page.primary = Action{"checked", {.id = "action.continue"}, complete};
    page.secondary = endings(false);
    return page;
}

Outcome pressFeatures(const Subject& subject, std::string_view action) {
    if (action != "checked")
        return endingPressed(action);
    FeaturesSeen seen;
    FieldErrors errors;
    for (const std::string& feature : subject.state.features->features) {
        const std::string answer = valueIn(subject.form, feature);
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
