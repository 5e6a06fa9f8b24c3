#include "kiosk-ui/wx/page_check.h"

#include "kiosk-ui/wx/page_kit.h"

#include <gtk/gtk.h>

namespace rapoint::kiosk_ui {

namespace {

std::string accessibleName(wxWindow& window) {
    const char* const name = atk_object_get_name(gtk_widget_get_accessible(window.GetHandle()));
    return name == nullptr ? "" : name;
}

std::string sizeText(const wxSize& size) {
    return std::to_string(size.x) + "x" + std::to_string(size.y);
}

/// Labels inside of a button's own face count like any others.
void checkLabels(GtkWidget* widget, std::vector<std::string>& problems) {
    if (GTK_IS_LABEL(widget)) {
        const int width = gtk_widget_get_allocated_width(widget);
        const int height = gtk_widget_get_allocated_height(widget);
        int least = 0;
        int natural = 0;
        const std::string words = gtk_label_get_text(GTK_LABEL(widget));
        if (pango_layout_is_ellipsized(gtk_label_get_layout(GTK_LABEL(widget))))
            problems.push_back("shortened: " + words);
        gtk_widget_get_preferred_width(widget, &least, &natural);
        if (least > width)
            problems.push_back("too narrow (" + std::to_string(width) + " of " + std::to_string(least) +
                               "): " + words);
        gtk_widget_get_preferred_height_for_width(widget, width, &least, &natural);
        if (least > height)
            problems.push_back("cut off (" + std::to_string(height) + " of " + std::to_string(least) +
                               "): " + words);
    } else if (GTK_IS_CONTAINER(widget)) {
        GList* const children = gtk_container_get_children(GTK_CONTAINER(widget));
        for (GList* child = children; child != nullptr; child = child->next)
            checkLabels(GTK_WIDGET(child->data), problems);
        g_list_free(children);
    }
}

void checkTarget(wxWindow& window, std::vector<std::string>& problems) {
    const std::string name = accessibleName(window);
    const wxSize size = window.GetSize();
    if (size.x < kMinTarget || size.y < kMinTarget)
        problems.push_back("too small to touch (" + sizeText(size) + "): " + name);
    if (name.empty())
        problems.push_back("has no name: a control of " + sizeText(size));
}

void checkPlace(wxWindow& window, std::vector<std::string>& problems) {
    const wxWindow* const parent = window.GetParent();
    if (parent == nullptr || window.IsTopLevel())
        return;
    const wxRect room{{0, 0}, parent->GetClientSize()};
    const wxRect own = window.GetRect();
    if (!own.IsEmpty() && !room.Contains(own))
        problems.push_back("outside of its place (" + std::to_string(own.x) + "," + std::to_string(own.y) + " " +
                           sizeText(own.GetSize()) + " in " + sizeText(room.GetSize()) +
                           "): " + accessibleName(window));
}

void check(wxWindow& window, std::vector<std::string>& problems) {
    if (!window.IsShown())
        return;
    checkPlace(window, problems);
    const bool button = dynamic_cast<wxButton*>(&window) != nullptr;
    if (button || dynamic_cast<wxStaticText*>(&window) != nullptr)
        checkLabels(window.GetHandle(), problems);
    if (button || dynamic_cast<wxTextCtrl*>(&window) != nullptr)
        return checkTarget(window, problems);
    for (wxWindow* const child : window.GetChildren())
        check(*child, problems);
}

} // namespace

std::vector<std::string> problemsOf(wxWindow& window) {
    std::vector<std::string> problems;
    check(window, problems);
    return problems;
}

} // namespace rapoint::kiosk_ui
