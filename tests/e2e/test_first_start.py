#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new officer's first minutes: names the university, adds the first partner, signs the first agreement with it,
closes the program and finds everything again."""
import re

from comity_ui import App
from hands import choose, comity, expect, fill, new_record, open_kind, press, save, suggest
from journey import Journey

UNIVERSITY = 'Самаркандский государственный медицинский университет'
PARTNER = 'University of Tartu'
journey = Journey()


@journey.step('the program asks for the university')
def _(j):
    j.app = App()
    j.app.find('label', 'Welcome to Comity')
    assert not j.app.find('button', 'Begin').sensitive, 'one can begin without a name'
    j.picture('welcome')


@journey.step('a blank name is no name')
def _(j):
    j.app.find('text', 'Name of the university').set_text('  \t ')
    assert not j.app.find('button', 'Begin').sensitive


@journey.step('naming it makes the office')
def _(j):
    j.app.find('text', 'Name of the university').set_text(UNIVERSITY)
    j.app.key('Return')
    j.app.find('list', 'Kinds of record', timeout=20)
    j.picture('empty-office')
    assert comity('list', 'office', '--json')[0]['name'] == UNIVERSITY


@journey.step('the first partner is added')
def _(j):
    open_kind(j.app, 'Partners')
    form = new_record(j.app)
    fill(j.app, form, 'Name', PARTNER)
    choose(j.app, form, 'Country', 'Estonia')
    j.picture('first-partner')
    save(j.app, form)
    j.app.find('label', PARTNER)
    open_kind(j.app, 'Partners')
    j.app.find('table row', re.compile(PARTNER))


@journey.step('the first agreement is signed with it')
def _(j):
    open_kind(j.app, 'Agreements')
    form = new_record(j.app)
    fill(j.app, form, 'Name', 'Agreement on the exchange of students')
    suggest(j.app, form, 'Partner', 'tart', PARTNER)
    choose(j.app, form, 'Stage', 'In force')
    fill(j.app, form, 'Signed on', '20 March 2024')
    j.picture('first-agreement')
    save(j.app, form)
    expect(j.app, 'Agreement', 'Agreement on the exchange of students', PARTNER)
    j.picture('agreement')


@journey.step('its partner is one click away, and shows it')
def _(j):
    press(j.app, PARTNER)
    expect(j.app, 'Partner', PARTNER, 'Agreement on the exchange of students')
    j.picture('partner')


@journey.step('after a new start everything is there')
def _(j):
    j.app.close()
    j.app = App()
    j.app.find('list item', 'Partners, 1', timeout=20)
    j.app.find('list item', 'Agreements, 1')
    row, = comity('list', 'agreement', '--json')
    assert row['signed_on'] == '2024-03-20', row


journey.finish()
