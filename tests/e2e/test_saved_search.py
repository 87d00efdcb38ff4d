#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A search is kept in the sidebar and warns: a student who comes into its result is counted as new until somebody looks, one who
goes is counted as gone."""
import re

from comity_ui import App, wait
from hands import open_kind, pick_field, press, rows, sidebar, wait_for_rows
from journey import Journey

NAME = 'Group 777'
journey = Journey()


def says(j, text):
    """Waits until the row of the search says how many it finds and what changed."""
    wait(lambda: sidebar(j.app).look('list item', text),
         lambda: f'the search does not say {text!r}: {sidebar(j.app).find_all("list item")}')


def stands_in_sight(j, text):
    """Whether the row of the search is within what the sidebar shows without scrolling."""
    kinds = sidebar(j.app)
    row, pane = kinds.find('list item', text), next(node for node in parents(kinds) if node.role == 'scroll pane')
    _, top, _, height = row.extents()
    _, above, _, room = pane.extents()
    return above <= top and top + height <= above + room


def parents(node):
    """From the nearest on."""
    while node := node.parent:
        yield node


def to_students(j):
    """The whole list."""
    open_kind(j.app, 'Students')
    wait_for_rows(j.app, len, 'no students')


@journey.step('students of a group that is still empty are looked for')
def _(j):
    j.app = App('--demo')
    to_students(j)
    press(j.app, 'Add a Filter')
    dialog = j.app.find('dialog', 'Add a Filter')
    pick_field(j.app, dialog, 'group')
    dialog.find('text', 'Text').set_text('777')
    dialog.find('button', re.compile('^_?Add$')).click()
    j.app.gone('dialog', 'Add a Filter')
    j.app.find('button', 'Remove the Filter “Group contains “777””')


@journey.step('the search is kept, and shall warn')
def _(j):
    press(j.app, 'Save…')
    dialog = wait(lambda: next((a for a in j.app.find_all('alert') if a.look('text', 'Name')), None), 'nobody asks for a name')
    dialog.find('text', 'Name').set_text(NAME)
    switch = dialog.find(name='Warn When Its Result Changes')
    j.app.real_click(switch)
    wait(lambda: switch.checked, 'the switch stays off')
    j.picture('kept')
    dialog.find('button', re.compile('^_?Save$')).click()
    says(j, NAME)
    wait(lambda: stands_in_sight(j, NAME), 'the new search lies below what the sidebar has room for')
    j.picture('saved')


@journey.step('who comes into the group is new')
def _(j):
    press(j.app, 'Clear')
    wait_for_rows(j.app, len, 'no students')
    j.app.real_click(rows(j.app)[0].find('check box'))
    press(j.app, 'Set a Field')
    dialog = j.app.find('dialog', 'Set a Field')
    pick_field(j.app, dialog, 'group')
    dialog.find('text', 'Group').set_text('777')
    dialog.find('button', re.compile('^_?Change ')).click()
    j.app.gone('dialog', 'Set a Field')
    says(j, f'{NAME}, 1, 1 new')
    j.picture('new')


@journey.step('seen, it is new no more; who leaves the group is gone')
def _(j):
    open_kind(j.app, NAME)
    wait_for_rows(j.app, lambda found: len(found) == 1, 'the search does not find one')
    says(j, f'{NAME}, 1')
    to_students(j)
    j.app.key('ctrl+z')
    says(j, f'{NAME}, 1 gone')
    j.picture('gone')


journey.finish()
