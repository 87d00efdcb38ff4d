/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum {
  COMITY_TYPED_NOTHING,   /* it may close */
  COMITY_TYPED_SOMETHING, /* that would be lost */
  COMITY_TYPED_BUSY,      /* what was typed is being written: it closes by itself */
} ComityTyped;

/**
 * ComityTypedGuard:
 * @look: what would be lost if the dialog closed now
 * @discard: (nullable): what is to be done when it is thrown away, before the dialog closes
 * @save: (nullable): saves it and closes the dialog; %NULL where that takes more than a press of a button
 */
typedef struct {
  ComityTyped (*look) (AdwDialog *dialog);
  void (*discard) (AdwDialog *dialog);
  void (*save) (AdwDialog *dialog);
} ComityTypedGuard;

void comity_typed_guard (AdwDialog *dialog, const ComityTypedGuard *guard);

G_END_DECLS
