#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is killed while forms are open: at the next start what was typed is offered back, for a new record and
for one that was changed since."""
import glob
import os
import re

from comity_ui import App, wait
from hands import comity, count_of, demo_office, edit, fill, new_record, open_kind, page, sidebar
from journey import Journey

NAME = 'Университет Черновиков'
journey = Journey()


def drafts():
    return glob.glob(demo_office().replace('.comity', '.drafts') + '/*.draft')


def kept(text):
    """Whether a draft on the disk holds a text."""
    return any(text.encode() in open(path, 'rb').read() for path in drafts())


def partner():
    row, = comity('--office', demo_office(), 'list', 'partner', '--search', 'Tashkent Medical Academy', '--json')
    return comity('--office', demo_office(), 'show', 'partner', row['id'], '--json')[0]


def open_partner(app):
    sidebar(app)
    app.key('ctrl+k')
    app.find('dialog', 'Search Everything').find('entry').set_text('tashkent medical')
    app.find('list item', re.compile('^Tashkent Medical Academy, Partner'))
    app.key('Return')
    app.gone('dialog')
    page(app, 'Partner')


@journey.step('what is typed is on the disk before it is saved, for its owner alone')
def _(j):
    j.app = App('--demo')
    open_kind(j.app, 'Partners')
    j.count = count_of(j.app, 'Partners')
    form = new_record(j.app)
    form.find('text', 'Name').set_text(NAME)
    fill(j.app, form, 'Latitude', 'not a number')
    wait(lambda: kept('not a number') and kept(NAME), 'the draft is not kept', 10)
    assert all(os.stat(path).st_mode & 0o777 == 0o600 for path in drafts())


@journey.step('killed and started again, it is offered; opened, it is as it was; saved, it is gone from the drafts')
def _(j):
    j.app.kill()
    j.app = App('--demo')
    offer = j.app.find('alert', timeout=20)
    j.picture('offered')
    row = offer.find('list item', NAME)
    wait(lambda: row.focused, 'the draft does not have the keyboard')
    j.app.key('Return')
    form = j.app.find('dialog', re.compile('New record$'))
    assert form.find('text', 'Name').text == NAME
    assert form.find('text', 'Latitude').text == 'not a number'
    fill(j.app, form, 'Latitude', '41.3')
    fill(j.app, form, 'Longitude', '69.2')
    form.find('button', 'Save').click()
    j.app.gone('dialog')
    wait(lambda: count_of(j.app, 'Partners') == j.count + 1, 'it is not saved')
    wait(lambda: not drafts(), 'the draft is still kept')


@journey.step('a form that is thrown away leaves nothing')
def _(j):
    open_kind(j.app, 'Partners')
    form = new_record(j.app)
    form.find('text', 'Name').set_text('Nothing')
    wait(lambda: kept('Nothing'), 'the draft is not kept', 10)
    j.app.key('Escape')
    j.app.find('button', 'Discard').click()
    j.app.gone('dialog')
    wait(lambda: not drafts(), 'the draft is still kept')


@journey.step('a draft of a record that was changed since is joined with the change')
def _(j):
    open_partner(j.app)
    form = edit(j.app)
    fill(j.app, form, 'Acronym', 'DRAFT')
    wait(lambda: kept('DRAFT'), 'the draft is not kept', 10)
    j.app.kill()
    comity('--office', demo_office(), 'set', 'partner', str(partner()['id']), 'short_name=MEANWHILE')
    j.app = App('--demo')
    offer = j.app.find('alert', timeout=20)
    row = offer.find('list item', 'Tashkent Medical Academy')
    wait(lambda: row.focused, 'the draft does not have the keyboard')
    j.app.key('Return')
    form = j.app.find('dialog', re.compile('Tashkent'))
    form.find('label', re.compile('changed since'))
    j.picture('changed-since')
    form.find('button', 'Save').click()
    j.app.gone('dialog')
    record = partner()
    assert (record['acronym'], record['short_name']) == ('DRAFT', 'MEANWHILE'), record
    wait(lambda: not drafts(), 'the draft is still kept')


journey.finish()
