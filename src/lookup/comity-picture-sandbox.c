/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "comity-lookup"

#include "comity-picture-pool.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "comity-sandbox.h"

/*
 * The walls around a decoder that reads one stranger's picture after the other: those of glycin, and
 * where it leaves room, narrower ones. No network, no file but the system's libraries and fonts, no
 * new process, an address space and files of a limited size, and an end with this program.
 */

#define MOST_MEMORY "--as=1073741824" /* bytes of addresses: a picture and room to work */
#define MOST_FILE "--fsize=268435456" /* also of the memory in which it hands the picture over */
#define MOST_SECONDS "--cpu=120"      /* of the processor, over all its pictures */
#define MOST_OPEN "--nofile=64"

/* What a decoder that has been started does: read, reckon, wait and answer. */
static const char *const allowed[] = {
  "access",
  "arch_prctl",
  "brk",
  "clock_getres",
  "clock_gettime",
  "clock_nanosleep",
  "close",
  "dup",
  "epoll_create1",
  "epoll_ctl",
  "epoll_pwait",
  "epoll_wait",
  "eventfd2",
  "execve",
  "exit",
  "exit_group",
  "faccessat",
  "faccessat2",
  "fadvise64",
  "fcntl",
  "fstat",
  "fstatfs",
  "ftruncate",
  "futex",
  "getcwd",
  "getdents64",
  "getegid",
  "geteuid",
  "getgid",
  "getpid",
  "getppid",
  "getrandom",
  "getrlimit",
  "getsockname",
  "getsockopt",
  "gettid",
  "gettimeofday",
  "getuid",
  "lseek",
  "lstat",
  "madvise",
  "membarrier",
  "memfd_create",
  "mmap",
  "mprotect",
  "mremap",
  "munmap",
  "nanosleep",
  "newfstatat",
  "open",
  "openat",
  "pipe2",
  "poll",
  "ppoll",
  "prctl",
  "pread64",
  "prlimit64",
  "read",
  "readlink",
  "readlinkat",
  "readv",
  "recvfrom",
  "recvmsg",
  "restart_syscall",
  "rseq",
  "rt_sigaction",
  "rt_sigprocmask",
  "rt_sigreturn",
  "sched_getaffinity",
  "sched_yield",
  "sendmsg",
  "sendto",
  "set_robust_list",
  "set_tid_address",
  "shutdown",
  "sigaltstack",
  "stat",
  "statfs",
  "statx",
  "sysinfo",
  "tgkill",
  "timerfd_create",
  "timerfd_settime",
  "uname",
  "wait4",
  "write",
  "writev",
};

static int
allow_names (scmp_filter_ctx filter)
{
  int failed = 0;
  for (guint i = 0; i < G_N_ELEMENTS (allowed) && failed == 0; i++) {
    int number = seccomp_syscall_resolve_name (allowed[i]);
    if (number != __NR_SCMP_ERROR)
      failed = seccomp_rule_add (filter, SCMP_ACT_ALLOW, number, 0);
  }
  return failed;
}

/* Threads and no processes; of what can be done to a file, only that it does not wait. */
static int
allow_parts (scmp_filter_ctx filter)
{
  int failed = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (clone), 1,
                                 SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
  if (failed == 0) /* the C library then takes the older call */
    failed = seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0);
  if (failed == 0)
    failed = seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (ioctl), 1,
                               SCMP_A1 (SCMP_CMP_EQ, FIONBIO));
  return failed;
}

/**
 * comity_picture_sandbox_open_filter:
 *
 * Returns: a file with the program that the kernel holds each call of the decoder to; -1: it cannot
 *   be made
 */
int
comity_picture_sandbox_open_filter (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  int fd = memfd_create ("comity-filter", MFD_CLOEXEC);
  if (filter == NULL || fd < 0 || allow_names (filter) != 0 || allow_parts (filter) != 0 ||
      seccomp_export_bpf (filter, fd) != 0 || lseek (fd, 0, SEEK_SET) != 0)
    g_clear_fd (&fd, NULL);
  if (filter != NULL)
    seccomp_release (filter);
  return fd;
}

static void
add (GStrvBuilder *argv, const char *const *words)
{
  g_strv_builder_addv (argv, (const char **) words);
}

/* /lib64 and its like, as this system has them. */
static void
add_libraries (GStrvBuilder *argv)
{
  g_autoptr (GDir) root = g_dir_open ("/", 0, NULL);
  const char *name;
  while (root != NULL && (name = g_dir_read_name (root)) != NULL) {
    g_autofree char *path = g_strconcat ("/", name, NULL);
    g_autofree char *target = g_str_has_prefix (name, "lib") ? g_file_read_link (path, NULL) : NULL;
    if (target != NULL)
      g_strv_builder_add_many (argv, "--symlink", target, path, NULL);
    else if (g_str_has_prefix (name, "lib"))
      g_strv_builder_add_many (argv, "--ro-bind", path, path, NULL);
  }
}

/**
 * comity_picture_sandbox_dup_argv:
 * @program: what is to run within; its path in /usr
 *
 * The descriptor %COMITY_PICTURE_SANDBOX_FILTER of the new process must be what
 * comity_picture_sandbox_open_filter() gives.
 *
 * Returns: (transfer full) (nullable): the command; %NULL: nothing here can make a sandbox
 */
char **
comity_picture_sandbox_dup_argv (const char *program)
{
  static const char *const walls[] = {
    "--unshare-all",
    "--die-with-parent",
    "--new-session",
    "--cap-drop",
    "ALL",
    "--clearenv",
    "--setenv",
    "PATH",
    "/usr/bin",
    "--setenv",
    "HOME",
    "/tmp",
    "--setenv",
    "XDG_RUNTIME_DIR",
    "/tmp",
    "--ro-bind",
    "/usr",
    "/usr",
    "--ro-bind-try",
    "/etc/ld.so.cache",
    "/etc/ld.so.cache",
    "--ro-bind-try",
    "/etc/fonts",
    "/etc/fonts",
    "--ro-bind-try",
    "/var/cache/fontconfig",
    "/var/cache/fontconfig",
    "--dev",
    "/dev",
    "--size",
    "8388608",
    "--tmpfs",
    "/tmp",
    "--chdir",
    "/",
    "--seccomp",
    G_STRINGIFY (COMITY_PICTURE_SANDBOX_FILTER),
    NULL,
  };
  static const char *const portal[] = { "--sandbox", "--watch-bus", "--clear-env", "--directory=/",
                                        NULL };
  static const char *const limits[] = { "prlimit", MOST_MEMORY, MOST_FILE, MOST_SECONDS,
                                        MOST_OPEN, "--core=0",  NULL };
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_autofree char *maker =
    g_find_program_in_path (comity_is_sandboxed () ? "flatpak-spawn" : "bwrap");
  if (maker == NULL)
    return NULL;
  g_strv_builder_add (argv, maker);
  /* In a Flatpak its portal makes the sandbox; it brings a filter of its own. */
  add (argv, comity_is_sandboxed () ? portal : walls);
  if (!comity_is_sandboxed ())
    add_libraries (argv);
  add (argv, limits);
  g_strv_builder_add (argv, program);
  return g_strv_builder_end (argv);
}
