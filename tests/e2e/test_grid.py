#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cells of a list are edited where they stand, by the keyboard: F2, Enter, Escape; what cannot be read is explained and
changes nothing. A field is set for several students without the mouse. A row is taken out of the list by hand."""
import re
import subprocess

from comity_ui import App, wait
from hands import comity, demo_office, open_kind, rows, tab_to, wait_for_rows
from journey import Journey

journey = Journey()


def years():
    """The year of study of the first students of the list, by the command line."""
    found = comity('--office', demo_office(), 'list', 'student', '--limit', '4', '--json')
    return [row['year'] for row in found]


def in_group():
    return len(comity('--office', demo_office(), 'list', 'student', '--where', 'study_group=214', '--json'))


def editor(app):
    """The entry over a cell, as soon as it has the keyboard."""
    def focused():
        node = app.focus()
        return node if node and 'EditableText' in str(node.interfaces) else None
    return wait(focused, lambda: f'no cell is edited: {app.focus()!r}')


def cell(app, row, column):
    return rows(app)[row].find_all('table cell')[column]


@journey.step('F2 edits the cell that was clicked; Enter keeps it and goes on with the one below; Escape leaves that')
def _(j):
    j.app = App('--demo')
    open_kind(j.app, 'Students')
    wait_for_rows(j.app, lambda found: len(found) > 4, 'no students')
    j.before = years()
    j.app.real_click(cell(j.app, 1, 5))
    j.app.key('F2')
    j.first = editor(j.app).extents()
    j.app.key('ctrl+a')
    j.app.type('5')
    j.app.key('Return')
    wait(lambda: years() == [j.before[0], 5, *j.before[2:]], lambda: f'the year is not kept: {years()}')
    wait(lambda: editor(j.app).extents()[1] > j.first[1], 'the cell below is not edited')
    j.picture('below')
    j.app.key('ctrl+a')
    j.app.type('6')
    j.app.key('Escape')
    wait(lambda: j.app.focus() and j.app.focus().role == 'table row', 'the list does not get the keyboard back')
    assert years() == [j.before[0], 5, *j.before[2:]], years()


@journey.step('what cannot be read is explained under it, and changes nothing')
def _(j):
    j.app.key('F2')
    editor(j.app)
    j.app.key('ctrl+a')
    j.app.type('soon')
    j.app.key('Return')
    j.app.find('label', re.compile('whole number'))
    j.picture('refused')
    j.app.key('Escape')
    assert years() == [j.before[0], 5, *j.before[2:]], years()


@journey.step('a field of several students is set without the mouse')
def _(j):
    wait(lambda: j.app.focus() and j.app.focus().role == 'table row', 'the list does not get the keyboard back')
    before = in_group()
    j.app.key('shift+Down')
    j.app.find('label', '3 selected')
    j.app.key('ctrl+shift+e')
    j.app.find('dialog', 'Set a Field')
    j.app.type('group')
    j.app.key('Return')
    wait(lambda: editor(j.app).name == 'Group', 'the field does not get the keyboard')
    j.app.type('214')
    tab_to(j.app, 'button', '^_?Change ')
    j.app.key('Return')
    j.app.gone('dialog', 'Set a Field')
    wait(lambda: in_group() >= before + 2, lambda: f'the group is not set: {before}, {in_group()}')


@journey.step('the rows hang on the pointer when one of them is dragged')
def _(j):
    x, y, _, height = cell(j.app, 1, 1).extents()
    left, top = j.app.origin()
    x, y = left + x + 60, top + y + height // 2
    steps = [word for i in range(1, 9) for word in ('mousemove', str(x + 20 * i), str(y + 12 * i), 'sleep', '0.03')]
    subprocess.run(['xdotool', 'mousemove', str(x), str(y), 'mousedown', '1', *steps], check=True)
    j.app.still()
    j.picture('dragged')
    subprocess.run(['xdotool', 'mouseup', '1'], check=True)
    j.app.find('label', '3 selected')


journey.finish()
