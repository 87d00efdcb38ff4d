#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new partner with a contact and an agreement with the keyboard only; the tree is only looked at."""
import re

from comity_ui import App, wait
from hands import choose_by_keys, expect, sidebar, stored, tab_to, type_into
from journey import Journey

NAME, AGREEMENT = 'Narvik Arctic College', 'Exchange of students with Narvik'
journey = Journey()


def form_of(app, key):
    """The form that a key opens, with the keyboard in its first entry."""
    app.key(key)
    form = app.find('dialog', re.compile('New record$'))
    wait(lambda: (app.focus() or app).role == 'text', lambda: f'the keyboard is on {app.focus()!r}')
    return form


def save(app):
    app.key('ctrl+s')
    app.gone('dialog')


@journey.step('the partner')
def _(j):
    j.app = App('--demo')
    sidebar(j.app)
    j.app.key('ctrl+1')
    form_of(j.app, 'ctrl+n')
    j.app.type(NAME)
    choose_by_keys(j.app, 'Country', 'Norway')
    save(j.app)
    expect(j.app, 'Partner', NAME)
    assert stored('partner', 'Narvik')['country'] == 'NO'


@journey.step('a contact, from the page of the partner and back to it')
def _(j):
    tab_to(j.app, 'button', '^Add: Contact$')
    form_of(j.app, 'Return')
    type_into(j.app, 'Family name', 'Hansen')
    type_into(j.app, 'Given names', 'Ingrid')
    type_into(j.app, 'E-mail', 'ingrid@narvik.example')
    save(j.app)
    expect(j.app, 'Contact', 'Hansen', NAME)
    j.app.key('alt+Left')
    expect(j.app, 'Partner', NAME, 'Hansen')


@journey.step('an agreement, in force')
def _(j):
    tab_to(j.app, 'button', '^Add: Agreement$')
    form_of(j.app, 'Return')
    type_into(j.app, 'Name', AGREEMENT)
    choose_by_keys(j.app, 'Kind of agreement', 'Student exchange')
    choose_by_keys(j.app, 'Stage', 'In force')
    type_into(j.app, 'In force from', '1 September 2026')
    type_into(j.app, 'In force to', '31 August 2031')
    save(j.app)
    expect(j.app, 'Agreement', AGREEMENT, NAME)
    record = stored('agreement', 'Narvik')
    assert (record['partner'], record['valid_to']) == (stored('partner', 'Narvik')['id'], '2031-08-31'), record
    j.picture('agreement')


journey.finish()
