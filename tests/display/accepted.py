# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures beside the ones that were accepted last. A picture is NUMBER-SCREEN.png: the number says where the screen stood
in the list of that day, and is no part of its name."""
import filecmp
import os
import re
import shutil
import struct
import subprocess
from typing import NamedTuple

NAME = re.compile(r'\d+-(?P<screen>.+)\.png')
LARGEST = '[900x900>]'  # of one panel


class Outcome(NamedTuple):
    """What became of the screens of one mode."""
    changed: dict  # name -> the picture that shows how
    new: list
    gone: list


def pictures_in(folder):
    """The pictures of a folder by the names of their screens."""
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    return {found['screen']: os.path.join(folder, name) for name in names if (found := NAME.fullmatch(name))}


def size_of(picture):
    """Width and height, from the head of the PNG."""
    with open(picture, 'rb') as f:
        return struct.unpack('>II', f.read(24)[16:])


def differs(ours, theirs, marked):
    """Whether two pictures differ in a pixel; if they are of one size, paints into a file where."""
    if filecmp.cmp(ours, theirs, shallow=False):
        return False
    if size_of(ours) != size_of(theirs):
        return True
    done = subprocess.run(['compare', '-metric', 'AE', '-highlight-color', '#d00000', '-lowlight-color', '#ffffffd0', theirs, ours,
                           marked], stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode > 1:
        raise RuntimeError(f'{ours} and {theirs} could not be compared: {done.stderr.strip()}')
    return done.returncode == 1


def show(ours, theirs, marked, into):
    """One picture: accepted, now, and where they differ."""
    panels = [('accepted', theirs), ('now', ours), ('difference', marked)]
    shown = [arg for label, picture in panels if os.path.exists(picture) for arg in ('-label', label, picture + LARGEST)]
    subprocess.run(['montage', *shown, '-tile', 'x1', '-geometry', '+8+8', '-background', '#888', into], check=True)


def compare(ours, theirs, into):
    """Compares a folder of pictures with the accepted ones. What differs is shown in the folder `into`, a picture a screen."""
    now, then = pictures_in(ours), pictures_in(theirs)
    shutil.rmtree(into, ignore_errors=True)
    changed = {}
    for screen in now.keys() & then.keys():
        os.makedirs(into, exist_ok=True)
        marked, shown = os.path.join(into, 'difference.png'), os.path.join(into, screen + '.png')
        if differs(now[screen], then[screen], marked):
            show(now[screen], then[screen], marked, shown)
            changed[screen] = shown
        if os.path.exists(marked):
            os.remove(marked)
    if os.path.isdir(into) and not changed:
        os.rmdir(into)
    return Outcome(dict(sorted(changed.items())), sorted(now.keys() - then.keys()), sorted(then.keys() - now.keys()))


def accept(ours, theirs):
    """Keeps the pictures of a folder in the accepted ones' stead; screens that it has no picture of stay. Returns how many."""
    now, then = pictures_in(ours), pictures_in(theirs)
    os.makedirs(theirs, exist_ok=True)
    for screen, picture in now.items():
        if screen in then:
            os.remove(then[screen])
        shutil.copy(picture, theirs)
    return len(now)
