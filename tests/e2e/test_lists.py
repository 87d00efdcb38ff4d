#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Work with many at once: the students whose visa ends within 45 days are found, tagged and exported; a field is set
for hundreds of students and taken back by one undo."""
import csv
import os
import re

from comity_ui import App, wait
from hands import comity, demo_office, open_kind, pick_field, press, rows, wait_for_rows
from journey import Journey

SOON = 'paper.visa.valid_to=today..today+45'
journey = Journey()


def found(*where):
    """How many students of the demo office meet conditions, by the command line."""
    conditions = [word for condition in where for word in ('--where', condition)]
    return len(comity('--office', demo_office(), 'list', 'student', *conditions, '--json'))


def pick(j, dialog, label, value):
    """Chooses in a row of a dialog with the keyboard."""
    row = dialog.find('combo box', label)
    j.app.real_click(row)
    options = wait(lambda: row.look('scroll pane'), f'{label} does not open')
    names = [item.find('label').name for item in options.find_all('list item')]
    steps = names.index(value) - [item.selected for item in options.find_all('list item')].index(True)
    j.app.key(*['Down' if steps > 0 else 'Up'] * abs(steps), 'Return')
    wait(lambda: row.look('label', value), f'{label} is not {value}')


def select_all(j, number):
    """Ticks the first row, then takes all of them."""
    j.app.real_click(rows(j.app)[0].find('check box'))
    j.app.key('ctrl+a')
    j.app.find('label', f'{number} selected')


@journey.step('a filter finds the students whose visa ends within 45 days')
def _(j):
    j.app = App('--demo')
    open_kind(j.app, 'Students')
    wait_for_rows(j.app, len, 'no students')
    press(j.app, 'Add a Filter')
    dialog = j.app.find('dialog', 'Add a Filter')
    pick_field(j.app, dialog, 'papers valid to')
    pick(j, dialog, 'Kind of paper', 'Visa')
    pick(j, dialog, 'Condition', 'Comes within')
    j.app.key('Tab', 'ctrl+a')
    j.app.type('45')
    dialog.find('button', re.compile('^_?Add$')).click()
    j.app.gone('dialog', 'Add a Filter')
    j.app.find('button', 'Remove the Filter “Visa – Valid to within 45 days”')
    j.number_soon = found(SOON)
    assert j.number_soon > 0, 'the demo office has nobody whose visa ends'
    j.app.find('label', re.compile(f'^{j.number_soon} of '))
    j.picture('filtered')


@journey.step('all of them get a tag')
def _(j):
    select_all(j, j.number_soon)
    j.picture('selected')
    press(j.app, 'Tags')
    dialog = j.app.find('dialog', 'Set a Field')
    entry = dialog.find('text', 'Tags')
    wait(lambda: entry.focused, 'no keyboard in the tags')
    j.app.type('visa soon')
    j.app.key('Return')
    dialog.find('button', re.compile('^Remove “visa soon”'))
    dialog.find('button', re.compile('^_?Change ')).click()
    j.app.gone('dialog', 'Set a Field')
    wait(lambda: found('tags=visa soon') == j.number_soon, 'the tag is not at all of them')


@journey.step('those with the tag are exported to a file that holds them and nobody else')
def _(j):
    path = os.path.join(os.environ['HOME'], 'soon.csv')
    press(j.app, 'Export')
    j.app.find('button', re.compile('^_?All Fields')).click()
    chooser = j.app.find('dialog', 'Export')
    wait(lambda: chooser.find('text', 'Name:').focused, 'the name of the file does not get the keyboard')
    j.app.key('ctrl+a')
    j.app.type(path)
    j.picture('export')
    j.app.key('Return')
    wait(lambda: os.path.exists(path), 'no file is written')
    with open(path, encoding='utf-8-sig', newline='') as file:
        written = list(csv.DictReader(file))
    tagged = comity('--office', demo_office(), 'list', 'student', '--where', 'tags=visa soon', '--json')
    assert sorted(row['id'] for row in written) == sorted(str(row['id']) for row in tagged), written[:2]
    assert all('visa soon' in row['tags'] and row['family_name'] for row in written), written[0]


@journey.step('a field is set for hundreds of students, and undone at once')
def _(j):
    press(j.app, 'Clear')
    number = found()
    before = found('study_group=214')
    wait(lambda: j.app.look('label', re.compile('^[0-9,]+$')), 'the filter is still there')
    select_all(j, number)
    press(j.app, 'Set a Field')
    dialog = j.app.find('dialog', 'Set a Field')
    pick_field(j.app, dialog, 'group')
    dialog.find('text', 'Group').set_text('214')
    dialog.find('button', re.compile('^_?Change ')).click()
    j.app.gone('dialog', 'Set a Field', timeout=60)
    wait(lambda: found('study_group=214') == number, 'not all of them are in the group', 30)
    j.picture('set')
    j.app.key('ctrl+z')
    wait(lambda: found('study_group=214') == before, 'the change is not undone', 60)


journey.finish()
