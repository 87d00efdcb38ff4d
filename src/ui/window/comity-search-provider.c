/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-ui"
#include "comity-search-provider.h"

#include "comity-lock-screen.h"
#include "comity-record-link.h"
#include "comity-offices.h"
#include "comity-shell-search.h"

#define MOST 12 /* more than the overview of the shell shows of one program */

/**
 * ComitySearchProvider:
 *
 * Answers the desktop's own search: records of the office that is open, or would be at a start, by
 * the same search as Ctrl+K. Interface org.gnome.Shell.SearchProvider2; an id of a result is a link.
 *
 * Signal `open` (char *link): a result was chosen. Signal `search` (char *text): all of them shall
 * be shown in a window.
 */
struct _ComitySearchProvider {
  GObject parent_instance;
  GApplication *app; /* not owned: it owns this */
  ComityDupPath dup_path;
  ComityShellSearchProvider2 *skeleton;
  GHashTable *rows; /* link → ComityRow, of the last answer */
};

static guint open_signal, search_signal;

G_DEFINE_FINAL_TYPE (ComitySearchProvider, comity_search_provider, G_TYPE_OBJECT)

/** A question on its way: the words wait until the office is open. Nobody else holds the office for
 * the desktop: it is closed, and backed up, when its last window goes. */
typedef struct {
  ComitySearchProvider *self;
  ComityStore *store;
  GDBusMethodInvocation *invocation;
  char *text;
} Question;

static void
question_free (Question *question)
{
  g_application_release (question->self->app);
  g_clear_object (&question->invocation);
  g_clear_object (&question->store);
  g_object_unref (question->self);
  g_free (question->text);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/* Both methods that ask answer with one list of ids. */
static void
answer (Question *question, const char *const *links)
{
  g_dbus_method_invocation_return_value (g_steal_pointer (&question->invocation),
                                         g_variant_new ("(^as)", links));
}

static gpointer
search (ComityDb *db, gpointer text, GError **error)
{
  return comity_db_search (db, text, MOST, error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (GPtrArray) rows = comity_store_read_finish (COMITY_STORE (source), result, NULL);
  g_autoptr (GPtrArray) links = g_ptr_array_new_null_terminated (MOST, NULL, TRUE);

  g_hash_table_remove_all (question->self->rows);
  for (guint i = 0; rows != NULL && !comity_lock_is_on () && i < rows->len; i++) {
    ComityRow *row = g_steal_pointer (&rows->pdata[i]);
    char *link = comity_record_link_new (row->kind, row->id);

    g_hash_table_insert (question->self->rows, link, row);
    g_ptr_array_add (links, link);
  }
  answer (question, (const char *const *) links->pdata);
}

static void
ask (Question *question)
{
  comity_store_read_async (question->store, search, g_strdup (question->text), g_free,
                           (GDestroyNotify) g_ptr_array_unref, NULL, found_cb, question);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  g_autoptr (ComityStore) store = comity_offices_open_finish (result, NULL);
  const char *nothing[] = { NULL };

  if (store == NULL || comity_lock_hides (store)) {
    answer (question, nothing);
    return;
  }
  question->store = g_steal_pointer (&store);
  ask (g_steal_pointer (&question));
}

static gboolean
start (ComitySearchProvider *self, GDBusMethodInvocation *invocation, const char *const *terms)
{
  Question *question = g_new (Question, 1);
  g_autofree char *path = self->dup_path (self->app);
  const char *nothing[] = { NULL };

  g_application_hold (self->app);
  *question =
    (Question) { g_object_ref (self), NULL, invocation, g_strjoinv (" ", (char **) terms) };
  if (path == NULL) {
    answer (question, nothing);
    question_free (question);
  } else {
    comity_offices_open_async (path, COMITY_OPEN_DEFAULT, opened_cb, question);
  }
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
initial_cb (ComityShellSearchProvider2 *skeleton,
            GDBusMethodInvocation *invocation,
            const char *const *terms,
            ComitySearchProvider *self)
{
  return start (self, invocation, terms);
}

static gboolean
subsearch_cb (ComityShellSearchProvider2 *skeleton,
              GDBusMethodInvocation *invocation,
              const char *const *previous,
              const char *const *terms,
              ComitySearchProvider *self)
{
  return start (self, invocation, terms);
}

/* What a result is shown with: its name, its kind and what stands under its name, its icon. */
static void
add_meta (GVariantBuilder *metas, const char *link, const ComityRow *row)
{
  const char *kind = comity_kind_get_label (row->kind);
  g_autoptr (GIcon) icon = g_themed_icon_new (row->kind->icon);
  g_autofree char *description = row->subtitle != NULL && *row->subtitle != '\0' ?
                                   g_strjoin (" · ", kind, row->subtitle, NULL) :
                                   g_strdup (kind);

  g_variant_builder_open (metas, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (link));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (row->title));
  g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (description));
  g_variant_builder_add (metas, "{sv}", "icon", g_icon_serialize (icon));
  g_variant_builder_close (metas);
}

static gboolean
metas_cb (ComityShellSearchProvider2 *skeleton,
          GDBusMethodInvocation *invocation,
          const char *const *links,
          ComitySearchProvider *self)
{
  g_auto (GVariantBuilder) metas = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (; *links != NULL; links++) {
    const ComityRow *row = g_hash_table_lookup (self->rows, *links);

    if (row != NULL && !comity_lock_is_on ())
      add_meta (&metas, *links, row);
  }
  comity_shell_search_provider2_complete_get_result_metas (skeleton, invocation,
                                                           g_variant_builder_end (&metas));
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
activate_cb (ComityShellSearchProvider2 *skeleton,
             GDBusMethodInvocation *invocation,
             const char *link,
             const char *const *terms,
             guint timestamp,
             ComitySearchProvider *self)
{
  g_signal_emit (self, open_signal, 0, link);
  comity_shell_search_provider2_complete_activate_result (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
launch_cb (ComityShellSearchProvider2 *skeleton,
           GDBusMethodInvocation *invocation,
           const char *const *terms,
           guint timestamp,
           ComitySearchProvider *self)
{
  g_autofree char *text = g_strjoinv (" ", (char **) terms);

  g_signal_emit (self, search_signal, 0, text);
  comity_shell_search_provider2_complete_launch_search (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
comity_search_provider_dispose (GObject *object)
{
  ComitySearchProvider *self = COMITY_SEARCH_PROVIDER (object);

  comity_search_provider_unexport (self);
  g_clear_object (&self->skeleton);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  G_OBJECT_CLASS (comity_search_provider_parent_class)->dispose (object);
}

static void
comity_search_provider_class_init (ComitySearchProviderClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = comity_search_provider_dispose;
  open_signal = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              G_TYPE_STRING);
  search_signal = g_signal_new ("search", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
}

static void
comity_search_provider_init (ComitySearchProvider *self)
{
  self->skeleton = comity_shell_search_provider2_skeleton_new ();
  self->rows =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) comity_row_free);
  g_signal_connect_object (self->skeleton, "handle-get-initial-result-set", G_CALLBACK (initial_cb),
                           self, 0);
  g_signal_connect_object (self->skeleton, "handle-get-subsearch-result-set",
                           G_CALLBACK (subsearch_cb), self, 0);
  g_signal_connect_object (self->skeleton, "handle-get-result-metas", G_CALLBACK (metas_cb), self,
                           0);
  g_signal_connect_object (self->skeleton, "handle-activate-result", G_CALLBACK (activate_cb), self,
                           0);
  g_signal_connect_object (self->skeleton, "handle-launch-search", G_CALLBACK (launch_cb), self, 0);
}

/**
 * comity_search_provider_new:
 * @app: (transfer none): held while a question is on its way; owns what is returned
 * @dup_path: says in which office to search
 *
 * Returns: (transfer full): the answers to the desktop's search
 */
ComitySearchProvider *
comity_search_provider_new (GApplication *app, ComityDupPath dup_path)
{
  ComitySearchProvider *self = g_object_new (COMITY_TYPE_SEARCH_PROVIDER, NULL);

  self->app = app;
  self->dup_path = dup_path;
  return self;
}

/**
 * comity_search_provider_export:
 * @connection: the session bus
 * @object_path: where the file in share/gnome-shell/search-providers says it is
 *
 * Returns: whether the desktop can ask from now on
 */
gboolean
comity_search_provider_export (ComitySearchProvider *self,
                               GDBusConnection *connection,
                               const char *object_path,
                               GError **error)
{
  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection,
                                           object_path, error);
}

/** comity_search_provider_unexport: */
void
comity_search_provider_unexport (ComitySearchProvider *self)
{
  GDBusInterfaceSkeleton *skeleton = G_DBUS_INTERFACE_SKELETON (self->skeleton);

  if (skeleton != NULL && g_dbus_interface_skeleton_get_connection (skeleton) != NULL)
    g_dbus_interface_skeleton_unexport (skeleton);
}
