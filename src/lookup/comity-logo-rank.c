/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"
#include "config.h"

#include "comity-logo-rank.h"

#include <glib/gi18n.h>
#include <string.h>

/** What a picture is worth by the place where it was found, and the reason in words. */
typedef struct {
  const char *kind;
  int score;
  const char *reason;
} KindScore;

static const KindScore kinds[] = {
  { "wikidata", 92, NC_ ("logo", "Wikidata names it as the logo") },
  { "json-ld", 90, NC_ ("logo", "The site names it as the organisation’s logo") },
  { "microdata", 86, NC_ ("logo", "The site marks it as a logo") },
  { "og:logo", 86, NC_ ("logo", "The site names it as its logo") },
  { "publisher", 78, NC_ ("logo", "The site names it as the logo of who publishes it") },
  { "svg-icon", 66, NC_ ("logo", "A drawing that the site uses as its icon") },
  { "img", 62, NC_ ("logo", "A picture on the page that is called a logo") },
  { "manifest", 58, NC_ ("logo", "An icon of the site as an application") },
  { "apple-touch-icon", 57, NC_ ("logo", "A large icon of the site") },
  { "icon", 42, NC_ ("logo", "An icon of the site") },
  { "fluid-icon", 46, NC_ ("logo", "A large icon of the site") },
  { "tile", 40, NC_ ("logo", "An icon of the site for a start screen") },
  { "mask-icon", 26, NC_ ("logo", "A drawing of one colour only") },
  { "favicon.ico", 20, NC_ ("logo", "The small icon that most sites have") },
  { "og:image", 12, NC_ ("logo", "A picture for sharing the page, more often a photo") },
};

static const char *const logo_words[] = { "logo", "emblem", "gerb", "brand", "wappen", "signet" };
static const char *const other_words[] = { "sprite",      "blank",  "pixel",   "spacer",
                                           "banner",      "avatar", "loading", "placeholder",
                                           "transparent", "photo",  "slide" };

static gboolean
holds_any (const char *text, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (strcasestr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/** comity_logo_is_told: whether a class, a name or an address says that it is a logo. */
gboolean
comity_logo_is_told (const char *text)
{
  return text != NULL && holds_any (text, logo_words, G_N_ELEMENTS (logo_words));
}

static const KindScore *
find_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      return &kinds[i];
  return NULL;
}

/* "icon-192x192.png" tells a size as well as an attribute does. */
static void
take_size_from_name (ComityFoundLogo *logo)
{
  const char *name = strrchr (logo->url, '/');
  for (const char *c = name; c != NULL && (c = strpbrk (c, "0123456789")) != NULL;) {
    char *after;
    guint64 width = g_ascii_strtoull (c, &after, 10);
    if (*after == 'x' && g_ascii_isdigit (after[1])) {
      guint64 height = g_ascii_strtoull (after + 1, &after, 10);
      if (width >= 8 && width <= 4096 && height >= 8 && height <= 4096) {
        logo->width = (guint) width;
        logo->height = (guint) height;
        return;
      }
    }
    c = after;
  }
}

static gboolean
is_vector (const ComityFoundLogo *logo)
{
  gsize n = strcspn (logo->url, "?");
  return n > 4 && g_ascii_strncasecmp (logo->url + n - 4, ".svg", 4) == 0;
}

/* Large before small, square before wide; a drawing is as large as one likes. */
static int
score_of_size (const ComityFoundLogo *logo)
{
  int score = 0;
  guint small = MIN (logo->width, logo->height), large = MAX (logo->width, logo->height);
  if (is_vector (logo))
    score += 6;
  if (small == 0)
    return score;
  if (!is_vector (logo))
    score += small >= 180 ? 8 : small >= 96 ? 5 : small >= 48 ? 1 : small > 16 ? -4 : -10;
  if (large > 4 * small)
    score -= 14;
  else if (large > 2 * small)
    score -= 4;
  if (small <= 2)
    score -= 60;
  return score;
}

static int
score_of_name (const ComityFoundLogo *logo)
{
  const char *name = strrchr (logo->url, '/');
  int score = 0;
  gboolean told = holds_any (logo->url, logo_words, G_N_ELEMENTS (logo_words));
  if (name != NULL && holds_any (name, other_words, G_N_ELEMENTS (other_words)) &&
      !comity_logo_is_told (name))
    score -= 25;
  if (told && g_str_equal (logo->kind, "og:image"))
    score += 36;
  else if (told)
    score += 3;
  return score;
}

/**
 * comity_logo_rank:
 * @logo: a picture whose kind, address and, if told, size are set
 *
 * Sets its score and the reason for it: a real logo before an icon, a drawing or a large picture
 * before a small one, nothing that looks like a photo, a banner or a blank pixel.
 */
void
comity_logo_rank (ComityFoundLogo *logo)
{
  const KindScore *kind = find_kind (logo->kind);
  g_return_if_fail (kind != NULL);
  if (logo->width == 0)
    take_size_from_name (logo);
  logo->score = CLAMP (kind->score + score_of_size (logo) + score_of_name (logo), 0, 100);
  const char *reason = g_dpgettext2 (GETTEXT_PACKAGE, "logo", kind->reason);
  g_free (logo->reason);
  if (logo->width > 0 && logo->height > 0)
    logo->reason =
      /* Translators: %1$s says why a picture may be the logo; its size in pixels follows */
      g_strdup_printf (C_ ("logo", "%1$s, %2$u × %3$u"), reason, logo->width, logo->height);
  else
    logo->reason = g_strdup (reason);
}
