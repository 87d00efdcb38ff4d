/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-undo-menu.h"

#include <glib/gi18n.h>

#include "comity-parts.h"

/* A title may be as long as a page. */
#define LONGEST 48

/* Only the window in front can have its menu open, so all menus share one section. */
static GMenu *section;

static char *
dup_short (const char *label)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (label, -1) <= LONGEST)
    return g_strdup (label);
  start = g_utf8_substring (label, 0, LONGEST - 1);
  return g_strconcat (start, "…", NULL);
}

static char *
dup_undo (const ComityUndoStep *step)
{
  g_autofree char *shown = step ? dup_short (step->label) : NULL;
  g_autofree char *escaped = shown ? comity_dup_menu_label (shown) : NULL;

  if (escaped == NULL)
    return g_strdup (C_ ("action", "_Undo"));
  /* Translators: %s is what somebody did, such as “Delete “Anna”” */
  return g_strdup_printf (_ ("_Undo: %s"), escaped);
}

static char *
dup_redo (const ComityUndoStep *step)
{
  g_autofree char *shown = step ? dup_short (step->label) : NULL;
  g_autofree char *escaped = shown ? comity_dup_menu_label (shown) : NULL;

  if (escaped == NULL)
    return g_strdup (C_ ("action", "_Redo"));
  /* Translators: %s is what somebody did, such as “Delete “Anna”” */
  return g_strdup_printf (_ ("_Redo: %s"), escaped);
}

/**
 * comity_undo_menu_update:
 * @steps: (nullable): what Undo and Redo would do in the window in front
 */
void
comity_undo_menu_update (const ComityUndoSteps *steps)
{
  g_autofree char *undo = dup_undo (steps ? steps->undo : NULL);
  g_autofree char *redo = dup_redo (steps ? steps->redo : NULL);

  comity_undo_menu ();
  g_menu_remove_all (section);
  g_menu_append (section, undo, "win.undo");
  g_menu_append (section, redo, "win.redo");
  g_menu_append (section, C_ ("action", "_History"), "win.history");
  g_menu_append (section, C_ ("action", "Unsaved _Drafts…"), "win.drafts");
}

/**
 * comity_undo_menu:
 *
 * Returns: (transfer none): a section for menus: Undo and Redo with what they would do, History
 */
GMenuModel *
comity_undo_menu (void)
{
  if (section == NULL) {
    section = g_menu_new ();
    comity_undo_menu_update (NULL);
  }
  return G_MENU_MODEL (section);
}
