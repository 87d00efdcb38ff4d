/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "comity-backup.h"
#include "comity-personal.h"

/* A4 in points, and how it is divided. */
#define PAGE_WIDTH 595.28
#define PAGE_HEIGHT 841.89
#define MARGIN 56.0
#define LABEL_WIDTH 150.0
#define GAP 12.0
#define TEXT_WIDTH (PAGE_WIDTH - 2 * MARGIN)
#define BOTTOM (PAGE_HEIGHT - MARGIN - 20)

typedef struct {
  cairo_surface_t *surface;
  cairo_t *cr;
  double y;
  guint page;
} Pdf;

typedef enum {
  STYLE_TITLE,
  STYLE_HEADING,
  STYLE_BODY,
  STYLE_LABEL,
  STYLE_SMALL,
  N_STYLES
} Style;

static const char *const fonts[N_STYLES] = {
  [STYLE_TITLE] = "Sans Bold 18", [STYLE_HEADING] = "Sans Bold 11", [STYLE_BODY] = "Sans 9.5",
  [STYLE_LABEL] = "Sans 9.5",     [STYLE_SMALL] = "Sans 8",
};

static PangoLayout *
layout_new (Pdf *self, Style style, double width, const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (self->cr);
  PangoFontDescription *font = pango_font_description_from_string (fonts[style]);

  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
height_of (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static void
finish_page (Pdf *self)
{
  g_autofree char *number = NULL;
  g_autoptr (PangoLayout) layout = NULL;

  self->page++;
  /* Translators: at the foot of a printed page */
  number = g_strdup_printf (_ ("Page %u · made by Comity"), self->page);
  layout = layout_new (self, STYLE_SMALL, TEXT_WIDTH, number);
  cairo_set_source_rgb (self->cr, 0.4, 0.4, 0.4);
  cairo_move_to (self->cr, MARGIN, PAGE_HEIGHT - MARGIN);
  pango_cairo_show_layout (self->cr, layout);
  cairo_show_page (self->cr);
  self->y = MARGIN;
}

static void
need (Pdf *self, double height)
{
  if (self->y + height > BOTTOM && self->y > MARGIN)
    finish_page (self);
}

/* Line by line, so that a text may go on over a page. */
static void
show_lines (Pdf *self, PangoLayout *layout, double x)
{
  for (int i = 0; i < pango_layout_get_line_count (layout); i++) {
    PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
    PangoRectangle extents;

    pango_layout_line_get_extents (line, NULL, &extents);
    need (self, (double) extents.height / PANGO_SCALE);
    cairo_move_to (self->cr, x, self->y - (double) extents.y / PANGO_SCALE);
    pango_cairo_show_layout_line (self->cr, line);
    self->y += (double) extents.height / PANGO_SCALE;
  }
}

static void
put_text (Pdf *self, Style style, const char *text, double before, double after)
{
  g_autoptr (PangoLayout) layout = layout_new (self, style, TEXT_WIDTH, text);

  self->y += self->y > MARGIN ? before : 0;
  /* A heading does not stand alone at the foot of a page. */
  need (self, style == STYLE_HEADING ? 60 : 0);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  show_lines (self, layout, MARGIN);
  self->y += after;
}

static void
put_pair (Pdf *self, const char *label, const char *value)
{
  g_autoptr (PangoLayout) left = layout_new (self, STYLE_LABEL, LABEL_WIDTH, label);
  g_autoptr (PangoLayout) right =
    layout_new (self, STYLE_BODY, TEXT_WIDTH - LABEL_WIDTH - GAP, value);
  double height = height_of (left);

  need (self, MIN (MAX (height, height_of (right)), 200));
  cairo_set_source_rgb (self->cr, 0.35, 0.35, 0.35);
  cairo_move_to (self->cr, MARGIN, self->y);
  pango_cairo_show_layout (self->cr, left);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  height = MAX (height - height_of (right), 0);
  show_lines (self, right, MARGIN + LABEL_WIDTH + GAP);
  self->y += height + 3;
}

/* A paper says the day itself: “today” is another day when it is read. */
static char *
dup_moment (const char *at)
{
  g_autoptr (GDateTime) utc = at ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;

  /* Translators: a day and a time; see the manual of strftime() */
  return local ? g_date_time_format (local, _ ("%-e %B %Y, %H:%M")) : g_strdup ("");
}

/* -- The parts of the report ------------------------------------------------------------------ */

static void
put_record (Pdf *self, const ComityPersonalRecord *item)
{
  const ComityKind *kind = comity_record_get_kind (item->record);
  g_autofree char *title = comity_record_dup_title (item->record);
  g_autofree char *created = dup_moment (comity_record_get_created (item->record));
  g_autofree char *heading =
    /* Translators: the kind of a record and its title, such as “Student: Anna Petrova” */
    g_strdup_printf (_ ("%1$s: %2$s"), comity_kind_get_label (kind), title);

  put_text (self, STYLE_HEADING, heading, 14, 5);
  for (guint i = 0; i < kind->n_fields; i++) {
    g_autofree char *shown = NULL;

    if (comity_record_get_at (item->record, i) == NULL)
      continue;
    shown = comity_record_dup_display (item->record, i);
    put_pair (self, comity_field_get_label (&kind->fields[i]), shown);
  }
  put_pair (self, _ ("Kept since"), created);
}

static char *
dup_value (const ComityField *field, const char *neutral)
{
  /* Translators: stands for a value that is not there */
  return neutral ? comity_field_format (field, neutral) : g_strdup (C_ ("value", "nothing"));
}

static const char *
action_label (const char *action)
{
  if (g_str_equal (action, "add"))
    return C_ ("history", "added");
  if (g_str_equal (action, "delete"))
    return C_ ("history", "deleted");
  return C_ ("history", "changed");
}

static void
put_change (Pdf *self, const ComityHistoryEntry *entry)
{
  g_autofree char *at = dup_moment (entry->at);
  g_autoptr (GString) what = g_string_new (NULL);

  g_string_append_printf (what, "%s, %s, %s", entry->who, comity_kind_get_label (entry->kind),
                          action_label (entry->action));
  for (guint i = 0; i < entry->fields->len; i++) {
    const ComityField *field = entry->fields->pdata[i];
    g_autofree char *before = dup_value (field, entry->olds->pdata[i]);
    g_autofree char *after = dup_value (field, entry->news->pdata[i]);

    g_string_append_printf (what, "\n%s: %s → %s", comity_field_get_label (field), before, after);
  }
  put_pair (self, at, what->str);
}

static void
put_mentions (Pdf *self, const GPtrArray *mentions)
{
  if (mentions->len > 0)
    put_text (self, STYLE_HEADING, _ ("Named in other records"), 14, 5);
  for (guint i = 0; i < mentions->len; i++) {
    const ComityPersonalMention *mention = mentions->pdata[i];
    g_autofree char *value =
      g_strdup_printf ("%s (%s)", mention->title, comity_field_get_label (mention->field));
    put_pair (self, comity_kind_get_label (mention->kind), value);
  }
}

static void
put_files (Pdf *self, const GPtrArray *files)
{
  if (files->len > 0)
    put_text (self, STYLE_HEADING, _ ("Files and pictures"), 14, 5);
  for (guint i = 0; i < files->len; i++) {
    const ComityPersonalFile *file = files->pdata[i];
    g_autofree char *size = g_format_size (file->size);
    put_pair (self, comity_field_get_label (file->field), size);
  }
}

static void
put_backups (Pdf *self, const GPtrArray *backups)
{
  if (backups->len > 0)
    put_text (self, STYLE_HEADING, _ ("Backups that may hold the same"), 14, 5);
  for (guint i = 0; i < backups->len; i++) {
    const ComityBackup *backup = backups->pdata[i];
    g_autofree char *at = dup_moment (backup->at);
    put_pair (self, at, comity_backup_reason_get_label (backup->reason));
  }
}

static void
put_report (Pdf *self, const ComityPersonalReport *report)
{
  g_autofree char *made = dup_moment (report->made);
  /* Translators: %s is a person's name */
  g_autofree char *title = g_strdup_printf (_ ("Personal data held about %s"), report->title);
  /* Translators: %s is a day and a time */
  g_autofree char *when = g_strdup_printf (_ ("All that the office keeps, as of %s"), made);

  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_TITLE, title);
  put_text (self, STYLE_TITLE, title, 0, 4);
  put_text (self, STYLE_BODY, when, 0, 6);
  for (guint i = 0; i < report->records->len; i++)
    put_record (self, report->records->pdata[i]);
  put_mentions (self, report->mentions);
  put_files (self, report->files);
  if (report->history->len > 0)
    put_text (self, STYLE_HEADING, _ ("Who changed what"), 14, 5);
  for (guint i = 0; i < report->history->len; i++)
    put_change (self, report->history->pdata[i]);
  put_backups (self, report->backups);
  finish_page (self);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * comity_personal_report_to_pdf:
 *
 * Returns: (transfer full): the report for people, on A4
 */
GBytes *
comity_personal_report_to_pdf (const ComityPersonalReport *self)
{
  GByteArray *bytes = g_byte_array_new ();
  Pdf pdf = { .y = MARGIN };

  pdf.surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, PAGE_WIDTH, PAGE_HEIGHT);
  pdf.cr = cairo_create (pdf.surface);
  put_report (&pdf, self);
  cairo_destroy (pdf.cr);
  cairo_surface_finish (pdf.surface);
  cairo_surface_destroy (pdf.surface);
  return g_byte_array_free_to_bytes (bytes);
}
