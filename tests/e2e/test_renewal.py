#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done with a partner and what is not yet; the record as text; an agreement that has run out is renewed."""
import re

from comity_ui import App, wait
from hands import click_in, comity, demo_office, edit, expect, fill, open_kind, page, rows, save, wait_for_rows
from journey import Journey

FORM = 'Joint research projects and programmes'
NAME = 'Agreement on acquaintance and establishment of contacts'
journey = Journey()


def cell(j, text):
    """One form of cooperation, by what it says."""
    return page(j.app, 'Partner').find('button', f'{FORM}: {text}')


def agree(j):
    """From the menu of a form that is blank."""
    click_in(j.app, page(j.app, 'Partner'), cell(j, 'None yet'))
    j.app.find('menu')
    j.app.key('Return')  # the first item
    cell(j, 'Agreed, nothing recorded')


@journey.step('a form of cooperation that is blank is agreed from the matrix, which can be undone')
def _(j):
    j.app = App('--demo', '--screen', 'record:partner')
    agree(j)
    j.picture('agreed')
    j.app.find('button', re.compile('^_?Undo$')).click()
    cell(j, 'None yet')
    agree(j)


@journey.step('it is copied as text, and can be pasted')
def _(j):
    page(j.app, 'Partner').find('toggle button', 'More Actions').click()
    j.app.find('menu')
    j.app.key('Down', 'Down', 'Return')  # after the web and the logo
    j.app.find('label', 'Copied')
    j.app.key('ctrl+k')
    entry = j.app.find('dialog', 'Search Everything').find('entry')
    wait(lambda: entry.focused, 'the entry does not get the keyboard')
    j.app.key('ctrl+v')
    wait(lambda: f'Forms of cooperation: {FORM}' in entry.text, lambda: f'pasted: {entry.text!r}')
    j.app.key('Escape')
    j.app.gone('dialog', 'Search Everything')


@journey.step('an agreement that has run out is renewed: the next five years, and which one it replaces')
def _(j):
    open_kind(j.app, 'Agreements')
    wait_for_rows(j.app, lambda found: len(found) == 2, 'not two agreements')
    j.app.real_click(next(row for row in rows(j.app) if row.look('label', re.compile(NAME)) or NAME in row.name))
    j.app.key('Return')
    form = edit(j.app)
    fill(j.app, form, 'In force from', '1 September 2021')
    fill(j.app, form, 'In force to', '31 August 2026')
    save(j.app, form)
    old = page(j.app, 'Agreement')
    click_in(j.app, old, old.find('button', 'Prepare the Renewal…'))
    form = j.app.find('dialog', re.compile('New record$'))
    assert form.find('text', 'In force to').text == '31 August 2031', form.find('text', 'In force to').text
    j.picture('form')
    save(j.app, form)
    expect(j.app, 'Agreement', 'Agreement ends 31 August 2031')
    new, = comity('--office', demo_office(), 'list', 'agreement', '--where', 'supersedes=*', '--json')
    assert (new['stage'], new['valid_from']) == ('draft', '2026-09-01'), new
    j.picture('renewed')


journey.finish()
