/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "comity-selection.h"

G_BEGIN_DECLS

#define COMITY_COLUMN_TITLE "title"
#define COMITY_COLUMN_CHECK "check"

GPtrArray *comity_list_columns_offered (const ComityKind *kind); /* of const ComityField */
GPtrArray *comity_list_columns_usual (const ComityKind *kind);   /* of const ComityField */
GPtrArray *comity_list_columns_chosen (const ComityKind *kind);  /* of const ComityField */
void comity_list_columns_choose (const ComityKind *kind, GPtrArray *fields);
void comity_list_columns_set_query (ComityQuery *query, GPtrArray *fields);
GPtrArray *comity_list_columns_of_query (ComityQuery *query); /* of const ComityField */
int comity_list_columns_measure (GtkWidget *table, const ComityField *field);
void comity_list_columns_fit (GtkColumnView *table, ComityQuery *query, GListModel *rows);
void comity_list_columns_squeeze (GtkColumnView *table, const ComityKind *kind);
void comity_list_columns_build (GtkColumnView *table,
                                ComityStore *store,
                                ComityQuery *query,
                                ComitySelection *selection,
                                GPtrArray *fields);
GPtrArray *comity_list_columns_of (GtkColumnView *table, const ComityKind *kind);

typedef void (*ComityColumnsChosen) (GPtrArray *fields, gpointer user_data);
void comity_columns_dialog_present (GtkWidget *parent,
                                    const ComityKind *kind,
                                    GPtrArray *fields,
                                    ComityColumnsChosen chosen,
                                    gpointer user_data);

G_END_DECLS
