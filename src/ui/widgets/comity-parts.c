/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-parts.h"

#include <glib/gi18n.h>
#include <string.h>

#include "comity-identifier.h"

/**
 * comity_sp_to_px:
 * @widget: whose settings say how large text is
 * @sp: a length that grows with the text
 *
 * Returns: the length in pixels, at least 1
 */
int
comity_sp_to_px (GtkWidget *widget, double sp)
{
  double px = adw_length_unit_to_px (ADW_LENGTH_UNIT_SP, sp, gtk_widget_get_settings (widget));

  return MAX (1, (int) (px + 0.5));
}

/**
 * comity_set_label:
 *
 * Gives @widget its accessible name.
 */
void
comity_set_label (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label ? label : "", -1);
}

static gboolean
query_whole_cb (GtkLabel *label, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return pango_layout_is_ellipsized (gtk_label_get_layout (label));
}

/**
 * comity_tell_whole:
 * @label: a label that may be cut off where there is no room
 *
 * Shows the whole text as a tooltip while it is cut off.
 */
void
comity_tell_whole (GtkLabel *label)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_whole_cb), NULL);
}

/**
 * comity_find_inner:
 *
 * Returns: (transfer none) (nullable): the first widget of a type below @widget, in the order of the tree
 */
GtkWidget *
comity_find_inner (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found =
      g_type_is_a (G_OBJECT_TYPE (child), type) ? child : comity_find_inner (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/**
 * comity_set_inner_label:
 * @type: of a part that libadwaita makes inside @widget
 *
 * Gives a name to a part that takes the focus and has none: the list of a group, the head of an
 * expander row.
 */
void
comity_set_inner_label (GtkWidget *widget, GType type, const char *label)
{
  GtkWidget *inner = comity_find_inner (widget, type);

  if (inner == NULL)
    return;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  comity_set_label (inner, label);
}

static void
title_changed_cb (AdwStatusPage *page)
{
  comity_set_inner_label (GTK_WIDGET (page), GTK_TYPE_SCROLLED_WINDOW,
                          adw_status_page_get_title (page));
}

/**
 * comity_status_page_name:
 *
 * What scrolls inside of a status page takes the focus when nothing else on the page does: it then says its title.
 */
void
comity_status_page_name (AdwStatusPage *page)
{
  g_signal_connect (page, "notify::title", G_CALLBACK (title_changed_cb), NULL);
  title_changed_cb (page);
}

/**
 * comity_icon_button_new:
 * @icon: a symbolic icon
 * @label: what the button does, its tooltip and accessible name
 *
 * Returns: (transfer floating): a flat button
 */
GtkWidget *
comity_icon_button_new (const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  comity_set_label (button, label);
  return button;
}

/**
 * comity_dim_label_new:
 *
 * Returns: (transfer floating): a label for a second line
 */
GtkWidget *
comity_dim_label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

/**
 * comity_kind_is_person:
 *
 * Whether records of @kind are living persons, whose picture is round.
 */
gboolean
comity_kind_is_person (const ComityKind *kind)
{
  static const char *const persons[] = { "student", "contact",  "member", "participant",
                                         "honour",  "mobility", NULL };

  return g_strv_contains (persons, kind->name);
}

/**
 * comity_open_record:
 * @from: a widget in the window that shall show the record
 *
 * Opens the page of a record.
 */
void
comity_open_record (GtkWidget *from, const ComityKind *kind, gint64 id)
{
  gtk_widget_activate_action (from, "win.open-record", "(sx)", kind->name, id);
}

/**
 * comity_open_record_elsewhere:
 * @from: a widget in a window of the same office
 *
 * Opens the page of a record in a window of its own.
 */
void
comity_open_record_elsewhere (GtkWidget *from, const ComityKind *kind, gint64 id)
{
  gtk_widget_activate_action (from, "win.open-record-in-window", "(sx)", kind->name, id);
}

/**
 * comity_add_key:
 * @keys: a #GtkShortcutController
 * @action: looked up from the widget of @keys
 * @args: (nullable): its parameter
 *
 * Binds a key to an action.
 */
void
comity_add_key (GtkEventController *keys,
                guint key,
                GdkModifierType modifiers,
                const char *action,
                GVariant *args)
{
  GtkShortcut *shortcut =
    gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action));

  gtk_shortcut_set_arguments (shortcut, args);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

/**
 * comity_toast:
 *
 * Says that something was done.
 */
void
comity_toast (GtkWidget *from, const char *text)
{
  gtk_widget_activate_action (from, "win.toast", "s", text);
}

/**
 * comity_toast_undo:
 * @batch: ComityChanged.batch of what was done; 0: nothing was, there is nothing to undo
 *
 * Says that something was done, and offers to undo it.
 */
void
comity_toast_undo (GtkWidget *from, const char *text, gint64 batch)
{
  gtk_widget_activate_action (from, "win.toast-undo", "(sx)", text, batch);
}

/**
 * comity_copy_text:
 *
 * Puts @text on the clipboard and says so.
 */
void
comity_copy_text (GtkWidget *from, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (from), text);
  /* Translators: a text went to the clipboard */
  comity_toast (from, _ ("Copied"));
}

/**
 * comity_address_to_uri:
 * @field: a field of type URL, EMAIL, PHONE or IDENTIFIER
 * @neutral: (nullable): its value
 *
 * Only addresses of the schemes http, https, mailto and tel are ever opened: what stands in a
 * record may come from elsewhere.
 *
 * Returns: (transfer full) (nullable): the address to open, or %NULL when there is none
 */
char *
comity_address_to_uri (const ComityField *field, const char *neutral)
{
  g_autofree char *uri = NULL;
  const char *scheme;

  if (neutral == NULL)
    return NULL;
  if (field->type == COMITY_TYPE_EMAIL) {
    g_autofree char *escaped = g_uri_escape_string (neutral, "@", TRUE);

    uri = g_strconcat ("mailto:", escaped, NULL);
  } else if (field->type == COMITY_TYPE_PHONE) {
    GString *digits = g_string_new ("tel:");

    for (const char *p = neutral; *p != '\0'; p++)
      if (g_ascii_isdigit (*p) || (*p == '+' && p == neutral))
        g_string_append_c (digits, *p);
    uri = g_string_free (digits, FALSE);
  } else if (field->type == COMITY_TYPE_IDENTIFIER && field->scheme != NULL) {
    uri = comity_identifier_dup_address (field->scheme, neutral);
  } else if (field->type == COMITY_TYPE_URL) {
    uri = g_strdup (neutral);
  }
  scheme = uri != NULL ? g_uri_peek_scheme (uri) : NULL;
  if (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0 ||
      g_strcmp0 (scheme, "mailto") == 0 || g_strcmp0 (scheme, "tel") == 0)
    return g_steal_pointer (&uri);
  return NULL;
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) from = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) &&
      !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    comity_toast (from, _ ("No program here can open this address"));
}

/**
 * comity_open_uri:
 *
 * Opens an address made by comity_address_to_uri() in the program that the user chose for it.
 */
void
comity_open_uri (GtkWidget *from, const char *uri)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);
  GtkRoot *root = gtk_widget_get_root (from);

  gtk_uri_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL,
                           launched_cb, g_object_ref (from));
}

static void
contrast_cb (GtkWidget *widget)
{
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    gtk_widget_add_css_class (widget, "high-contrast");
  else
    gtk_widget_remove_css_class (widget, "high-contrast");
}

/**
 * comity_stack_show:
 * @stack: a stack whose pages may be invisible as long as they were not needed
 * @name: one of them
 *
 * Shows a page. An invisible page costs no styling and no measuring when the stack appears.
 */
void
comity_stack_show (GtkStack *stack, const char *name)
{
  gtk_widget_set_visible (gtk_stack_get_child_by_name (stack, name), TRUE);
  gtk_stack_set_visible_child_name (stack, name);
}

/**
 * comity_follow_contrast:
 *
 * Gives @widget the class `high-contrast` while the system asks for it: GTK 4.18 cannot ask in
 * the style sheet.
 */
void
comity_follow_contrast (GtkWidget *widget)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (contrast_cb), widget, G_CONNECT_SWAPPED);
  contrast_cb (widget);
}

/**
 * comity_dup_menu_label:
 * @text: a title or the name of a file, whose own underscores are no access keys
 *
 * Returns: (transfer full): it as the label of an item in a menu
 */
char *
comity_dup_menu_label (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);

  return g_strjoinv ("__", parts);
}

/* Returns: (transfer full): of a layout such as `icon:minimize,maximize,close` only where it closes */
static char *
dup_only_close (const char *layout)
{
  g_auto (GStrv) sides = g_strsplit (layout, ":", 2);

  if (sides[0] && strstr (sides[0], "close"))
    return g_strdup ("close:");
  return g_strdup (strstr (layout, "close") ? ":close" : ":");
}

/**
 * comity_header_bar_tighten:
 *
 * On a narrow page the title matters more than the window’s other buttons: only the one that closes stays.
 */
void
comity_header_bar_tighten (AdwHeaderBar *bar)
{
  g_autofree char *layout = NULL, *less = NULL;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (bar)), "gtk-decoration-layout", &layout, NULL);
  less = layout ? dup_only_close (layout) : NULL;
  adw_header_bar_set_decoration_layout (bar, less);
}

/** comity_header_bar_loosen: there is room again for all of the window’s buttons */
void
comity_header_bar_loosen (AdwHeaderBar *bar)
{
  adw_header_bar_set_decoration_layout (bar, NULL);
}
