#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A delegation comes: added with a partner that is new as well, with members, its programme and an outcome."""
import re

from comity_ui import App, wait
from hands import comity, click_until, control, count_of, demo_office, expect, fill, new_record, open_kind, page, save
from journey import Journey

NAME, HOST = 'Visit from Uppsala', 'Uppsala Clinical Institute'
journey = Journey()


def add_member(j, name):
    """Adds a guest by the plus sign of their side."""
    page(j.app, 'Delegation').find('button', 'Add a member: Guests').click()
    form = j.app.find('dialog', re.compile('New record$'))
    fill(j.app, form, 'Full name', name)
    save(j.app, form)


@journey.step('the delegation is added, its partner created on the way')
def _(j):
    j.app = App('--demo')
    open_kind(j.app, 'Delegations')
    j.partners = count_of(j.app, 'Partners')
    form = new_record(j.app)
    fill(j.app, form, 'Name', NAME)
    fill(j.app, form, 'First day', '4 May 2026')
    fill(j.app, form, 'Last day', '6 May 2026')
    entry = control(j.app, form, 'text', 'Partners')
    click_until(j.app, form, form.find('list item', 'Partners'), lambda: entry.focused, 'no keyboard in Partners')
    j.app.type(HOST)
    form.find('list item', re.compile('^Create'))
    j.picture('create-new')
    j.app.key('Up')  # the last line
    create = form.find('list item', re.compile('^Create'))
    if not create.selected:
        j.app.key('Down')
    wait(lambda: create.selected, 'the line “Create” cannot be chosen')
    j.app.key('Return')
    inner = j.app.find('dialog', re.compile('^Partner'))
    assert inner.find('text', 'Name').text == HOST, 'what was typed is not taken over'
    save(j.app, inner)
    form.find('button', re.compile(f'Remove “{HOST}”'))
    save(j.app, form)
    expect(j.app, 'Delegation', NAME, HOST)
    wait(lambda: count_of(j.app, 'Partners') == j.partners + 1, 'no new partner')
    j.picture('delegation')


def add_line(j, start, what):
    """Types a line into the programme, where it stands: on the first day that has none."""
    page(j.app, 'Delegation').find('button', 'Add to the Programme').click()
    line = j.app.find('list item', 'New line of the programme')
    wait(lambda: line.find('text', 'Start').focused, 'the new line does not get the keyboard')
    j.app.type(start)
    line.find('text', 'What happens').set_text(what)
    j.app.key('Return')
    page(j.app, 'Delegation').find('label', what)
    wait(lambda: j.app.find('list item', 'New line of the programme').find('text', 'Start').focused, 'no room for the next line')
    j.app.key('Escape')
    j.app.gone('list item', 'New line of the programme')


@journey.step('members, programme and outcome are added on its page')
def _(j):
    add_member(j, 'Astrid Lindqvist')
    add_line(j, '9:30', 'Talks with the rector')
    add_line(j, '14:00', 'Round of the clinics')
    expect(j.app, 'Delegation', 'Astrid Lindqvist', 'Talks with the rector', 'Round of the clinics')
    j.picture('programme')


@journey.step('the programme keeps its order and its times')
def _(j):
    items = comity('--office', demo_office(), 'list', 'programme_item', '--search', 'rector', '--json')
    assert len(items) == 1, items
    item, = comity('--office', demo_office(), 'show', 'programme_item', items[0]['id'], '--json')
    assert (item['date'], item['start']) == ('2026-05-04', '09:30'), item
    first = page(j.app, 'Delegation').find('label', re.compile('Talks with the rector')).extents()
    second = page(j.app, 'Delegation').find('label', re.compile('Round of the clinics')).extents()
    assert first[1] < second[1], (first, second)


@journey.step('a click on the partner goes there; it shows the visit')
def _(j):
    page(j.app, 'Delegation').find('button', re.compile('^' + HOST)).click()
    expect(j.app, 'Partner', HOST, NAME)
    j.picture('partner')


journey.finish()
