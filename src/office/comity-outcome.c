/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-office"
#include "comity-outcome.h"

#include <string.h>

/* What a visit led to, and the record that comes out of it. */

static const struct {
  const char *outcome, *target;
} targets[] = {
  { "agreement", "agreement" }, { "negotiation", "agreement" }, { "contact", "contact" },
  { "project", "project" },     { "event", "event" },           { "task", "task" },
};

static const char *const links[] = { "agreement", "project", "event", "contact", "task" };

/**
 * comity_outcome_get_target:
 *
 * Returns: (transfer none) (nullable): the kind of record that an outcome of this kind leads to
 */
const ComityKind *
comity_outcome_get_target (ComityRecord *outcome)
{
  const char *kind = comity_record_get (outcome, "kind");

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (g_strcmp0 (kind, targets[i].outcome) == 0)
      return comity_kind_find (targets[i].target);
  return NULL;
}

/**
 * comity_outcome_get_link:
 *
 * Returns: (transfer none) (nullable): the field that names what has come out of it: the kind that it
 *   leads to when that is there, else any
 */
const ComityField *
comity_outcome_get_link (ComityRecord *outcome)
{
  const ComityKind *kind = comity_record_get_kind (outcome);
  const ComityKind *target = comity_outcome_get_target (outcome);

  if (target != NULL && comity_record_get (outcome, target->name) != NULL)
    return comity_kind_get_field (kind, target->name);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (comity_record_get (outcome, links[i]) != NULL)
      return comity_kind_get_field (kind, links[i]);
  return NULL;
}

static void
copy (ComityRecord *preset, const char *field, ComityRecord *from, const char *source)
{
  const char *value = comity_record_get (from, source);

  if (value != NULL && comity_kind_get_field (comity_record_get_kind (preset), field) != NULL)
    comity_record_set (preset, field, value);
}

/* Its own partner, or the only one of the visit. */
static const char *
partner_of (ComityRecord *outcome, ComityRecord *delegation)
{
  const char *own = comity_record_get (outcome, "partner");
  const char *visited = comity_record_get (delegation, "partners");

  if (own != NULL)
    return own;
  return visited != NULL && strchr (visited, COMITY_SEPARATOR[0]) == NULL ? visited : NULL;
}

static void
set_partner (ComityRecord *preset, ComityRecord *outcome, ComityRecord *delegation)
{
  const ComityKind *kind = comity_record_get_kind (preset);
  const char *partner = partner_of (outcome, delegation);

  if (comity_kind_get_field (kind, "partner") != NULL)
    comity_record_set (preset, "partner", partner);
  else if (comity_kind_get_field (kind, "partners") != NULL)
    comity_record_set (preset, "partners",
                       partner != NULL ? partner : comity_record_get (delegation, "partners"));
}

static void
fill_agreement (ComityRecord *preset, ComityRecord *outcome, ComityRecord *delegation)
{
  gboolean is_signed = g_strcmp0 (comity_record_get (outcome, "kind"), "agreement") == 0;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (delegation));

  comity_record_set (preset, "delegation", id);
  comity_record_set (preset, "stage", is_signed ? "in_force" : "draft");
  copy (preset, "subject", outcome, "text");
  if (!is_signed)
    return;
  copy (preset, "signed_on", outcome, "done_on");
  copy (preset, "valid_from", outcome, "done_on");
  copy (preset, "signed_at", delegation, "city");
}

static void
fill_task (ComityRecord *preset, ComityRecord *outcome, ComityRecord *delegation)
{
  g_autofree char *about =
    g_strdup_printf ("delegation/%" G_GINT64_FORMAT, comity_record_get_id (delegation));

  copy (preset, "name", outcome, "next_step");
  copy (preset, "due", outcome, "due");
  copy (preset, "details", outcome, "text");
  copy (preset, "owner", outcome, "owner");
  comity_record_set (preset, "record", about);
  comity_record_set (preset, "state", "open");
}

/**
 * comity_outcome_make_preset:
 * @delegation: the visit that led to it
 * @target: agreement, project, event, contact or task
 *
 * Returns: (transfer full): the new record as its form begins: what the outcome and the visit say
 */
ComityRecord *
comity_outcome_make_preset (ComityRecord *outcome,
                            ComityRecord *delegation,
                            const ComityKind *target)
{
  static const char *const shared[] = { "forms", "fields", "directions", "our_unit" };
  ComityRecord *preset = comity_record_new (target);

  copy (preset, "name", outcome, "name");
  copy (preset, "summary", outcome, "text");
  copy (preset, "responsible", outcome, "owner");
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    copy (preset, shared[i], delegation, shared[i]);
  set_partner (preset, outcome, delegation);
  if (strcmp (target->name, "agreement") == 0)
    fill_agreement (preset, outcome, delegation);
  else if (strcmp (target->name, "task") == 0)
    fill_task (preset, outcome, delegation);
  else if (strcmp (target->name, "event") == 0)
    comity_record_set (preset, "status", "planned");
  else if (strcmp (target->name, "project") == 0)
    copy (preset, "agreement", outcome, "agreement");
  return preset;
}

/**
 * comity_outcome_link:
 * @made: the record that has come out of it, with its id
 *
 * Returns: (transfer full): the outcome as it is to be saved with @made: it names it
 */
ComityRecord *
comity_outcome_link (ComityRecord *outcome, ComityRecord *made)
{
  ComityRecord *linked = comity_record_copy (outcome);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, comity_record_get_id (made));

  comity_record_set (linked, comity_record_get_kind (made)->name, id);
  return linked;
}
