/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "comity-cover-rules.h"
#include "comity-record.h"

G_BEGIN_DECLS

/**
 * ComityCoverState:
 * @COMITY_COVER_EMPTY: nothing is known
 * @COMITY_COVER_FINE: every paper covers today, and for longer than the warning
 * @COMITY_COVER_SOON: one ends within %COMITY_COVER_SOON_DAYS days
 * @COMITY_COVER_GAP: one that is needed today is missing or over
 */
typedef enum {
  COMITY_COVER_EMPTY,
  COMITY_COVER_FINE,
  COMITY_COVER_SOON,
  COMITY_COVER_GAP,
} ComityCoverState;

#define COMITY_COVER_SOON_DAYS 30

/** ComityPeriod: from the first to the last day, as Julian days. */
typedef struct {
  int from, to;
} ComityPeriod;

/** ComityCoverLine: one paper and the periods that it covers, in their order. */
typedef struct {
  char *name;
  gboolean needed; /* its absence is a gap */
  GArray *periods; /* of ComityPeriod */
} ComityCoverLine;

#define COMITY_TYPE_COVER (comity_cover_get_type ())
typedef struct _ComityCover ComityCover;
GType comity_cover_get_type (void);

ComityCover *comity_cover_new (const char *today);
ComityCover *comity_cover_new_from_papers (GPtrArray *papers, gboolean is_here, const char *today);
ComityCover *comity_cover_new_term (const char *name,
                                    const char *from,
                                    const char *to,
                                    const char *today);
ComityCover *comity_cover_ref (ComityCover *self);
void comity_cover_unref (ComityCover *self);
ComityCoverLine *comity_cover_add_line (ComityCover *self, const char *name, gboolean needed);
void comity_cover_add_period (ComityCover *self,
                              ComityCoverLine *line,
                              const char *from,
                              const char *to);
void comity_cover_set_axis (ComityCover *self, int from, int to);
void comity_cover_get_axis (const ComityCover *self, int *from, int *to);
int comity_cover_get_today (const ComityCover *self);
guint comity_cover_get_n_lines (const ComityCover *self);
const ComityCoverLine *comity_cover_get_line (const ComityCover *self, guint index);
gboolean comity_cover_line_covers (const ComityCoverLine *line, int day);
ComityCoverState comity_cover_get_line_state (const ComityCover *self, const ComityCoverLine *line);
gboolean comity_cover_get_binding_end (const ComityCover *self, int *end);
char *comity_cover_dup_line_summary (const ComityCover *self, const ComityCoverLine *line);
ComityCoverState comity_cover_get_state (const ComityCover *self);
char *comity_cover_dup_summary (const ComityCover *self);
char *comity_cover_dup_description (const ComityCover *self);
void comity_cover_default_axis (const char *today, int *from, int *to);
char *comity_cover_dup_month (int day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ComityCover, comity_cover_unref)

G_END_DECLS
