# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program, killed at any moment of what takes it long: an import, an archive read in, a restore, an erasure. Afterwards
the office is sound, and what it was before or after. Saves, changes of many records, undos, migrations and backups are killed in
test-open.c, test-undo.c and test-migrate.c.

Environment: COMITY_CLI, the program; COMITY_LONG to kill each for COMITY_KILL_SECONDS (60)."""
import json
import os
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

CLI = shlex.split(os.environ['COMITY_CLI'])
KILLS = 2
SECONDS = float(os.environ.get('COMITY_KILL_SECONDS', '60')) if os.environ.get('COMITY_LONG') else 0
ROWS = 400
MANY = 5200 # so many have the indexes of their kind made at the end


class Bench:
    """An office as it was, copies of which are worked on."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='comity-killed-')
        self.environment = {**os.environ, 'HOME': self.folder, 'XDG_STATE_HOME': os.path.join(self.folder, 'state')}
        self.work = os.path.join(self.folder, 'work')
        self.office = os.path.join(self.work, 'office.comity')
        self.first, self.empty, self.table, self.long_table, self.archive, self.other = (
            os.path.join(self.folder, name)
            for name in ('first.comity', 'empty.comity', 'table.csv', 'long.csv', 'archive.zip', 'other.comity'))
        self.ok(self.first, 'new')
        self.ok(self.empty, 'new')
        self.ok(self.first, 'add', 'partner', 'name=Kept')
        self.student = self.ok(self.first, 'add', 'student', 'family_name=Uncommonfamilyname').strip()
        with open(self.table, 'w', encoding='utf-8') as file:
            file.write('name,note\n' + ''.join(f'Imported {n},{"y" * 300}\n' for n in range(ROWS)))
        with open(self.long_table, 'w', encoding='utf-8') as file:
            file.write('family_name\n' + ''.join(f'Imported {n}\n' for n in range(MANY)))
        self.ok(self.other, 'new')
        self.ok(self.other, 'import', 'partner', self.table)
        self.ok(self.other, 'archive', self.archive)

    def arguments(self, office, command):
        return [*CLI, '--office', office, *command]

    def ok(self, office, *command):
        done = subprocess.run(self.arguments(office, command), capture_output=True, text=True, env=self.environment,
                              check=False)
        assert done.returncode == 0, (command, done)
        return done.stdout

    def reset(self, source):
        shutil.rmtree(self.work, ignore_errors=True)
        os.mkdir(self.work)
        shutil.copyfile(source, self.office)

    def count(self, kind):
        return len(self.ok(self.office, 'export', kind).splitlines())

    def start(self, command):
        return subprocess.Popen(self.arguments(self.office, command), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, env=self.environment)

    def seconds_of(self, source, command):
        self.reset(source)
        begun = time.monotonic()
        assert self.start(command).wait() == 0, command
        return time.monotonic() - begun


def is_erased(bench):
    """The erasure was done, and whoever opens the office next finishes what was left of it."""
    if json.loads(bench.ok(bench.office, 'list', 'student', '--json') or 'null'):
        return False
    bench.ok(bench.office, 'add', 'partner', 'name=Kept')
    for folder, _, names in os.walk(bench.work):
        for name in names:
            with open(os.path.join(folder, name), 'rb') as file:
                assert b'Uncommonfamilyname' not in file.read(), name
    return True


def operations(bench):
    """Name, the office to begin with, the command, and what tells whether it was done; it raises when it was done by half."""
    def counts(before, after, kind='partner'):
        def is_done():
            count = bench.count(kind)
            assert count in (before, after), count
            return count == after
        return is_done
    return [
        ('import', bench.first, ['import', 'partner', bench.table], counts(1, 1 + ROWS)),
        ('import-many', bench.first, ['import', 'student', bench.long_table], counts(1, 1 + MANY, 'student')),
        ('unarchive', bench.empty, ['unarchive', bench.archive], counts(0, ROWS)),
        ('restore', bench.first, ['restore', bench.other], counts(1, ROWS)),
        ('erase', bench.first, ['erase', 'student', bench.student, '--yes'], lambda: is_erased(bench)),
    ]


def kill_all(bench, name, source, command, is_done):
    """Kills at random moments. Returns a line of the table."""
    seconds, kills, done = bench.seconds_of(source, command), 0, 0
    end = time.monotonic() + SECONDS
    while kills < KILLS or time.monotonic() < end:
        bench.reset(source)
        program = bench.start(command)
        time.sleep(random.uniform(0, seconds * 1.1))
        program.kill()
        program.wait()
        bench.ok(bench.office, 'check')
        done += is_done()
        kills += 1
    return f'# {name:11} | {kills:5} | {done:4} | {kills - done:6}'


def main():
    print('1..1', flush=True)
    bench = Bench()
    try:
        rows = [kill_all(bench, *operation) for operation in operations(bench)]
    except AssertionError as error:
        print('not ok 1 - killed')
        print('#', str(error).replace('\n', '\n# '))
        return 1
    finally:
        shutil.rmtree(bench.folder, ignore_errors=True)
    print('# operation   | kills | done | undone')
    print('\n'.join(rows))
    print('ok 1 - killed')
    return 0


sys.exit(main())
