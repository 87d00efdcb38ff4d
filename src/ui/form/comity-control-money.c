/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include <glib/gi18n.h>
#include <string.h>

#include "comity-choice-item.h"
#include "comity-choice-list.h"
#include "comity-control-entry.h"
#include "comity-parts.h"
#include "comity-places.h"
#include "comity-text.h"

#define FIRST_CURRENCY "EUR"

/* An amount and its currency; a currency typed after the amount wins over the one chosen. */
struct _ComityControlMoney {
  ComityControlEntry parent_instance;
  GtkWidget *currency;
  GListModel *currencies;
};

#define COMITY_TYPE_CONTROL_MONEY (comity_control_money_get_type ())
G_DECLARE_FINAL_TYPE (ComityControlMoney,
                      comity_control_money,
                      COMITY,
                      CONTROL_MONEY,
                      ComityControlEntry)
G_DEFINE_FINAL_TYPE (ComityControlMoney, comity_control_money, COMITY_TYPE_CONTROL_ENTRY)

static const char *
get_currency (ComityControlMoney *self)
{
  ComityChoiceItem *item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->currency));

  return item != NULL ? comity_choice_item_get_code (item) : FIRST_CURRENCY;
}

static void
set_currency (ComityControlMoney *self, const char *code)
{
  guint position = comity_choice_items_find (self->currencies, code);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->currency), position);
}

static GtkWidget *
build_currency (ComityControlMoney *self)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  self->currencies = G_LIST_MODEL (comity_choice_items_new_currencies ());
  comity_choice_list_setup (drop_down, self->currencies);
  gtk_widget_add_css_class (drop_down, "flat");
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  /* Translators: of an amount of money */
  comity_set_label (drop_down, _ ("Currency"));
  return drop_down;
}

static void
comity_control_money_complete (ComityControlEntry *entry)
{
  ComityControlMoney *self = COMITY_CONTROL_MONEY (entry);
  GtkWidget *row = comity_control_entry_get_row (entry);

  self->currency = build_currency (self);
  set_currency (self, FIRST_CURRENCY);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), self->currency);
  g_signal_connect_object (self->currency, "notify::selected", G_CALLBACK (comity_control_edited),
                           self, G_CONNECT_SWAPPED);
  comity_control_watch_leave (COMITY_CONTROL (self), row);
}

/* "1 500,00" and the currency after the last blank, whichever blank it is. */
static void
comity_control_money_set_typed (ComityControl *control, const char *typed)
{
  ComityControlMoney *self = COMITY_CONTROL_MONEY (control);
  gsize length = typed != NULL ? strlen (typed) : 0;
  g_autofree char *amount = NULL;

  if (length > 4 && g_ascii_isupper (typed[length - 1]) && g_ascii_isupper (typed[length - 3])) {
    set_currency (self, typed + length - 3);
    amount = g_strndup (typed, length - 3);
  } else {
    amount = g_strdup (typed != NULL ? typed : "");
  }
  while (g_str_has_suffix (amount, "\u00a0") || g_str_has_suffix (amount, " "))
    *g_utf8_find_prev_char (amount, amount + strlen (amount)) = '\0';
  comity_control_entry_set_text (COMITY_CONTROL_ENTRY (self), amount);
}

static gboolean
has_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isalpha (c) || g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL)
      return TRUE;
  }
  return FALSE;
}

static char *
comity_control_money_dup_typed (ComityControl *control)
{
  const char *text = comity_control_entry_get_text (COMITY_CONTROL_ENTRY (control));

  if (comity_text_is_blank (text))
    return NULL;
  if (has_letter (text))
    return g_strdup (text);
  return g_strdup_printf ("%s %s", text, get_currency (COMITY_CONTROL_MONEY (control)));
}

static void
comity_control_money_finalize (GObject *object)
{
  g_clear_object (&COMITY_CONTROL_MONEY (object)->currencies);
  G_OBJECT_CLASS (comity_control_money_parent_class)->finalize (object);
}

static void
comity_control_money_class_init (ComityControlMoneyClass *klass)
{
  ComityControlClass *control_class = COMITY_CONTROL_CLASS (klass);
  ComityControlEntryClass *entry_class = COMITY_CONTROL_ENTRY_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = comity_control_money_finalize;
  control_class->set_typed = comity_control_money_set_typed;
  control_class->dup_typed = comity_control_money_dup_typed;
  entry_class->complete = comity_control_money_complete;
}

static void
comity_control_money_init (ComityControlMoney *self)
{
}
