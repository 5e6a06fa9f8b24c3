#include "kiosk-ui/wx/native_parts.h"

#include <gtk/gtk.h>

#include <algorithm>

namespace rapoint::kiosk_ui {

namespace {

int heightFor(wxWindow& window, int width) {
    int least = 0;
    int natural = 0;
    gtk_widget_get_preferred_height_for_width(window.GetHandle(), width, &least, &natural);
    return natural;
}

int naturalWidth(wxWindow& window) {
    int least = 0;
    int natural = 0;
    gtk_widget_get_preferred_width(window.GetHandle(), &least, &natural);
    return natural;
}

GtkWidget* faceLabel(const wxString& words, const char* className, bool toLeft, bool wrap) {
    GtkWidget* const label = gtk_label_new(words.utf8_str());
    gtk_label_set_xalign(GTK_LABEL(label), toLeft ? 0.0F : 0.5F);
    gtk_label_set_justify(GTK_LABEL(label), toLeft ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_CENTER);
    gtk_label_set_line_wrap(GTK_LABEL(label), wrap ? TRUE : FALSE);
    if (wrap)
        gtk_label_set_max_width_chars(GTK_LABEL(label), 1), gtk_widget_set_hexpand(label, TRUE);
    gtk_style_context_add_class(gtk_widget_get_style_context(label), className);
    return label;
}

/// Icon and texts in place of the button's own label.
void putFace(GtkWidget* button, const ButtonFace& face, bool wrap) {
    if (GtkWidget* const old = gtk_bin_get_child(GTK_BIN(button)))
        gtk_container_remove(GTK_CONTAINER(button), old);
    GtkWidget* const box = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 14);
    gtk_widget_set_halign(box, face.toLeft ? GTK_ALIGN_FILL : wrap ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
    gtk_widget_set_valign(box, GTK_ALIGN_CENTER);
    if (face.icon.IsOk()) {
        const int scale = gtk_widget_get_scale_factor(button);
        const wxBitmap drawn = face.icon.GetBitmap(face.icon.GetDefaultSize() * scale);
        cairo_surface_t* const surface = gdk_cairo_surface_create_from_pixbuf(drawn.GetPixbuf(), scale, nullptr);
        GtkWidget* const image = gtk_image_new_from_surface(surface);
        cairo_surface_destroy(surface);
        gtk_box_pack_start(GTK_BOX(box), image, face.iconOnly ? TRUE : FALSE, FALSE, 0);
    }
    if (!face.iconOnly) {
        GtkWidget* const texts = gtk_box_new(GTK_ORIENTATION_VERTICAL, 2);
        gtk_widget_set_valign(texts, GTK_ALIGN_CENTER);
        gtk_box_pack_start(GTK_BOX(texts), faceLabel(face.label, "label", face.toLeft, wrap), FALSE, FALSE, 0);
        if (!face.detail.empty())
            gtk_box_pack_start(GTK_BOX(texts), faceLabel(face.detail, "detail", face.toLeft, wrap), FALSE, FALSE,
                               0);
        gtk_box_pack_start(GTK_BOX(box), texts, TRUE, TRUE, 0);
    }
    gtk_container_add(GTK_CONTAINER(button), box);
    gtk_widget_show_all(box);
}

wxStaticText* makeLabel(wxWindow* parent, const wxString& words, std::initializer_list<const char*> classes) {
    auto* const text = new wxStaticText(parent, wxID_ANY, {});
    for (const char* const name : classes)
        addClass(*text, name);
    // A label that has been measured once takes its font from then until the toolkit comes round.
    g_signal_emit_by_name(text->GetHandle(), "style-updated");
    gtk_label_set_text(GTK_LABEL(text->GetHandle()), words.utf8_str());
    gtk_label_set_xalign(GTK_LABEL(text->GetHandle()), 0.0F);
    tellName(*text, words);
    return text;
}

} // namespace

wxStaticText* makeText(wxWindow* parent, const wxString& words, std::initializer_list<const char*> classes,
                       int width) {
    wxStaticText* const text = makeLabel(parent, words, classes);
    gtk_label_set_line_wrap(GTK_LABEL(text->GetHandle()), TRUE);
    gtk_label_set_line_wrap_mode(GTK_LABEL(text->GetHandle()), PANGO_WRAP_WORD_CHAR);
    text->SetMinSize({width, heightFor(*text, width)});
    return text;
}

wxStaticText* makeWord(wxWindow* parent, const wxString& words, std::initializer_list<const char*> classes) {
    wxStaticText* const text = makeLabel(parent, words, classes);
    const int width = naturalWidth(*text);
    text->SetMinSize({width, heightFor(*text, width)});
    return text;
}

wxStaticBitmap* makeIcon(wxWindow* parent, PageKit& kit, const std::string& name, int pixels, Colour colour) {
    auto* const picture = new wxStaticBitmap(parent, wxID_ANY, kit.icons.get(name, pixels, colour));
    picture->SetMinSize({pixels, pixels});
    return picture;
}

wxButton* makeButton(wxWindow* parent, const ButtonFace& face, std::initializer_list<const char*> classes,
                     wxSize size, std::function<void()> pressed) {
    auto* const button = new wxButton(parent, wxID_ANY, "x");
    for (const char* const name : classes)
        addClass(*button, name);
    const bool wrap = size.x > 0 && !face.iconOnly;
    putFace(button->GetHandle(), face, wrap);
    const int width = size.x > 0 ? size.x : std::max(naturalWidth(*button), kMinTarget);
    button->SetMinSize({width, std::max(size.y, heightFor(*button, width))});
    tellName(*button, face.detail.empty() ? face.label : face.label + ", " + face.detail);
    button->Bind(wxEVT_BUTTON, [pressed = std::move(pressed)](wxCommandEvent&) { pressed(); });
    return button;
}

void tellName(wxWindow& window, const wxString& name) {
    atk_object_set_name(gtk_widget_get_accessible(window.GetHandle()), name.utf8_str());
}

void tellName(wxWindow& window, const wxString& name, SpokenAs as) {
    tellName(window, name);
    atk_object_set_role(gtk_widget_get_accessible(window.GetHandle()),
                        as == SpokenAs::Text ? ATK_ROLE_LABEL : ATK_ROLE_IMAGE);
}

} // namespace rapoint::kiosk_ui
