#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures every page and dialog of the demo office in every mode: FOLDER/MODE/NUMBER-SCREEN.png, and one sheet of
all, FOLDER/MODE.png. tools/screenshots starts it.

Usage: screenshots.py FOLDER [MODE|SCREEN…]     all modes and screens when none is named
       screenshots.py --modes                   prints the names of the modes"""
import os
import subprocess
import sys
from typing import NamedTuple

from comity_ui import App

HERE = os.path.dirname(os.path.abspath(__file__))


class Mode(NamedTuple):
    """How the program is shown: size of the window, dots per inch of text (96 is 100 %), environment."""
    width: int = 1366
    height: int = 768
    dpi: int = 96
    env: dict = {}


RIGHT_TO_LEFT = {'LC_ALL': 'ar_EG.UTF-8', 'LANG': 'ar_EG.UTF-8', 'LANGUAGE': 'ar'}
MODES = {
    'light': Mode(),
    'dark': Mode(env={'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}),
    'contrast': Mode(env={'ADW_DEBUG_HIGH_CONTRAST': '1'}),
    'narrow': Mode(width=360, height=720),
    'narrow-dark': Mode(width=360, height=720, env={'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}),
    'large-text': Mode(dpi=192),
    'right-to-left': Mode(env=RIGHT_TO_LEFT),
    'russian': Mode(env={'LC_ALL': 'ru_RU.UTF-8', 'LANG': 'ru_RU.UTF-8', 'LANGUAGE': 'ru'}),
}


def screens():
    """The names in screens.txt, in their order."""
    with open(os.path.join(HERE, 'screens.txt'), encoding='utf-8') as f:
        return [line.strip() for line in f if line.strip() and not line.startswith('#')]


def set_text_size(dpi):
    """On X11 GTK takes the size of text from this resource when a program starts."""
    subprocess.run(['xrdb', '-load', '-nocpp'], input=f'Xft.dpi: {dpi}\n', text=True, check=True)


def picture(mode, screen, path):
    """Opens one screen, lets it come to rest and pictures the window. Returns what the program complained about, and
    whether its window refused the size: something on the screen is then too wide or too high."""
    app = App('--demo', '--screen', screen, env=mode.env)
    try:
        app.resize(mode.width, mode.height)
        app.still()
        app.screenshot(path)
    finally:
        app.close()
    size = subprocess.run(['identify', '-format', '%wx%h', path], capture_output=True, text=True, check=True).stdout
    wanted = f'{mode.width}x{mode.height}'
    return app.complaints() + ([f'the window is {size}, not {wanted}'] if size != wanted else [])


def sheet(folder, names):
    """One picture of all pictures of a mode, to look at first."""
    pictures = [os.path.join(folder, name) for name in names]
    subprocess.run(['montage', '-label', '%t', *pictures, '-tile', '4x', '-geometry', '480x480>+8+8', '-background', '#888',
                    folder + '.png'], check=True)


def all_of_mode(folder, name, wanted):
    """Every wanted screen in one mode; the number of those that failed."""
    mode, failed, done = MODES[name], 0, []
    os.makedirs(os.path.join(folder, name), exist_ok=True)
    set_text_size(mode.dpi)
    for number, screen in enumerate(screens(), 1):
        if wanted and screen not in wanted:
            continue
        file = f'{number:02}-{screen.replace(":", "-")}.png'
        try:
            complaints = picture(mode, screen, os.path.join(folder, name, file))
            done.append(file)
        except Exception as e:
            complaints = [f'{type(e).__name__}: {e}']
        failed += bool(complaints)
        print(f'{"FAIL" if complaints else "PASS"} {name} {screen}', *complaints, sep='\n  ' if complaints else ' ', flush=True)
    if done:
        sheet(os.path.join(folder, name), done)
    return failed


def main(folder, *names):
    if folder == '--modes':
        print(*MODES, sep='\n')
        return 0
    unknown = [n for n in names if n not in MODES and n not in screens()]
    if unknown:
        sys.exit(f'{", ".join(unknown)}: neither a mode ({", ".join(MODES)}) nor a screen ({", ".join(screens())})')
    modes = [n for n in names if n in MODES] or list(MODES)
    wanted = [n for n in names if n not in MODES]
    failed = sum(all_of_mode(folder, mode, wanted) for mode in modes)
    count = len(modes) * len(wanted or screens())
    print(f'{count - failed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
