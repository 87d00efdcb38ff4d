#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Second thoughts: an edit undone from its toast, a deletion undone after a restart, one value brought back from the
history of the record, one change and one record from the history of the office."""
import re

from comity_ui import App, wait
from hands import comity, count_of, demo_office, edit, fill, open_kind, page, sidebar
from journey import Journey

journey = Journey()
TITLE = 'Tashkent Medical Academy'


def partner():
    rows = comity('--office', demo_office(), 'list', 'partner', '--search', TITLE, '--json')
    return comity('--office', demo_office(), 'show', 'partner', rows[0]['id'], '--json')[0] if rows else None


def open_partner(app):
    sidebar(app)
    app.key('ctrl+k')
    app.find('dialog', 'Search Everything').find('entry').set_text('tashkent medical')
    app.find('list item', re.compile(f'^{TITLE}, Partner'))
    app.key('Return')
    app.gone('dialog')
    page(app, 'Partner')


def change(j, name, value):
    form = edit(j.app)
    fill(j.app, form, name, value)
    form.find('button', 'Save').click()
    j.app.gone('dialog')


def history_row(j, text):
    return j.app.find('list item', re.compile('^' + re.escape(text)))


@journey.step('a saved change is undone from its toast')
def _(j):
    j.app = App('--demo')
    open_kind(j.app, 'Partners')
    j.count = count_of(j.app, 'Partners')
    open_partner(j.app)
    j.was = partner()
    change(j, 'Acronym', 'ONE')
    j.app.find('label', re.compile('saved'))
    j.picture('toast')
    j.app.find('button', 'Undo').click()
    wait(lambda: partner().get('acronym') == j.was.get('acronym'), 'the acronym does not come back')


@journey.step('Ctrl+Z in a text entry undoes the typing there, not the last change')
def _(j):
    change(j, 'Acronym', 'TWO')
    form = edit(j.app)
    entry = form.find('text', 'Short name')
    before = entry.text
    j.app.real_click(entry)
    j.app.type('x')
    wait(lambda: entry.text != before, 'nothing is typed')
    j.app.key('ctrl+z')
    wait(lambda: entry.text == before, 'the typing is not undone')
    j.app.key('ctrl+z')
    assert partner()['acronym'] == 'TWO', 'an undo went behind the form'
    j.app.key('Escape')
    j.app.gone('dialog')


@journey.step('a deletion is immediate; after a restart it is undone by key, with all that hung on it')
def _(j):
    change(j, 'Short name', 'SHORT')
    j.whole = partner()
    page(j.app, 'Partner').find('toggle button', 'More Actions').click()
    j.app.find('menu')
    j.app.key('Up', 'Return')  # menu items have no name: the last one deletes
    wait(lambda: partner() is None, 'it is not deleted')
    j.app.close()
    j.app = App('--demo')
    sidebar(j.app)
    wait(lambda: count_of(j.app, 'Partners') == j.count - 1, 'it is not deleted')
    wait(lambda: (j.app.key('ctrl+z'), partner())[1], 'it does not come back')
    wait(lambda: count_of(j.app, 'Partners') == j.count, 'the count does not grow')
    now = partner()
    assert {k: v for k, v in now.items() if k not in ('version', 'changed')} == \
        {k: v for k, v in j.whole.items() if k not in ('version', 'changed')}


@journey.step('the history of the office lists it; one change is undone from there')
def _(j):
    j.app.key('ctrl+h')
    history_row(j, f'Undo: Delete “{TITLE}”')
    assert 'Undone' in history_row(j, f'Delete “{TITLE}”').name
    j.picture('history')
    j.app.real_click(history_row(j, f'Change “{TITLE}”'))
    dialog = j.app.find('dialog', re.compile('^Change'))
    j.picture('details')
    dialog.find('button', 'Undo This Change').click()
    j.app.gone('dialog')
    wait(lambda: partner().get('short_name') != 'SHORT', 'the change is not undone')
    history_row(j, f'Undo: Change “{TITLE}”')


@journey.step('what was changed since is not undone, and why is said')
def _(j):
    open_partner(j.app)
    change(j, 'Acronym', 'THREE')
    j.app.key('ctrl+h')
    rows = [row for row in j.app.find_all('list item') if row.name.startswith(f'Change “{TITLE}”')]
    for row in rows:
        if 'Undone' not in row.name and row != rows[0]:
            j.app.real_click(row)
            break
    j.app.find('dialog', re.compile('^Change')).find('button', 'Undo This Change').click()
    j.app.find('label', re.compile('Acronym.*changed since', re.DOTALL))
    j.picture('refused')
    j.app.key('Escape')
    assert partner()['acronym'] == 'THREE'


journey.finish()
