#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records side by side: from a list by Ctrl+Enter and the middle button, from a page by Ctrl and a click; and the form
of a row without its page."""
import re

from comity_ui import App, wait
from hands import comity, demo_office, open_kind, page, rows, search, wait_for_rows
from journey import Journey

journey = Journey()


def frames(j):
    return j.app.find_all('frame')


def new_window(j, before):
    """Waits for the window that was not there before."""
    wait(lambda: len(frames(j)) == len(before) + 1, 'no new window')
    frame, = [frame for frame in frames(j) if frame not in before]
    wait(lambda: frame.look(pred=lambda node: node.focused), 'the new window does not get the keyboard')
    return frame


def close(j, frame):
    j.app.key('ctrl+w')
    wait(lambda: frame not in frames(j), 'the window does not close')


@journey.step('Ctrl+Enter opens the selected partner in a window of its own')
def _(j):
    j.app = App('--demo')
    open_kind(j.app, 'Partners')
    search(j.app, 'Xinjiang Medical')
    wait_for_rows(j.app, lambda found: len(found) == 1, 'not one partner')
    before = frames(j)
    j.app.real_click(rows(j.app)[0], dx=300)
    j.app.key('ctrl+Return')
    frame = new_window(j, before)
    frame.find('grouping', 'Partner').find('label', 'Xinjiang Medical University')
    assert not before[0].look('grouping', 'Partner'), 'the first window went there as well'
    j.picture('window')
    close(j, frame)


@journey.step('so does the middle button on its row')
def _(j):
    before = frames(j)
    j.app.real_click(rows(j.app)[0], button=2, dx=300)
    close(j, new_window(j, before))


@journey.step('Ctrl+E edits the row without its page')
def _(j):
    j.app.real_click(rows(j.app)[0], dx=300)
    j.app.key('ctrl+e')
    form = j.app.find('dialog', re.compile('^Partner'))
    assert form.find('text', 'Name').text == 'Xinjiang Medical University'
    j.app.key('Escape')
    j.app.gone('dialog')


@journey.step('Ctrl and a click on what a delegation names opens that in a window, and a click opens it here')
def _(j):
    office = demo_office()
    visit = comity('--office', office, 'list', 'delegation', '--json')[0]
    visit, = comity('--office', office, 'show', 'delegation', visit['id'], '--json')
    partner, = comity('--office', office, 'show', 'partner', visit['partners'][0], '--json')
    open_kind(j.app, 'Delegations')
    j.app.real_click(wait_for_rows(j.app, len, 'no delegations')[0], dx=300)
    j.app.key('Return')
    reference = page(j.app, 'Delegation').find('button', partner['name'])
    before = frames(j)
    j.app.real_click(reference, modifier='ctrl')
    frame = new_window(j, before)
    frame.find('grouping', 'Partner').find('label', partner['name'])
    assert not before[0].look('grouping', 'Partner'), 'the first window went there as well'
    close(j, frame)
    j.app.real_click(reference)
    page(j.app, 'Partner').find('label', partner['name'])


journey.finish()
