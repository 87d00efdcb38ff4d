#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop does with the program without its window: searches, links in mails, files that are double-clicked."""
import json
import os
import re
import shlex
import subprocess
import sys

from comity_ui import App, wait
from desktop import PATH, SEARCH, call, found_by_desktop
from hands import comity, demo_office, page, sidebar
from journey import Journey

PARTNER = 'Tashkent Medical Academy'
journey = Journey()


@journey.step('at log-in it says how much is due, without a window and without a name, and ends')
def _(j):
    said = os.path.join(os.environ['XDG_RUNTIME_DIR'], 'said')
    comity('new')
    comity('add', 'task', 'name=Call Anna', 'due=2026-11-22')
    with subprocess.Popen([sys.executable, os.path.join(os.path.dirname(__file__), 'notified.py'), said],
                          stdout=subprocess.PIPE, text=True) as desktop:
        assert desktop.stdout.readline() == 'ready\n'
        done = subprocess.run([*shlex.split(os.environ['APP']), '--remind'], capture_output=True, text=True, timeout=60)
        desktop.terminate()
    assert done.returncode == 0 and not done.stderr, done
    with open(said, encoding='utf-8') as f:
        told, = [json.loads(line) for line in f]
    assert told == {'summary': 'Deadlines', 'body': '1 is due this week.'}, told


@journey.step('the search of the desktop finds a record by a part of its name')
def _(j):
    j.app = App('--demo')
    sidebar(j.app)
    j.links = found_by_desktop('tashk', 'acad')
    metas = call(PATH + '/SearchProvider', SEARCH + 'GetResultMetas', json.dumps(j.links).replace('"', "'"))
    assert PARTNER in metas and 'Partner' in metas and "'icon'" in metas, metas
    assert found_by_desktop('no such record') == []


@journey.step('choosing it opens its page')
def _(j):
    j.partner, = [link for link in j.links if link.startswith('comity:partner/')][:1]
    call(PATH + '/SearchProvider', SEARCH + 'ActivateResult', j.partner, '[]', '0')
    page(j.app, 'Partner').find('label', PARTNER)


@journey.step('a link opens the record in the window that is there')
def _(j):
    row, = comity('--office', demo_office(), 'list', 'partner', '--search', 'xinjiang medical', '--json')
    link = f'comity:partner/{row["id"]}'
    subprocess.run([*shlex.split(os.environ['APP']), link], check=True, timeout=30)
    page(j.app, 'Partner').find('label', 'Xinjiang Medical University')
    call(PATH, 'org.freedesktop.Application.Open', f"['{j.partner}']", '{}')
    wait(lambda: page(j.app, 'Partner').look('label', PARTNER), 'a link from the bus does not open')
    assert len(j.app.find_all('frame')) == 1, 'a link opens a second window'


@journey.step('all results of the desktop are shown in the window that is there')
def _(j):
    call(PATH + '/SearchProvider', SEARCH + 'LaunchSearch', "['xinjiang']", '0')
    j.app.find('dialog', 'Search Everything').find('list item', re.compile('^Xinjiang Medical University'))
    assert len(j.app.find_all('frame')) == 1, 'a search opens a second window'
    j.app.key('Escape')
    j.app.gone('dialog')


@journey.step('a link that leads nowhere is refused in words')
def _(j):
    call(PATH, 'org.freedesktop.Application.Open', "['comity:nonsense']", '{}')
    j.app.find('label', re.compile('leads nowhere'))
    j.picture('refused')
    j.app.key('Escape')


@journey.step('an office file opens in a window of its own')
def _(j):
    other = os.path.join(os.environ['E2E_DATA_HOME'], 'other.comity')
    comity('--office', other, 'new')
    call(PATH, 'org.freedesktop.Application.Open', f"['file://{other}']", '{}')
    wait(lambda: len(j.app.find_all('frame')) == 2, 'no second window')


@journey.step('a second double click on it shows the window that is there')
def _(j):
    other = os.path.join(os.environ['E2E_DATA_HOME'], 'other.comity')
    subprocess.run([*shlex.split(os.environ['APP']), other], check=True, timeout=30)
    call(PATH, 'org.freedesktop.Application.Open', f"['file://{other}']", '{}')
    assert len(j.app.find_all('frame')) == 2, 'a third window'


journey.finish()
