/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "config.h"

#include "comity-help-page.h"

#define RESOURCES "/io/github/comity_office/Comity/help"

/** What is known while a page is read: the part of Mallard that the pages in help/ use. */
typedef struct {
  ComityHelpPage *page;
  GtkWidget *box;     /* where the next paragraph goes */
  GString *text;      /* (nullable): the markup of the paragraph that is being read */
  gboolean in_info, in_section, in_title;
  gboolean second_key; /* a key of the combination was there */
  guint number;        /* of the next step; 0 in a list without numbers */
  gboolean in_item;
} Reading;

/* -- Paragraphs ------------------------------------------------------------------------------ */

static void
open_link (Reading *self, const char *target)
{
  g_autofree char *markup = g_markup_printf_escaped ("<a href=\"%s\">", target ? target : "index");

  g_string_append (self->text, markup);
}

static const char *
find_attribute (const char *name, const char **names, const char **values)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static const char *
pango_of (const char *element)
{
  if (g_str_equal (element, "gui"))
    return "b";
  if (g_str_equal (element, "em"))
    return "i";
  return g_str_equal (element, "key") || g_str_equal (element, "code") ? "tt" : NULL;
}

static void
start_inline (Reading *self, const char *element, const char *target)
{
  if (g_str_equal (element, "link")) {
    open_link (self, target);
  } else if (g_str_equal (element, "keyseq")) {
    self->second_key = FALSE;
  } else if (pango_of (element) != NULL) {
    if (g_str_equal (element, "key") && self->second_key)
      g_string_append_c (self->text, '+');
    self->second_key = TRUE;
    g_string_append_printf (self->text, "<%s>", pango_of (element));
  }
}

static void
end_inline (Reading *self, const char *element)
{
  if (g_str_equal (element, "link"))
    g_string_append (self->text, "</a>");
  else if (g_str_equal (element, "keyseq"))
    self->second_key = FALSE;
  else if (pango_of (element) != NULL)
    g_string_append_printf (self->text, "</%s>", pango_of (element));
}

static GtkWidget *
label_new (const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
append_paragraph (Reading *self, GtkWidget *label)
{
  GtkWidget *row, *sign;
  g_autofree char *number = NULL;

  if (!self->in_item) {
    gtk_box_append (GTK_BOX (self->box), label);
    return;
  }
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  number = self->number > 0 ? g_strdup_printf ("%u.", self->number++) : g_strdup ("•");
  sign = gtk_label_new (number);
  gtk_label_set_width_chars (GTK_LABEL (sign), 2);
  gtk_label_set_xalign (GTK_LABEL (sign), 1);
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_widget_add_css_class (sign, "dimmed");
  gtk_widget_add_css_class (sign, "numeric");
  gtk_box_append (GTK_BOX (row), sign);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
end_text (Reading *self, const char *element)
{
  g_autofree char *markup = g_string_free_and_steal (g_steal_pointer (&self->text));

  if (g_str_equal (element, "desc")) {
    g_set_str (&self->page->description, markup);
  } else if (g_str_equal (element, "title") && !self->in_section) {
    g_set_str (&self->page->title, markup);
  } else if (g_str_equal (element, "title")) {
    GtkWidget *heading = label_new (markup);

    gtk_widget_add_css_class (heading, "heading");
    gtk_widget_set_margin_top (heading, 12);
    gtk_box_append (GTK_BOX (self->box), heading);
  } else {
    append_paragraph (self, label_new (markup));
  }
}

/* -- Elements -------------------------------------------------------------------------------- */

static gboolean
is_text (const char *element)
{
  return g_str_equal (element, "p") || g_str_equal (element, "title") ||
         g_str_equal (element, "desc");
}

static void
start_note (Reading *self)
{
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (note, "card");
  gtk_widget_add_css_class (note, "comity-help-note");
  gtk_box_append (GTK_BOX (self->box), note);
  self->box = note;
}

static void
start_cb (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer user_data,
          GError **error)
{
  Reading *self = user_data;

  if (self->text != NULL)
    start_inline (self, element, find_attribute ("xref", names, values));
  else if (is_text (element))
    self->text = g_string_new (NULL);
  else if (g_str_equal (element, "section"))
    self->in_section = TRUE;
  else if (g_str_equal (element, "steps"))
    self->number = 1;
  else if (g_str_equal (element, "list"))
    self->number = 0;
  else if (g_str_equal (element, "item"))
    self->in_item = TRUE;
  else if (g_str_equal (element, "note"))
    start_note (self);
  else if (g_str_equal (element, "links"))
    self->page->topics = TRUE;
}

static void
end_cb (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  Reading *self = user_data;

  if (self->text != NULL && is_text (element))
    end_text (self, element);
  else if (self->text != NULL)
    end_inline (self, element);
  else if (g_str_equal (element, "section"))
    self->in_section = FALSE;
  else if (g_str_equal (element, "item"))
    self->in_item = FALSE;
  else if (g_str_equal (element, "note"))
    self->box = gtk_widget_get_parent (self->box);
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Reading *self = user_data;
  g_autofree char *escaped = NULL;

  if (self->text == NULL)
    return;
  escaped = g_markup_escape_text (text, (gssize) length);
  g_string_append (self->text, escaped);
}

/* -- Pages ----------------------------------------------------------------------------------- */

/* The page in the first of the person's languages that has it; C always has it. */
static GBytes *
load (const char *id, gboolean *is_original)
{
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; languages[i] != NULL; i++) {
    g_autofree char *path = g_strdup_printf (RESOURCES "/%s/%s.page", languages[i], id);
    GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

    *is_original = g_str_equal (languages[i], "C");
    if (bytes != NULL)
      return bytes;
  }
  return NULL;
}

/**
 * comity_help_page_read:
 * @id: the name of a page in help/, without its ending
 *
 * Reads a page of the help that is built in, in the person's language where it has been translated.
 *
 * Returns: (transfer full) (nullable): the page; %NULL if there is none of that name
 */
ComityHelpPage *
comity_help_page_read (const char *id)
{
  static const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  gboolean is_original;
  g_autoptr (GBytes) bytes = load (id, &is_original);
  g_autoptr (ComityHelpPage) page = NULL;
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) error = NULL;
  Reading reading = { 0 };

  if (bytes == NULL)
    return NULL;
  page = g_new0 (ComityHelpPage, 1);
  page->is_original = is_original;
  page->content = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  reading.page = page;
  reading.box = page->content;
  context = g_markup_parse_context_new (&parser, 0, &reading, NULL);
  if (!g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL),
                                     (gssize) g_bytes_get_size (bytes), &error))
    g_warning ("The page %s of the help cannot be read: %s", id, error->message);
  if (reading.text != NULL)
    g_string_free (reading.text, TRUE);
  return g_steal_pointer (&page);
}

/**
 * comity_help_page_free:
 * @page: (transfer full): a page
 *
 * Frees a page; its widgets live on where they have been put.
 */
void
comity_help_page_free (ComityHelpPage *page)
{
  g_free (page->title);
  g_free (page->description);
  g_clear_object (&page->content);
  g_free (page);
}
