/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-page-data.h"

G_BEGIN_DECLS

GtkWidget *comity_attachments_new (ComityStore *store, ComityPageData *data);
void comity_attachments_choose (GtkWidget *page, ComityStore *store, ComityRecord *owner);
void comity_attachments_add_files (GtkWidget *page,
                                   ComityStore *store,
                                   ComityRecord *owner,
                                   GListModel *files);

G_END_DECLS
