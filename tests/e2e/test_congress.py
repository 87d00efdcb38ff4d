#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A congress that is held every year: its participants are pasted from a spreadsheet, and the next edition is made
from this one."""
import re

from comity_ui import App, wait
from hands import all_stored, choose, click_in, comity, demo_office, expect, fill, new_record, open_kind, page, save, suggest
from journey import Journey

NAME, NEXT = '31st Congress of Ophthalmology 2025', '32nd Congress of Ophthalmology 2026'
LINES = '''Name\tOrganisation\tCountry\tRole
Giulia Murru\tUniversity of Cagliari\tItaly\tSpeaker
Chen Yu\tXinjiang Medical University\tChina\tGuest of honour
Olga Sidorova\tClinic No. 1\tBelarus\tListener
\tNobody’s university\tFrance\tListener
Ivan Petrov\tClinic No. 2\tAtlantis\tListener
'''
journey = Journey()


def paste(j, text):
    page(j.app, 'Event').find('button', re.compile('^_?Paste…$')).click()
    dialog = j.app.find('dialog', 'Paste Participants')
    dialog.find('text', 'Pasted lines').set_text(text)
    return dialog


@journey.step('this year’s congress is written down')
def _(j):
    j.app = App('--demo')
    open_kind(j.app, 'Events')
    form = new_record(j.app)
    fill(j.app, form, 'Name', NAME)
    choose(j.app, form, 'Kind of event', 'Congress')
    choose(j.app, form, 'Status', 'Held')
    suggest(j.app, form, 'Series', 'The White N', 'The White Nights')
    fill(j.app, form, 'Edition number', '31')
    fill(j.app, form, 'First day', '19 June 2025')
    fill(j.app, form, 'Last day', '21 June 2025')
    fill(j.app, form, 'Committee', 'A. Ivanova, B. Petrov')
    suggest(j.app, form, 'Co-organising partners', 'xinjiang med', 'Xinjiang Medical University')
    save(j.app, form)
    expect(j.app, 'Event', NAME)
    j.picture('congress')


@journey.step('a pasted list is shown line by line, with what is wrong and who is known')
def _(j):
    dialog = paste(j, LINES)
    dialog.find('label', '3 people will be added. 2 lines are left out.')
    dialog.find('label', re.compile('^Line 5: This line has no name'))
    dialog.find('label', re.compile('^Line 6: .*Atlantis'))
    dialog.find('label', re.compile('known: Xinjiang Medical University'))
    j.picture('preview')
    dialog.find('button', re.compile('^_?Add 3$')).click()
    j.app.gone('dialog', 'Paste Participants')
    expect(j.app, 'Event', 'Giulia Murru', '3 participants from 3 countries', 'China  1')
    chen, = all_stored('participant', 'Chen Yu')
    assert (chen['country'], chen['role']) == ('CN', 'guest') and chen['partner'], chen
    j.picture('pasted')


@journey.step('who is in the list already is not added again')
def _(j):
    dialog = paste(j, 'Giulia Murru; University of Cagliari; Italy\nAnna Nowak; Jagiellonian University; Poland\n')
    dialog.find('label', '1 person will be added. 1 line is left out.')
    dialog.find('label', re.compile('among the participants already'))
    dialog.find('button', re.compile('^_?Add 1$')).click()
    j.app.gone('dialog', 'Paste Participants')
    expect(j.app, 'Event', 'Anna Nowak', '4 participants from 4 countries')


@journey.step('the next edition takes over what is chosen, and nothing is saved before the form is')
def _(j):
    before = len(comity('--office', demo_office(), 'list', 'event', '--json'))
    click_in(j.app, page(j.app, 'Event'), page(j.app, 'Event').find('button', re.compile('^_?New Edition…$')))
    dialog = wait(lambda: next((a for a in j.app.find_all('alert') if a.look('button', re.compile('ontinue$'))), None), 'nobody asks')
    j.picture('ask')
    dialog.find('button', re.compile('ontinue$')).click()
    form = j.app.find('dialog', re.compile('New record$'))
    assert form.find('text', 'Name').text == NEXT, form.find('text', 'Name').text
    assert len(comity('--office', demo_office(), 'list', 'event', '--json')) == before
    j.picture('form')
    save(j.app, form)
    expect(j.app, 'Event', NEXT, '4 participants from 4 countries', 'Giulia Murru')
    j.picture('next')


@journey.step('it follows the one before, with its dates, committee, partners and people')
def _(j):
    old, = [event for event in all_stored('event', 'Congress of Ophthalmology') if event['name'] == NAME]
    new, = [event for event in all_stored('event', 'Congress of Ophthalmology') if event['name'] == NEXT]
    assert str(new['previous']) == str(old['id']), new
    assert (new['edition'], new['starts'], new['ends']) == (32, '2026-06-18', '2026-06-20'), new
    assert new['committee'] == old['committee'] and new['partners'] == old['partners'], new
    assert len(all_stored('participant', 'Giulia Murru')) == 2
    page(j.app, 'Event').find('list item', re.compile('^Edition before'))


journey.finish()
