# SPDX-License-Identifier: GPL-3.0-or-later
"""The lights go out: what was acknowledged is on the disk, and the office is sound.

A writer works in an office on ext4 on a loop device: saves, also beside a backup, imports, undos and redos, restores. At
a random moment it is stopped, and the image behind the device is copied: that is what the disk has, without what was
only in memory. The copy is mounted, which replays the journal of the file system, and the office is opened and checked.
Needs root and loop devices; skipped, and said, elsewhere.

Environment: COMITY_CLI, the program; POWER_CUTS, how often (5); COMITY_LONG for 100."""
import json
import os
import random
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time

CLI = shlex.split(os.environ['COMITY_CLI'])
# Nothing is left to be initialized later, which would change the image while it is copied.
MKFS = ('mkfs.ext4', '-q', '-F', '-E', 'lazy_itable_init=0,lazy_journal_init=0')
CUTS = int(os.environ.get('POWER_CUTS', 100 if os.environ.get('COMITY_LONG') else 5))


def quietly(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def mount_image(image, mount):
    """The loop device of the last one may still be on its way out."""
    for attempt in range(50):
        try:
            return quietly('mount', '-o', 'loop', image, mount)
        except subprocess.CalledProcessError:
            if attempt == 49:
                raise
            time.sleep(.1)


def comity(office, *arguments):
    return subprocess.run([*CLI, '--office', office, *arguments], capture_output=True, text=True, check=False)


def why_not(folder):
    """Why it cannot be done here, or None."""
    if os.geteuid() != 0:
        return 'needs root'
    try:
        quietly('mount', '-t', 'tmpfs', 'tmpfs', folder)
        image, mount = os.path.join(folder, 'try'), os.path.join(folder, 'try-mount')
        os.mkdir(mount)
        with open(image, 'wb') as file:
            file.truncate(16 << 20)
        quietly(*MKFS, image)
        quietly('mount', '-o', 'loop', image, mount)
        quietly('umount', mount)
    except (OSError, subprocess.CalledProcessError):
        return 'needs mkfs.ext4, mount and loop devices'
    return None


def records(office):
    """Partners that are added one by one, each acknowledged by its id."""
    return subprocess.Popen([*CLI, '--office', office, 'add', 'partner', '--json', '-'], stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, text=True)


def feed(writer, stop_at):
    """Adds until the time is over. Returns the ids that were acknowledged."""
    ids, n = [], 0
    while time.monotonic() < stop_at:
        n += 1
        writer.stdin.write(json.dumps({'name': f'University {n}', 'country': 'JP', 'note': 'x' * (n * 37 % 3000)}) + '\n')
        writer.stdin.flush()
        ids.append(json.loads(writer.stdout.readline())['id'])
    return ids


def import_again(office, number):
    """The command that makes the @number-th change of an office with imports, and how many partners there are then."""
    table = f'{office}-{number}.csv'
    with open(table, 'w', encoding='utf-8') as file:
        file.write('name,note\n' + ''.join(f'Imported {number} {n},{"y" * 300}\n' for n in range(20)))
    return ['import', 'partner', table], 20 * number


def undo_or_redo(office, number):
    """The same for undos and redos of an import, which is the first change."""
    return (['undo'], 0) if number % 2 == 0 else import_again(office, 1) if number == 1 else (['redo'], 20)


def restore_again(office, number):
    """The same for two backups by turns, which the first four changes make."""
    backup = f'{office}-backup-{number // 2 % 2}'
    if number < 5:
        return import_again(office, number // 2 + 1) if number % 2 else (['backup', backup], 20 * (number // 2))
    return (['restore', f'{office}-backup-{number % 2}'], 40 if number % 2 == 0 else 20)


def run_until(office, change, stop_at):
    """One command after another until the time is over. Returns the one that runs, how many have answered, and how many
    partners there are when it was done and when not."""
    before, number = 0, 0
    while True:
        number += 1
        command, after = change(office, number)
        program = subprocess.Popen([*CLI, '--office', office, *command], stdout=subprocess.DEVNULL)
        while program.poll() is None and time.monotonic() < stop_at:
            time.sleep(.001)
        if program.poll() is None:
            return program, number - 1, (before, after)
        assert program.returncode == 0, command
        before = after


def stop(writer):
    writer.send_signal(signal.SIGSTOP)
    while True:
        with open(f'/proc/{writer.pid}/stat', encoding='ascii') as file:
            if file.read().split(')')[1].split()[0] in 'TZ':
                return
        time.sleep(.001)


OPERATIONS = (('save', None), ('save, backup', None), ('import', import_again), ('undo, redo', undo_or_redo),
              ('restore', restore_again))


def cut(parent, number, name, change):
    """One power cut. Returns how many were acknowledged, how many of them are lost, and whether the office is sound."""
    folder = os.path.join(parent, str(number))  # a loop device may still hold the files of the last cut
    os.mkdir(folder)
    image, copy, mount = (os.path.join(folder, name) for name in ('image', 'copy', 'mount'))
    os.makedirs(mount, exist_ok=True)
    with open(image, 'wb') as file:
        file.truncate(64 << 20)
    quietly(*MKFS, image)
    mount_image(image, mount)
    office = os.path.join(mount, 'office.comity')
    comity(office, 'new')
    os.sync()
    ids, done, counts, helper = [], 0, None, None
    if change:
        writer, done, counts = run_until(office, change, time.monotonic() + random.uniform(.3, 2))
    else:
        writer = records(office)
        if 'backup' in name:
            helper = subprocess.Popen([*CLI, '--office', office, 'backup'], stdout=subprocess.DEVNULL)
        ids = feed(writer, time.monotonic() + random.uniform(.05, .8))
    stop(writer)
    shutil.copyfile(image, copy)
    for program in [writer, helper]:
        if program:
            program.kill()
            program.send_signal(signal.SIGCONT)
            program.wait()
    quietly('umount', '-d', mount)
    mount_image(copy, mount)
    sound = comity(office, 'check').returncode == 0
    listed = comity(office, 'list', 'partner', '--json', '--columns', 'name').stdout.splitlines()
    there = {json.loads(line)['id'] for line in listed}
    for backup in comity(office, 'backup', '--list', '--json').stdout.splitlines():
        sound &= comity(json.loads(backup)['path'], 'check').returncode == 0
    quietly('umount', '-d', mount)
    os.remove(image)
    os.remove(copy)
    lost = counts is not None and len(there) not in counts
    return len(ids) + done, len(set(ids) - there) + lost, sound


def main():
    print('1..1', flush=True)
    folder = tempfile.mkdtemp(prefix='comity-power-')
    try:
        return run(folder)
    finally:
        subprocess.run(['umount', '-q', '-R', '-l', folder], check=False)
        shutil.rmtree(folder, ignore_errors=True)


def run(folder):
    """All cuts, and the table."""
    reason = why_not(folder)
    if reason:
        print(f'ok 1 - power cuts # SKIP {reason}')
        return 0
    print('# operation    | power cuts | acknowledged | lost | broken offices')
    failed = False
    for place, (name, change) in enumerate(OPERATIONS):
        acknowledged = lost = broken = 0
        cuts = range(place, CUTS, len(OPERATIONS))
        for number in cuts:
            n, gone, sound = cut(folder, number, name, change)
            acknowledged, lost, broken = acknowledged + n, lost + gone, broken + (not sound)
        print(f'# {name:12} | {len(cuts):10} | {acknowledged:12} | {lost:4} | {broken:4}', flush=True)
        failed |= lost > 0 or broken > 0
    print('not ok 1 - power cuts' if failed else 'ok 1 - power cuts')
    return 1 if failed else 0


sys.exit(main())
