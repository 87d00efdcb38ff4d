#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new partner with its people and an agreement, all from the partner's page, where everything comes together."""
import re

from comity_ui import App, wait
from hands import choose, expect, fill, new_record, open_kind, page, save, stored, toggle
from journey import Journey

NAME, AGREEMENT = 'Tromsø Arctic Medical College', 'Exchange of students with Tromsø'
journey = Journey()


def add(j, kind):
    """Presses the button that adds a record of a kind; the partner stands in its form already."""
    page(j.app, 'Partner').find('button', f'Add: {kind}').click()
    form = j.app.find('dialog', re.compile('New record$'))
    return form


def back(j):
    """Goes back to the partner."""
    j.app.key('alt+Left')
    expect(j.app, 'Partner', NAME)


@journey.step('the partner is added; its page says that nothing is recorded yet, and offers what there may be')
def _(j):
    j.app = App('--demo')
    open_kind(j.app, 'Partners')
    form = new_record(j.app)
    fill(j.app, form, 'Name', NAME)
    toggle(j.app, form, 'Status', 'Active')
    choose(j.app, form, 'Country', 'Norway')
    save(j.app, form)
    expect(j.app, 'Partner', NAME, 'Nothing is recorded of this partnership yet.')
    wait(lambda: page(j.app, 'Partner').look('button', 'Edit', pred=lambda node: node.focused) or
         any(node.focused for node in page(j.app, 'Partner').walk()), 'the focus does not come to the new page')
    for kind in ('Contact', 'Agreement', 'Delegation', 'Event', 'Stay', 'Project', 'Honour', 'Publication'):
        page(j.app, 'Partner').find('button', f'Add: {kind}')
    j.picture('new-partner')


@journey.step('two people are added, each with a letter away')
def _(j):
    for family, given, post in (('Hansen', 'Ingrid', 'Head of the international office'), ('Olsen', 'Lars', 'Rector')):
        form = add(j, 'Contact')
        fill(j.app, form, 'Family name', family)
        fill(j.app, form, 'Given names', given)
        fill(j.app, form, 'Post in words', post)
        fill(j.app, form, 'E-mail', f'{given.lower()}@tromso.example')
        save(j.app, form)
        expect(j.app, 'Contact', family, NAME)
        back(j)
    page(j.app, 'Partner').find('button', re.compile('^Write to .*Hansen'))
    page(j.app, 'Partner').find('button', re.compile('^Write to .*Olsen'))


@journey.step('an agreement is added and signed; the partnership is alive')
def _(j):
    form = add(j, 'Agreement')
    fill(j.app, form, 'Name', AGREEMENT)
    choose(j.app, form, 'Kind of agreement', 'Student exchange')
    choose(j.app, form, 'Stage', 'In force')
    fill(j.app, form, 'In force from', '1 September 2026')
    fill(j.app, form, 'In force to', '31 August 2031')
    fill(j.app, form, 'Signed on', '20 August 2026')
    save(j.app, form)
    expect(j.app, 'Agreement', AGREEMENT, NAME, 'Prepare the Renewal…')
    record = stored('agreement', 'Tromsø')
    assert str(record['partner']) == str(stored('partner', 'Tromsø')['id']), record
    j.picture('agreement')


@journey.step('places are added under the agreement; all of them are free')
def _(j):
    page(j.app, 'Agreement').find('button', 'Add: Places').click()
    form = j.app.find('dialog', re.compile('New record$'))
    toggle(j.app, form, 'Direction', 'Outgoing')
    choose(j.app, form, 'Category', 'Student studies')
    fill(j.app, form, 'Places per year', '4')
    save(j.app, form)
    expect(j.app, 'Agreement', '0 of 4', '4 free')
    j.picture('places')


@journey.step('the partner shows it all')
def _(j):
    back(j)
    expect(j.app, 'Partner', AGREEMENT, 'Hansen', 'Olsen', 'Active: there was contact within the last two years.')
    j.picture('partner')


journey.finish()
