#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A foreign student arrives: the record, the passport, a visa that ends soon, the registration; the cover strip shows
them; the number of the passport finds the student."""
import re

from comity_ui import App, wait
from hands import choose, comity, demo_office, expect, fill, new_record, open_kind, page, save, search, wait_for_rows
from journey import Journey

FAMILY, GIVEN, PASSPORT = 'Wangmo', 'Pemabuti', 'ZQ7719034'
journey = Journey()


@journey.step('the student is added')
def _(j):
    j.app = App('--demo')
    open_kind(j.app, 'Students')
    form = new_record(j.app)
    fill(j.app, form, 'Family name', FAMILY)
    fill(j.app, form, 'Given names', GIVEN)
    choose(j.app, form, 'Citizenship', 'Bhutan')
    fill(j.app, form, 'Date of birth', '5 February 2004')
    fill(j.app, form, 'Year', '2')
    save(j.app, form)
    expect(j.app, 'Student', GIVEN, 'Bhutan')
    j.picture('student')


def add_paper(j, kind, **fields):
    """Adds a paper with the plus sign of the section."""
    j.app.find('button', re.compile('^Add: Paper')).click()
    form = j.app.find('dialog', re.compile('^Paper'))
    choose(j.app, form, 'Kind of paper', kind)
    for label, text in fields.items():
        fill(j.app, form, label.replace('_', ' '), text)
    save(j.app, form)
    return page(j.app, 'Student').find('list', 'Papers').find('list item', re.compile('^' + kind))


@journey.step('passport, visa and registration are added on the page')
def _(j):
    add_paper(j, 'Passport', Number=PASSPORT, Valid_from='1 March 2022', Valid_to='1 March 2032')
    add_paper(j, 'Visa', Number='V0012', Valid_from='1 September 2026', Valid_to='30 November 2026')
    add_paper(j, 'Registration', Valid_from='3 September 2026', Valid_to='28 February 2027')
    j.picture('papers')


@journey.step('the cover strip says in words what ends when')
def _(j):
    cover = page(j.app, 'Student').find('grouping', 'Cover')
    cover.find(name=re.compile('Visa ends in 10 days'))
    cover.find(name=re.compile('Passport.*2032'))
    cover.find(name=re.compile('Registration.*2027'))


def find_by_passport(app):
    """Ctrl+K and the number of the passport; Enter opens the student."""
    app.key('ctrl+k')
    dialog = app.find('dialog', 'Search Everything')
    dialog.find('entry').set_text(PASSPORT.lower())
    dialog.find('list item', re.compile(f'^{FAMILY}.*Student'), pred=lambda node: node.selected)
    app.key('Return')
    app.gone('dialog')
    return page(app, 'Student')


@journey.step('the number of the passport finds the student')
def _(j):
    open_kind(j.app, 'Students')
    search(j.app, 'pemabuti')
    row, = wait_for_rows(j.app, lambda found: len(found) == 1, 'not one')
    assert FAMILY in row.name, row
    find_by_passport(j.app).find('label', re.compile(FAMILY))


@journey.step('an impossible paper is refused in words')
def _(j):
    page(j.app, 'Student').find('button', re.compile('^Add: Paper')).click()
    form = j.app.find('dialog', re.compile('^Paper'))
    choose(j.app, form, 'Kind of paper', 'Visa')
    fill(j.app, form, 'Valid from', '31 February 2026')
    fill(j.app, form, 'Valid to', '1 January 2020')
    j.app.key('ctrl+s')
    form.find('label', re.compile('There is no day 31'))
    fill(j.app, form, 'Valid from', '1 February 2026')
    j.app.key('ctrl+s')
    wait(lambda: form.find('text', 'Valid to').focused, 'an end before the beginning is taken')
    j.picture('refused')
    form.find('button', 'Cancel').click()
    j.app.find('button', re.compile('^_?Discard$')).click()
    j.app.gone('dialog')
    student, = comity('--office', demo_office(), 'list', 'student', '--search', PASSPORT, '--json')
    papers = comity('--office', demo_office(), 'list', 'paper', '--where', f'student={student["id"]}', '--json')
    assert len(papers) == 3, papers


journey.finish()
