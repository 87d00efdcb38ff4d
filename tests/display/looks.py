#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures every screen of the demo office in every mode and judges what can be counted: the contrast of every text
against what is behind it (WCAG 2.2, 1.4.3), and whether a window takes the size that it is given.

Usage: looks.py check LOOK-AT                              speaks TAP
       looks.py pictures LOOK-AT FOLDER [MODE|SCREEN…]     FOLDER/MODE/NUMBER-SCREEN.png, and one sheet of all,
                                                           FOLDER/MODE.png; tools/screenshots starts it;
                                                           what differs from the accepted pictures: FOLDER/MODE-changes
       looks.py accept FOLDER                              the pictures are what the next ones are compared with
       looks.py modes                                      prints the names of the modes"""
import os
import subprocess
import sys
import tempfile
from typing import NamedTuple

import accepted

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'e2e'))

from screens import screens  # pylint: disable=wrong-import-position

ACCEPTED = os.environ.get('COMITY_ACCEPTED', os.path.expanduser('~/.cache/comity/pictures'))


class Mode(NamedTuple):
    """How the program is shown: size of the window, dots per inch of text (96 is 100 %), environment."""
    width: int = 1366
    height: int = 768
    dpi: int = 96
    env: dict = {}


def language(locale):
    return {'LC_ALL': f'{locale}.UTF-8', 'LANG': f'{locale}.UTF-8', 'LANGUAGE': locale.partition('_')[0]}


DARK = {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}
CONTRAST = {'ADW_DEBUG_HIGH_CONTRAST': '1'}
MODES = {
    'light': Mode(),
    'dark': Mode(env=DARK),
    'contrast': Mode(env=CONTRAST),
    'contrast-dark': Mode(env=DARK | CONTRAST),
    'narrow': Mode(width=360, height=720),
    'narrow-dark': Mode(width=360, height=720, env=DARK),
    'large-text': Mode(dpi=192),
    'right-to-left': Mode(env=language('ar_EG')),
    'russian': Mode(width=1280, height=800, env=language('ru_RU')),
}
# What the test looks at; with COMITY_LONG=1 at every screen in every mode.
CHECKED = ('light', 'dark', 'contrast')
SHORT = ('list:student', 'record:partner', 'form:partner:first')
# WCAG: text of 18 pt, or bold of 14 pt, is large.
NOW = {'COMITY_NOW': '2026-11-20T09:41:00Z'}  # on run-e2e's COMITY_TODAY: what was changed just now is in the pictures
LARGE, LARGE_BOLD, ENOUGH, ENOUGH_LARGE = 24, 18.66, 4.5, 3


class Text(NamedTuple):
    """One piece of text in a picture."""
    screen: str
    contrast: float
    size: float
    bold: bool
    place: str
    text: str

    @property
    def enough(self):
        return ENOUGH_LARGE if self.size >= (LARGE_BOLD if self.bold else LARGE) else ENOUGH


def look(program, office, mode, folder, wanted):
    """Pictures screens into a folder, if one is given. Returns the texts, and what is wrong with the sizes."""
    out = subprocess.run([program, office, os.environ.get('COMITY_LOCALE_DIR', '/usr/share/locale'), folder or '-',
                          *map(str, (mode.width, mode.height, mode.dpi)), *wanted],
                         env={**os.environ, **NOW, **mode.env}, stdout=subprocess.PIPE, text=True, check=True).stdout
    lines = [line.split('\t', 5) for line in out.splitlines()]
    texts = [Text(screen, int(contrast) / 100, int(size) / 10, bold == '1', place, text)
             for screen, contrast, size, bold, place, text in (line for line in lines if len(line) == 6)]
    return texts, [f'{line[0]}: the window is {line[2]} px wide, not {mode.width}' for line in lines if len(line) == 3]


def faint(texts):
    """What cannot be read, one line a text."""
    worst = {}
    for text in sorted(texts, key=lambda t: t.contrast, reverse=True):
        if text.contrast < text.enough:
            worst[text.screen, text.text] = text
    return [f'{t.screen}: “{t.text}” at {t.place} has a contrast of {t.contrast}:1, not {t.enough}:1' for t in worst.values()]


def check(program):
    """The test."""
    modes, wanted = (MODES, screens()) if os.environ.get('COMITY_LONG') else (CHECKED, SHORT)
    print(f'1..{len(modes)}')
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(modes, 1):
            texts, problems = look(program, os.path.join(folder, 'office.comity'), MODES[name], None, wanted)
            problems += faint(texts)
            problems += [f'{screen}: no text' for screen in wanted if screen not in {text.screen for text in texts}]
            print(f'{"not " if problems else ""}ok {number} - every text can be read: {name}')
            print(*(f'# {problem}' for problem in problems), sep='\n', end='\n' if problems else '', flush=True)


def sheet(folder):
    """One picture of all pictures of a mode, to look at first."""
    pictures = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
    subprocess.run(['montage', '-label', '%t', *pictures, '-tile', '4x', '-geometry', '480x480>+8+8', '-background', '#888',
                    folder + '.png'], check=True)


def report(outcome, whole):
    """Says what became of the screens of a mode since they were accepted. Returns how many must be looked at."""
    if outcome.changed:
        print(f'  {len(outcome.changed)} differ from the accepted ones:', *outcome.changed.values(), sep='\n    ')
    if outcome.new:
        print('  not accepted yet:', ', '.join(outcome.new))
    if outcome.gone and whole:
        print('  accepted, but not there any more:', ', '.join(outcome.gone))
    return len(outcome.changed)


def pictures_of(program, folder, name, wanted):
    """One mode; the number of things to be looked into."""
    into = os.path.join(folder, name)
    os.makedirs(into, exist_ok=True)
    for old in accepted.pictures_in(into).values():
        os.remove(old)
    with tempfile.TemporaryDirectory() as work:
        texts, problems = look(program, os.path.join(work, 'office.comity'), MODES[name], into, wanted)
    problems += faint(texts)
    print(f'{"FAIL" if problems else "PASS"} {name}', *problems, sep='\n  ')
    sheet(into)
    outcome = accepted.compare(into, os.path.join(ACCEPTED, name), into + '-changes')
    return len(problems) + report(outcome, wanted == screens())


def pictures(program, folder, *names):
    unknown = [n for n in names if n not in MODES and n not in screens()]
    if unknown:
        sys.exit(f'{", ".join(unknown)}: neither a mode ({", ".join(MODES)}) nor a screen ({", ".join(screens())})')
    wanted = [n for n in names if n not in MODES] or screens()
    failed = sum(pictures_of(program, folder, mode, wanted) > 0 for mode in [n for n in names if n in MODES] or MODES)
    sys.exit(1 if failed else 0)


def accept(folder):
    counts = {name: accepted.accept(os.path.join(folder, name), os.path.join(ACCEPTED, name))
              for name in MODES if os.path.isdir(os.path.join(folder, name))}
    if not any(counts.values()):
        sys.exit(f'There are no pictures in {folder}. Make some first: tools/screenshots {folder}')
    print(*(f'{count} pictures accepted: {name}' for name, count in counts.items()), sep='\n')


if __name__ == '__main__':
    if sys.argv[1:] == ['modes']:
        print(*MODES, sep='\n')
    else:
        {'check': check, 'pictures': pictures, 'accept': accept}[sys.argv[1]](*sys.argv[2:])
