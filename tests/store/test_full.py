# SPDX-License-Identifier: GPL-3.0-or-later
"""No room left, at any step: what does not fit is refused with a sentence about room, and the office is what it was before or
after. Once on a disk that is full, which is a small tmpfs, and once under a limit to the size of files, which the system
answers as it answers a quota. Then a disk that can only be read.

Needs mount for the disks; where that is not allowed it says so. Environment: COMITY_CLI, the program; COMITY_SOURCE; COMITY_LONG
for room of every size."""
import ctypes
import json
import os
import resource
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile

CLI = shlex.split(os.environ['COMITY_CLI'])
SOURCE = os.environ['COMITY_SOURCE']
LONG = bool(os.environ.get('COMITY_LONG'))
DISK = 24 << 20
# How many bytes there are; in the long run, enough at last.
ROOM = [kib << 10 for kib in ([0, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048, 4096]
                              + [DISK >> 12] if LONG else [16])]
CLONE_NEWNS = 0x00020000
CLONE_NEWUSER = 0x10000000


def limit_to(size):
    """For the child: no file may become larger. Python has set SIGXFSZ back, as any shell does."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)) if size is not None else None


class Bench:
    """An office as it was, and a place where it is worked on."""

    def __init__(self, place):
        self.place = place
        self.kept = tempfile.mkdtemp(prefix='comity-full-')
        self.office = os.path.join(place, 'office.comity')
        self.environment = {**os.environ, 'HOME': self.kept, 'XDG_STATE_HOME': os.path.join(self.kept, 'state')}
        self.first = os.path.join(self.kept, 'first.comity')
        self.ok('--office', self.first, 'new')
        lines = ''.join(json.dumps({'name': f'University {n}', 'note': 'x' * 500}) + '\n' for n in range(100))
        self.ok('--office', self.first, 'add', 'partner', '--json', '-', given=lines)
        self.student = self.ok('--office', self.first, 'add', 'student', 'family_name=Petrova').strip()
        self.backup = os.path.join(self.kept, 'backup.comity')
        self.ok('--office', self.first, 'backup', self.backup)
        self.attachment = os.path.join(self.kept, 'letter.pdf')
        with open(self.attachment, 'wb') as file:
            file.write(b'%PDF-1.4\n' + os.urandom(300_000))
        self.table = os.path.join(self.kept, 'table.csv')
        with open(self.table, 'w', encoding='utf-8') as file:
            file.write('name,note\n' + ''.join(f'Imported {n},{"y" * 900}\n' for n in range(400)))
        self.old = os.path.join(self.kept, 'old.comity')
        make_old(self.old)
        self.reset(self.first)
        self.before = self.last()

    def run(self, *arguments, given='', limit=None):
        return subprocess.run([*CLI, *arguments], input=given, capture_output=True, text=True, env=self.environment,
                              preexec_fn=limit_to(limit), check=False)

    def ok(self, *arguments, given=''):
        done = self.run(*arguments, given=given)
        assert done.returncode == 0, (arguments, done)
        return done.stdout

    def clear(self):
        for entry in os.scandir(self.place):
            shutil.rmtree(entry) if entry.is_dir() else os.remove(entry)

    def reset(self, source):
        self.clear()
        if source:
            shutil.copyfile(source, self.office)

    def last(self):
        """What was done last in the office; everything that is done to it stands in its journal."""
        return self.ok('--office', self.office, 'history', '--json', '--limit', '1')

    def close(self):
        self.clear()
        shutil.rmtree(self.kept, ignore_errors=True)


def make_old(path):
    """An office of the first version, which is brought up to date when it is opened."""
    db = sqlite3.connect(path)
    with open(os.path.join(SOURCE, 'data', 'migrations', '0001.sql'), encoding='utf-8') as file:
        db.executescript(f'PRAGMA journal_mode=WAL; BEGIN; {file.read()}; PRAGMA application_id={0x436F6D69}; '
                         "PRAGMA user_version=1; INSERT INTO meta (name, value) VALUES ('collation', 'C'); COMMIT")
    db.close()


def operations(bench):
    """Name, the office to begin with, and the command that needs room."""
    return [
        ('new', None, ['new']),
        ('add', bench.first, ['add', 'partner', 'name=New']),
        ('attach', bench.first, ['add', 'attachment', 'name=Letter', f'record=student/{bench.student}',
                                 f'file=@{bench.attachment}']),
        ('import', bench.first, ['import', 'partner', bench.table]),
        ('undo', bench.first, ['undo']),
        ('erase', bench.first, ['erase', 'student', bench.student, '--yes']),
        ('backup', bench.first, ['backup']),
        ('restore', bench.first, ['restore', bench.backup]),
        ('migrate', bench.old, ['add', 'partner', 'name=New']),
    ]


def fill(place, room):
    """Leaves so many bytes on the disk. Returns the path of what takes the rest."""
    ballast = os.path.join(place, 'ballast')
    info = os.statvfs(place)
    with open(ballast, 'wb') as file:
        os.posix_fallocate(file.fileno(), 0, max(1, info.f_bavail * info.f_frsize - room))
    return ballast


def try_one(bench, name, source, command, room, disk):
    """One command with so much room. Returns whether it was refused; what else is wrong is raised."""
    bench.reset(source)
    ballast = fill(bench.place, room) if disk else None
    done = bench.run('--office', bench.office, *command, limit=None if disk else room)
    assert done.returncode in (0, 1), (name, room, done)
    refused = done.returncode == 1
    if refused:
        lines = done.stderr.splitlines()
        assert len(lines) == 1 and 'room' in lines[0], (name, room, done)
    if ballast:
        os.remove(ballast)
    if not os.path.exists(bench.office):
        assert source is None and refused, (name, room, done)
        return refused
    if source == bench.old:
        bench.ok('--office', bench.office, 'add', 'partner', 'name=Later')
    bench.ok('--office', bench.office, 'check')
    if refused and source == bench.first:
        assert bench.last() == bench.before, (name, room)
    return refused


def run_all(bench, disk):
    """Every operation with little, more and enough room. Returns one line of the table for each."""
    rows = []
    for name, source, command in operations(bench):
        refused = [try_one(bench, name, source, command, room, disk) for room in ROOM]
        assert not (LONG and refused[-1]), name
        assert any(refused), f'{name}: there is room for it'
        rows.append(f'# {name:8} | {len(ROOM):9} | {sum(refused):7}')
    return rows


def become_root(user, group):
    """In the new name space of users, which may mount."""
    for name, content in (('setgroups', 'deny'), ('uid_map', f'0 {user} 1'), ('gid_map', f'0 {group} 1')):
        with open(f'/proc/self/{name}', 'w', encoding='ascii') as file:
            file.write(content)


def why_no_disk(place):
    """Mounts a small disk at @place, in a name space of its own. Returns why that cannot be done, or None."""
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.geteuid(), os.getegid()
    if libc.unshare(CLONE_NEWNS if user == 0 else CLONE_NEWNS | CLONE_NEWUSER) != 0:
        return f'no name space of mounts: {os.strerror(ctypes.get_errno())}'
    if user != 0:
        become_root(user, group)
    libc.mount(b'none', b'/', None, 0x4000 | 0x40000, None)  # MS_REC | MS_PRIVATE
    if libc.mount(b'tmpfs', os.fsencode(place), b'tmpfs', 0, b'size=%d' % DISK) != 0:
        return f'no tmpfs: {os.strerror(ctypes.get_errno())}'
    return None


def read_only(bench):
    """On a disk that can only be read an office is read, and what would change it is refused. Returns a line of the table."""
    bench.reset(bench.first)
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.mount(b'none', os.fsencode(bench.place), None, 0x20 | 1, None) == 0  # MS_REMOUNT | MS_RDONLY
    refused = 0
    for name, source, command in operations(bench):
        done = bench.run('--office', bench.office, *command)
        assert done.returncode == 1 and len(done.stderr.splitlines()) == 1, (name, done)
        assert 'room' not in done.stderr and 'WARNING' not in done.stderr, (name, done)
        refused += 1
    assert bench.last() == bench.before
    bench.ok('--office', bench.office, 'check')
    assert libc.mount(b'none', os.fsencode(bench.place), None, 0x20, None) == 0
    return [f'# {"all":8} | {refused:9} | {refused:7}']


def report(number, name, work):
    """Runs a test and says as TAP how it went. Returns whether it failed."""
    try:
        rows = work()
    except AssertionError as error:
        print(f'not ok {number} - {name}')
        print('#', str(error).replace('\n', '\n# '), flush=True)
        return True
    print('# operation | attempts | refused')
    print('\n'.join(rows))
    print(f'ok {number} - {name}', flush=True)
    return False


def main():
    print('1..3', flush=True)
    place = tempfile.mkdtemp(prefix='comity-full-')
    bench = Bench(place)
    failed = report(1, 'a limit to the size of files', lambda: run_all(bench, False))
    bench.clear()
    reason = why_no_disk(place)
    if reason:
        print(f'ok 2 - a full disk # SKIP {reason}')
        print(f'ok 3 - a disk that can only be read # SKIP {reason}')
    else:
        failed |= report(2, 'a full disk', lambda: run_all(bench, True))
        failed |= report(3, 'a disk that can only be read', lambda: read_only(bench))
        subprocess.run(['umount', '-l', place], check=False)
    bench.close()
    shutil.rmtree(place, ignore_errors=True)
    return 1 if failed else 0


sys.exit(main())
