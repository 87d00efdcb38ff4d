/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"

#include <string.h>

#include "comity-logo-rank.h"
#include "comity-page-private.h"
#include "comity-web-json.h"

#define MOST_TITLE 1024
#define MOST_SCRIPT (1024 * 1024)
#define MOST_LOGOS 100
#define MOST_TOLD 4 /* after these come the logos of others: partners, sponsors */
#define MOST_OPEN 64

typedef ComityPageNotes Notes;

static void
note_logo (Notes *self, const char *kind, const char *href, guint width, guint height)
{
  if (href == NULL || href[strspn (href, " \t\r\n")] == '\0' || self->logos->len >= MOST_LOGOS)
    return;
  ComityNotedLogo *logo = g_new0 (ComityNotedLogo, 1);
  *logo = (ComityNotedLogo) { kind, g_strdup (href), width, height };
  g_ptr_array_add (self->logos, logo);
}

static guint
read_length (const char *text)
{
  guint64 length = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;
  return length <= 16384 ? (guint) length : 0;
}

/* "16x16 32x32": the largest of them. "any" is no number. */
static void
read_sizes (const char *sizes, guint *width, guint *height)
{
  *width = *height = 0;
  for (const char *c = sizes; c != NULL && (c = strpbrk (c, "0123456789")) != NULL;) {
    char *after;
    guint64 w = g_ascii_strtoull (c, &after, 10), h = 0;
    const char *next = g_str_has_prefix (after, "×") ? after + strlen ("×") : after + 1;
    if ((*after == 'x' || *after == 'X' || next > after + 1) && g_ascii_isdigit (*next))
      h = g_ascii_strtoull (next, &after, 10);
    if (h > 0 && w <= 16384 && h <= 16384 && w > *width) {
      *width = (guint) w;
      *height = (guint) h;
    }
    c = after;
  }
}

static gboolean
has_word (char **words, const char *word)
{
  for (; *words != NULL; words++)
    if (g_ascii_strcasecmp (*words, word) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_drawing (const ComityHtmlTag *tag, const char *href)
{
  const char *type = comity_html_tag_get (tag, "type");
  gsize n = href != NULL ? strcspn (href, "?#") : 0;
  return (type != NULL && strcasestr (type, "svg") != NULL) ||
         (n > 4 && g_ascii_strncasecmp (href + n - 4, ".svg", 4) == 0);
}

static void
note_icon (Notes *self, const ComityHtmlTag *tag, const char *href, char **rel)
{
  guint width, height;
  read_sizes (comity_html_tag_get (tag, "sizes"), &width, &height);
  if (has_word (rel, "icon") || has_word (rel, "shortcut"))
    note_logo (self, is_drawing (tag, href) ? "svg-icon" : "icon", href, width, height);
  else if (has_word (rel, "apple-touch-icon") || has_word (rel, "apple-touch-icon-precomposed"))
    note_logo (self, "apple-touch-icon", href, width, height);
  else if (has_word (rel, "mask-icon"))
    note_logo (self, "mask-icon", href, 0, 0);
  else if (has_word (rel, "fluid-icon"))
    note_logo (self, "fluid-icon", href, width, height);
  else if (has_word (rel, "image_src"))
    note_logo (self, "og:image", href, 0, 0);
}

static void
note_page (Notes *self, const char *kind, const char *name, const char *href)
{
  g_ptr_array_add (self->links, g_strdup (kind));
  g_ptr_array_add (self->links, g_strdup (name));
  g_ptr_array_add (self->links, g_strdup (href));
}

static void
note_link (Notes *self, const ComityHtmlTag *tag)
{
  const char *href = comity_html_tag_get (tag, "href"), *rel = comity_html_tag_get (tag, "rel");
  const char *language = comity_html_tag_get (tag, "hreflang");
  const char *property = comity_html_tag_get (tag, "itemprop");
  if (href == NULL)
    return;
  if (property != NULL && g_ascii_strcasecmp (property, "logo") == 0)
    note_logo (self, "microdata", href, 0, 0);
  if (rel == NULL)
    return;
  g_auto (GStrv) words = g_strsplit_set (rel, " \t\r\n,", -1);
  note_icon (self, tag, href, words);
  if (has_word (words, "manifest") && self->manifest == NULL)
    self->manifest = g_strdup (href);
  else if (has_word (words, "canonical") && self->canonical == NULL)
    self->canonical = g_strdup (href);
  else if (has_word (words, "alternate") && language != NULL && self->links->len < 300)
    note_page (self, "language", language, href);
}

/* "5; url=…" with a short wait is a redirect. */
static void
note_refresh (Notes *self, const char *content)
{
  const char *at = strcasestr (content, "url");
  if (self->refresh != NULL || at == NULL || g_ascii_strtoull (content, NULL, 10) > 10)
    return;
  at += 3;
  at += strspn (at, " \t\r\n");
  if (*at++ != '=')
    return;
  at += strspn (at, " \t\r\n\"'");
  self->refresh = g_strndup (at, strcspn (at, "\"'"));
}

static void
take (char **member, const char *content)
{
  if (*member == NULL && content[strspn (content, " \t\r\n")] != '\0')
    *member = g_strdup (content);
}

static void
size_last (Notes *self, gboolean height, const char *content)
{
  ComityNotedLogo *last = self->logos->len > 0 ? self->logos->pdata[self->logos->len - 1] : NULL;
  if (last == NULL || !g_str_equal (last->kind, "og:image"))
    return;
  *(height ? &last->height : &last->width) = read_length (content);
}

static void
note_property (Notes *self, const char *name, const char *content)
{
  if (g_ascii_strcasecmp (name, "og:logo") == 0 || g_ascii_strcasecmp (name, "logo") == 0)
    note_logo (self, "og:logo", content, 0, 0);
  else if (g_ascii_strcasecmp (name, "og:image:width") == 0)
    size_last (self, FALSE, content);
  else if (g_ascii_strcasecmp (name, "og:image:height") == 0)
    size_last (self, TRUE, content);
  else if (g_ascii_strcasecmp (name, "og:image") == 0 ||
           g_ascii_strcasecmp (name, "og:image:url") == 0 ||
           g_ascii_strcasecmp (name, "og:image:secure_url") == 0 ||
           g_ascii_strcasecmp (name, "twitter:image") == 0 ||
           g_ascii_strcasecmp (name, "twitter:image:src") == 0)
    note_logo (self, "og:image", content, 0, 0);
  else if (g_ascii_strcasecmp (name, "msapplication-TileImage") == 0 ||
           g_ascii_strncasecmp (name, "msapplication-square", 20) == 0 ||
           g_ascii_strncasecmp (name, "msapplication-wide", 18) == 0)
    note_logo (self, "tile", content, 0, 0);
  else if (g_ascii_strcasecmp (name, "og:site_name") == 0)
    take (&self->site_name, content);
  else if (g_ascii_strcasecmp (name, "og:title") == 0)
    take (&self->og_title, content);
  else if (g_ascii_strcasecmp (name, "application-name") == 0)
    take (&self->application, content);
}

static void
note_meta (Notes *self, const ComityHtmlTag *tag)
{
  const char *content = comity_html_tag_get (tag, "content");
  const char *property = comity_html_tag_get (tag, "property");
  const char *name = comity_html_tag_get (tag, "name");
  const char *item = comity_html_tag_get (tag, "itemprop");
  const char *equiv = comity_html_tag_get (tag, "http-equiv");
  if (content == NULL)
    return;
  if (equiv != NULL && g_ascii_strcasecmp (equiv, "refresh") == 0)
    note_refresh (self, content);
  if (item != NULL && g_ascii_strcasecmp (item, "logo") == 0)
    note_logo (self, "microdata", content, 0, 0);
  if (property != NULL || name != NULL)
    note_property (self, property != NULL ? property : name, content);
}

static gboolean
is_told (const ComityHtmlTag *tag)
{
  return comity_logo_is_told (comity_html_tag_get (tag, "class")) ||
         comity_logo_is_told (comity_html_tag_get (tag, "id"));
}

static void
note_picture (Notes *self, const ComityHtmlTag *tag)
{
  const char *src = comity_html_tag_get (tag, "src"), *item = comity_html_tag_get (tag, "itemprop");
  const char *later = comity_html_tag_get (tag, "data-src");
  if (later != NULL && (src == NULL || g_str_has_prefix (src, "data:")))
    src = later; /* pictures that a script shows when they come into view */
  guint width = read_length (comity_html_tag_get (tag, "width"));
  guint height = read_length (comity_html_tag_get (tag, "height"));
  if (src == NULL || g_str_has_prefix (src, "data:"))
    return;
  if (item != NULL && g_ascii_strcasecmp (item, "logo") == 0)
    note_logo (self, "microdata", src, width, height);
  else if ((self->open->len > 0 || is_told (tag) || comity_logo_is_told (src) ||
            comity_logo_is_told (comity_html_tag_get (tag, "alt"))) &&
           self->n_told++ < MOST_TOLD)
    note_logo (self, "img", src, width, height);
}

static void
note_anchor (Notes *self, const ComityHtmlTag *tag)
{
  static const char *const networks[][2] = {
    { "facebook.com/", "Facebook" },
    { "linkedin.com/", "LinkedIn" },
    { "instagram.com/", "Instagram" },
    { "youtube.com/", "YouTube" },
    { "t.me/", "Telegram" },
    { "vk.com/", "VK" },
    { "weibo.com/", "Weibo" },
    { "ok.ru/", "OK" },
    { "//x.com/", "X" },
    { "twitter.com/", "X" },
    { "rutube.ru/", "Rutube" },
    { "tiktok.com/", "TikTok" },
  };
  const char *href = comity_html_tag_get (tag, "href"),
             *item = comity_html_tag_get (tag, "itemprop");
  if (href == NULL)
    return;
  if (item != NULL && g_ascii_strcasecmp (item, "logo") == 0)
    note_logo (self, "microdata", href, 0, 0);
  if (self->links->len >= 300 || strcasestr (href, "share") != NULL ||
      strstr (href, "/intent/") != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (networks); i++) {
    const char *at = strcasestr (href, networks[i][0]);
    if (at == NULL || at > href + 20 || at[strlen (networks[i][0])] == '\0')
      continue;
    if (at > href && g_ascii_isalnum (at[-1]))
      continue; /* the end of another name */
    note_page (self, "social", networks[i][1], href);
    return;
  }
}

static gboolean
is_void (const char *name)
{
  static const char *const names[] = { "area",  "base", "br",   "col",    "embed", "hr",  "img",
                                       "input", "link", "meta", "source", "track", "wbr", NULL };
  return g_strv_contains (names, name);
}

/* Which elements are open is only followed inside one that is called a logo. */
static void
open_element (Notes *self, const ComityHtmlTag *tag)
{
  if (is_void (tag->name) || self->open->len >= MOST_OPEN)
    return;
  gboolean whole = g_str_equal (tag->name, "html") || g_str_equal (tag->name, "body");
  if (self->open->len > 0 || (is_told (tag) && !whole))
    g_ptr_array_add (self->open, g_strdup (tag->name));
}

static void
begin_script (Notes *self, const ComityHtmlTag *tag)
{
  const char *type = comity_html_tag_get (tag, "type");
  if (type != NULL && strcasestr (type, "ld+json") != NULL && self->data->len < 50)
    self->script = g_string_new (NULL);
}

/** comity_page_note_start: notes a start tag. */
void
comity_page_note_start (const ComityHtmlTag *tag, gpointer notes)
{
  Notes *self = notes;
  const char *href = comity_html_tag_get (tag, "href"), *lang = comity_html_tag_get (tag, "lang");
  if (g_str_equal (tag->name, "meta"))
    note_meta (self, tag);
  else if (g_str_equal (tag->name, "link"))
    note_link (self, tag);
  else if (g_str_equal (tag->name, "base") && href != NULL)
    take (&self->base, href);
  else if (g_str_equal (tag->name, "html") && lang != NULL)
    take (&self->lang, lang);
  else if (g_str_equal (tag->name, "script"))
    begin_script (self, tag);
  else if (g_str_equal (tag->name, "img"))
    note_picture (self, tag);
  else if (g_str_equal (tag->name, "a"))
    note_anchor (self, tag);
  else if (g_str_equal (tag->name, "svg"))
    self->svg++;
  else if (g_str_equal (tag->name, "title") && self->svg == 0 && !self->title_done)
    self->in_title = TRUE;
  open_element (self, tag);
}

static void
end_script (Notes *self)
{
  g_autoptr (GString) script = g_steal_pointer (&self->script);
  JsonNode *node = comity_web_json_parse_loosely (script->str, script->len);
  if (node != NULL)
    g_ptr_array_add (self->data, node);
}

/** comity_page_note_end: notes an end tag. */
void
comity_page_note_end (const char *name, gpointer notes)
{
  Notes *self = notes;
  if (g_str_equal (name, "script") && self->script != NULL)
    end_script (self);
  else if (g_str_equal (name, "title") && self->in_title) {
    self->in_title = FALSE;
    self->title_done = self->title->len > 0;
  } else if (g_str_equal (name, "svg") && self->svg > 0)
    self->svg--;
  for (guint i = self->open->len; i > 0; i--)
    if (g_str_equal (self->open->pdata[i - 1], name)) {
      g_ptr_array_set_size (self->open, (int) i - 1);
      return;
    }
}

/** comity_page_note_text: notes the text of a title or a script. */
void
comity_page_note_text (const char *text, gsize length, gpointer notes)
{
  Notes *self = notes;
  if (self->script != NULL && self->script->len + length <= MOST_SCRIPT)
    g_string_append_len (self->script, text, (gssize) length);
  else if (self->in_title && self->title->len + length <= MOST_TITLE)
    g_string_append_len (self->title, text, (gssize) length);
}
