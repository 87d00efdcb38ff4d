#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job without a mouse and without any help of the accessibility tree but looking: keys only."""
import re

from comity_ui import STATE, App, wait
from hands import click_until, comity, control, demo_office, page, rows, sidebar, tab_to, wait_for_rows
from journey import Journey

NAME = 'Keyboard University of Narva'
journey = Journey()


@journey.step('Ctrl+1 to Ctrl+9 go to the kinds')
def _(j):
    j.app = App('--demo')
    sidebar(j.app)
    for key, label in (('ctrl+5', 'Students'), ('ctrl+2', 'Agreements'), ('ctrl+1', 'Partners')):
        j.app.key(key)
        wait(lambda: sidebar(j.app).find('list item', re.compile(f'^{label}')).selected, f'{key} does not show {label}')


@journey.step('Ctrl+N, typing and Enter add a partner')
def _(j):
    j.app.key('ctrl+n')
    form = j.app.find('dialog', re.compile('New record$'))
    wait(lambda: form.find('text', 'Name').focused, 'the name does not get the keyboard')
    j.app.type(NAME)
    j.app.key('Tab')
    tab_to(j.app, 'radio button', '^Prospect$')
    j.app.key('Right')
    wait(lambda: form.find('radio button', 'Active').focused, 'Right does not go to the next choice')
    j.app.key('space')
    wait(lambda: form.find('radio button', 'Active').checked, 'space does not choose')
    tab_to(j.app, 'text', '^Since$')
    j.app.type('march 2024')
    j.app.key('ctrl+s')
    j.app.gone('dialog')
    page(j.app, 'Partner').find('label', NAME)
    row, = comity('--office', demo_office(), 'list', 'partner', '--search', 'narva', '--json')
    record, = comity('--office', demo_office(), 'show', 'partner', row['id'], '--json')
    assert (record['status'], record['since']) == ('active', '2024-03'), record


@journey.step('Ctrl+E edits; Escape asks before it throws away what was typed')
def _(j):
    j.app.key('ctrl+e')
    form = j.app.find('dialog', re.compile('^Partner'))
    wait(lambda: form.find('text', 'Name').focused, 'the name does not get the keyboard')
    j.app.key('End')
    j.app.type(' II')
    j.app.key('Escape')
    j.app.find(name='Save What You Typed?', pred=lambda node: node.role != 'label')
    j.picture('asked')
    j.app.key('Escape')
    wait(lambda: not j.app.look(name='Save What You Typed?'), 'Escape does not answer the question')
    assert form.find('text', 'Name').text == NAME + ' II', 'the text is lost'
    j.app.key('ctrl+s')
    j.app.gone('dialog')
    page(j.app, 'Partner').find('label', NAME + ' II')


@journey.step('Alt+Left goes back to the list, Ctrl+F finds')
def _(j):
    j.app.key('alt+Left')
    wait(lambda: rows(j.app), 'the list does not come back')
    j.app.key('ctrl+f')
    wait(lambda: (j.app.focus() or j.app).role in ('entry', 'text'), 'the search does not get the keyboard')
    j.app.type('narva')
    wait_for_rows(j.app, lambda found: len(found) == 1 and NAME in found[0].name, 'not found')


@journey.step('Down and Enter open what was found')
def _(j):
    j.app.key('Down')
    wait(lambda: (j.app.focus() or j.app).role == 'table row', lambda: f'the focus is on {j.app.focus()!r}')
    j.app.key('Return')
    page(j.app, 'Partner').find('label', NAME + ' II')


@journey.step('Tab goes round a page and never gets stuck')
def _(j):
    seen = []
    for _ in range(120):
        node = j.app.focus()
        if node is not None and seen and node == seen[0]:
            break
        seen.append(node)
        j.app.key('Tab')
        wait(lambda: j.app.focus() != node, lambda: f'Tab is stuck on {node!r}')
    else:
        raise AssertionError(f'Tab does not come round: {seen[-5:]}')
    nameless = [node for node in seen if node is not None and not node.name and node.state(STATE.SHOWING)]
    assert not nameless, nameless
    assert len(seen) > 10, seen


@journey.step('Enter right after typing takes what was typed, not what was suggested before')
def _(j):
    j.app.key('ctrl+6', 'ctrl+n')
    form = j.app.find('dialog', re.compile('New record$'))
    entry = control(j.app, form, 'text', 'Partner')
    click_until(j.app, form, entry, lambda: entry.focused, 'Partner does not get the keyboard')
    j.app.type('university')
    j.app.find('list item', re.compile('University'))
    j.app.key('ctrl+a')
    j.app.type(NAME)
    j.app.key('Return')
    form.find(name='Chosen')
    assert entry.text == NAME + ' II', entry.text
    j.app.key('Escape')
    j.app.find(name='Save What You Typed?', pred=lambda node: node.role != 'label')
    j.app.find('button', 'Discard').click()
    j.app.gone('dialog')


journey.finish()
