#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people, one record: two windows of one program edit it at the same time, and a second program may only read."""
import re
import subprocess

from comity_ui import App, wait
from hands import comity, demo_office, fill, page, sidebar
from journey import Journey

journey = Journey()


def partner():
    """The record in question, as the command line sees it."""
    row, = comity('--office', demo_office(), 'list', 'partner', '--search', 'Tashkent Medical Academy', '--json')
    return comity('--office', demo_office(), 'show', 'partner', row['id'], '--json')[0]


def open_partner(app):
    app.key('ctrl+k')
    app.find('dialog', 'Search Everything').find('entry').set_text('tashkent medical')
    app.find('list item', re.compile('^Tashkent Medical Academy, Partner'))
    app.key('Return')
    app.gone('dialog')
    page(app, 'Partner')


@journey.step('two windows show one record')
def _(j):
    j.app = App('--demo')
    sidebar(j.app)
    open_partner(j.app)
    j.first, = j.app.find_all('frame')
    j.app.key('ctrl+shift+n')
    wait(lambda: len(j.app.find_all('frame')) == 2, 'no second window')
    j.second = next(frame for frame in j.app.find_all('frame') if frame != j.first)
    j.second.find('list', 'Kinds of record')
    wait(lambda: j.second.look(pred=lambda node: node.focused), 'the second window does not get the keyboard')
    open_partner(j.app)
    assert len(j.app.find_all('grouping', 'Partner')) >= 2


@journey.step('what one saves, the other shows')
def _(j):
    j.second.find('button', re.compile('^_?Edit$')).click()
    form = j.second.find('dialog')
    fill(j.app, form, 'Acronym', 'TMA-2')
    form.find('button', 'Save').click()
    j.second.gone('dialog')
    j.second.find('label', 'TMA-2')
    j.first.find('label', 'TMA-2')
    assert partner()['acronym'] == 'TMA-2'


@journey.step('changes of different fields are joined')
def _(j):
    forms = []
    for frame in (j.first, j.second):
        frame.find('button', re.compile('^_?Edit$')).click()
        forms.append(frame.find('dialog'))
    fill(j.app, forms[0], 'Acronym', 'FIRST')
    fill(j.app, forms[1], 'Short name', 'SECOND')
    forms[0].find('button', 'Save').click()
    j.first.gone('dialog')
    forms[1].find('button', 'Save').click()
    j.second.gone('dialog')
    record = partner()
    assert (record['acronym'], record['short_name']) == ('FIRST', 'SECOND'), record


@journey.step('a change of the same field is asked about, and nothing is lost')
def _(j):
    forms = []
    for frame in (j.first, j.second):
        frame.find('button', re.compile('^_?Edit$')).click()
        forms.append(frame.find('dialog'))
    fill(j.app, forms[0], 'Acronym', 'MINE')
    fill(j.app, forms[1], 'Acronym', 'YOURS')
    forms[0].find('button', 'Save').click()
    j.first.gone('dialog')
    forms[1].find('button', 'Save').click()
    j.second.find('label', re.compile('MINE'))
    j.picture('conflict')
    assert partner()['acronym'] == 'MINE', 'the later save has overwritten the earlier one'


@journey.step('one chooses, field by field; going back to the form loses nothing')
def _(j):
    j.second.find('button', re.compile('Back to the Form')).click()
    form = j.second.find('dialog', re.compile('Tashkent'))
    assert form.find('text', 'Acronym').text == 'YOURS'
    form.find('button', 'Save').click()
    j.second.find('label', re.compile('MINE'))
    alert = wait(lambda: next((node for node in j.second.find_all('alert') if node.look('label', re.compile('MINE'))), None),
                 'the question does not come again')
    alert.find('button', re.compile('^_?Save$')).click()
    j.second.gone('dialog')
    wait(lambda: partner()['acronym'] == 'YOURS', 'the choice is not saved')
    assert partner()['short_name'] == 'SECOND'


@journey.step('the command line is told that the office is open, and writes nothing')
def _(j):
    before = partner()
    done = comity('--office', demo_office(), 'set', 'partner', str(before['id']), 'acronym=CLI', check=False)
    assert done.returncode == 1 and 'open' in done.stderr.lower(), done
    assert partner() == before


@journey.step('a second program can look')
def _(j):
    other = subprocess.run([*j.app.process.args[:1], '--office', demo_office(), 'list', 'partner', '--limit', '1'],
                           capture_output=True, text=True)
    assert other.returncode == 0 and other.stdout, other


journey.finish()
