/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "comity-findings.h"
#include "comity-store.h"

G_BEGIN_DECLS

#define COMITY_TYPE_WEB_DIALOG (comity_web_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ComityWebDialog, comity_web_dialog, COMITY, WEB_DIALOG, AdwDialog)

ComityWebDialog *comity_web_dialog_new (GtkWidget *from, ComityStore *store);
void comity_web_dialog_look_up (ComityWebDialog *self, const char *typed);
void comity_web_dialog_show_findings (ComityWebDialog *self, ComityFindings *findings);

G_END_DECLS
