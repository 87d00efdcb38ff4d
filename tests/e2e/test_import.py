#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An officer brings the agreements of the old Excel file in: what the table leaves open is asked once, a partner that
is written otherwise is recognised, the result is looked at and taken back."""
import os
import re
import tempfile

from comity_ui import App, wait
from hands import comity, count_of, demo_office, rows, take_choice, wait_a_little, wait_for_rows
from journey import Journey

journey = Journey()
folder = tempfile.TemporaryDirectory()
table = os.path.join(folder.name, 'agreements.csv')


def partners():
    return comity('--office', demo_office(), 'list', 'partner', '--json')


def write_table(partner):
    """In the charset and with the signs of a Russian Excel."""
    lines = ['Название;Партнёр;Дата подписания', f'Mobility of teachers;{partner} (old file);03.04.2024',
             f'Joint summer school;{partner} (old file);3/4/24']
    with open(table, 'w', encoding='windows-1251', errors='replace') as file:
        file.write('\n'.join(lines) + '\n')


@journey.step('a table is opened; what its columns are is seen')
def _(j):
    comity('new', '--demo', '--students', '20')
    j.partner = next(row['title'] for row in partners() if row['title'].isascii() and len(row['title'].split()) > 2)
    write_table(j.partner)
    j.app = App('--demo', '--screen', f'import:agreement:{table}')
    j.dialog = j.app.find('dialog', 'Import of agreements.csv', timeout=30)
    j.dialog.find('label', re.compile('^Mobility of teachers · '))
    j.before = count_of(j.app, 'Agreements')
    j.picture('columns')


@journey.step('a day that can be read in two ways is asked about once, with the example')
def _(j):
    j.dialog.find('button', re.compile('^_?Check$')).click()
    question = j.app.find('alert', 'What Does “3/4/24” Mean?')
    j.picture('question')
    question.find('button', re.compile('3 April|Apr(il)? 3')).click()
    j.app.gone('alert', 'What Does “3/4/24” Mean?')


@journey.step('a partner that is written otherwise is recognised')
def _(j):
    row = j.dialog.find('combo box', f'{j.partner} (old file)')
    j.picture('names')
    j.app.real_click(row)
    take_choice(j.app, row, 'the partner', j.partner)
    j.dialog.find('button', re.compile('Check Again')).click()
    wait(lambda: j.dialog.find('button', re.compile('^_?Import$')).sensitive, 'the table is not checked again')


@journey.step('what came in is counted, and the list shows it')
def _(j):
    j.dialog.find('button', re.compile('^_?Import$')).click()
    line = j.dialog.find('list item', re.compile('^Agreements'))
    j.picture('result')

    def gone():
        return not j.app.look('dialog', 'Import of agreements.csv')

    def followed():  # a page that still slides in takes no click
        if not gone():
            j.app.real_click(line)
        return wait_a_little(gone)
    wait(followed, 'the line does not lead to its list')
    found = wait_for_rows(j.app, lambda found: len(found) == 2, 'not only what came in is shown')
    assert all(j.partner in repr([cell.name for cell in row.walk()]) for row in found), found
    j.app.find('label', 'Import of agreements.csv')  # the chip of the filter
    j.picture('list')


@journey.step('and it is taken back at once')
def _(j):
    j.app.key('ctrl+z')
    wait_for_rows(j.app, lambda found: not found, 'the list still shows it')
    wait(lambda: count_of(j.app, 'Agreements') == j.before, 'the agreements are not gone')
    assert not rows(j.app)


journey.finish()
