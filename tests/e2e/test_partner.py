#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A partner's life in the demo office: added with every main kind of control, corrected where the form finds fault,
edited, found in Latin by its Cyrillic name, filtered, sorted, deleted and brought back."""
import re

from comity_ui import App, wait
from hands import (choose, comity, count_of, demo_office, edit, expect, fill, new_record, open_kind, pick_field, rows, save, search,
                   stored, suggest, toggle, wait_a_little, wait_for_rows)
from journey import Journey

NAME = 'Казанский медицинский университет «Бережок»'
journey = Journey()


@journey.step('the form takes every kind of value')
def _(j):
    j.app = App('--demo')
    open_kind(j.app, 'Partners')
    j.count = count_of(j.app, 'Partners')
    form = j.form = new_record(j.app)
    form.find('text', 'Name').set_text(NAME)
    choose(j.app, form, 'Its own language', 'Russian')
    choose(j.app, form, 'Kind of organisation', 'University or school')
    toggle(j.app, form, 'Status', 'Active')
    toggle(j.app, form, 'Main partner', 'Yes')
    fill(j.app, form, 'Since', '20 March 2024')
    fill(j.app, form, 'Place among the main partners', '7')
    suggest(j.app, form, 'Forms of cooperation', 'mobil', 'Academic and student mobility')
    choose(j.app, form, 'Country', 'Russian Federation')
    fill(j.app, form, 'Street address', 'ул. Бережная, 1\nКазань')
    fill(j.app, form, 'Latitude', '55.79')
    fill(j.app, form, 'Longitude', '49.12')
    j.picture('form-filled')


@journey.step('a fault is shown under its field, in words')
def _(j):
    fill(j.app, j.form, 'Website', 'not an address')
    fill(j.app, j.form, 'ROR', '05a28rw59')
    j.app.key('ctrl+s')
    entry = j.form.find('text', 'Website')
    wait(lambda: entry.focused, 'the first fault does not get the keyboard')
    j.picture('faults')
    assert j.form.look('label', re.compile('05a28rw59|check', re.IGNORECASE)), 'no word about the wrong ROR'
    assert count_of(j.app, 'Partners') == j.count


@journey.step('mended, it is saved and its page opens')
def _(j):
    fill(j.app, j.form, 'Website', 'https://berezhok.example/')
    fill(j.app, j.form, 'ROR', '05a28rw58')
    fill(j.app, j.form, 'E-mail', 'mail@berezhok.example')
    suggest(j.app, j.form, 'Part of', 'tashk', 'Tashkent Medical Academy')
    save(j.app, j.form)
    expect(j.app, 'Partner', NAME, 'Active', 'Russian Federation', '55.79')
    j.picture('page')
    wait(lambda: count_of(j.app, 'Partners') == j.count + 1, 'the count does not grow')
    record = stored('partner', 'Казанский')
    wanted = {'name': NAME, 'name_local_language': 'ru', 'type': 'education', 'status': 'active', 'since': '2024-03-20',
              'is_main': True, 'main_order': 7, 'country': 'RU', 'website': 'https://berezhok.example/', 'ror': '05a28rw58',
              'address': 'ул. Бережная, 1\nКазань', 'forms': ['mobility']}
    wrong = {key: record.get(key) for key, value in wanted.items() if record.get(key) != value}
    assert not wrong, wrong


@journey.step('it is edited; the history says what')
def _(j):
    form = edit(j.app)
    fill(j.app, form, 'Acronym', 'БМУ')
    save(j.app, form)
    expect(j.app, 'Partner', 'БМУ', 'changed Acronym')
    assert stored('partner', 'Казанский')['acronym'] == 'БМУ'


@journey.step('searching in Latin finds the Cyrillic name')
def _(j):
    open_kind(j.app, 'Partners')
    search(j.app, 'kazanskij berezhok')
    row, = wait_for_rows(j.app, lambda found: len(found) == 1, 'not one')
    assert NAME in row.name, row
    j.picture('found')
    search(j.app, '')
    wait_for_rows(j.app, lambda found: len(found) > 5, 'the list does not come back')


@journey.step('a filter narrows the list, its chip widens it again')
def _(j):
    j.app.find('button', 'Add a Filter').click()
    dialog = j.app.find('dialog', 'Add a Filter')
    pick_field(j.app, dialog, 'status')
    j.app.real_click(dialog.find('list item', re.compile('^Active')))
    j.picture('filter')
    dialog.find('button', 'Add').click()
    j.app.gone('dialog', 'Add a Filter')
    wait_for_rows(j.app, lambda found: len(found) == 1, 'not one')
    j.picture('filtered')
    j.app.find('button', re.compile('^Remove')).click()
    wait_for_rows(j.app, lambda found: len(found) > 5, 'the list does not come back')


def sort_until(app, condition, what):
    """Clicks on the head until that has had its effect: the first click after a drop-down was open may do nothing else
    than give the window the pointer back."""
    def done():
        app.real_click(app.find('filler', 'Name'))
        return wait_a_little(condition, 5)
    wait(done, what)


@journey.step('a click on the head of a column sorts, another turns it round')
def _(j):
    j.app.still()  # the chip has gone, and the head has moved up
    before = rows(j.app)[0].name
    sort_until(j.app, lambda: rows(j.app)[0].name != before, 'the order does not turn round')
    j.picture('sorted')
    sort_until(j.app, lambda: rows(j.app)[0].name == before, 'the order does not come back')


@journey.step('deleted, it is gone from list, count and search')
def _(j):
    search(j.app, 'berezhok')
    row, = wait_for_rows(j.app, lambda found: len(found) == 1, 'not one')
    j.app.real_click(row.find('check box'))
    j.app.find('button', 'Delete the Selected Records').click()
    wait(lambda: count_of(j.app, 'Partners') == j.count, 'the count does not shrink')
    j.picture('deleted')
    assert not comity('--office', demo_office(), 'list', 'partner', '--search', 'berezhok', '--json')


@journey.step('undone from the toast, it is back; redone and undone by keys, it is back again')
def _(j):
    j.app.find('button', 'Undo').click()
    wait(lambda: count_of(j.app, 'Partners') == j.count + 1, 'it does not come back')
    j.picture('undone')
    j.app.key('ctrl+shift+z')
    wait(lambda: count_of(j.app, 'Partners') == j.count, 'it is not deleted again')
    j.app.key('ctrl+z')
    wait(lambda: count_of(j.app, 'Partners') == j.count + 1, 'it does not come back by the key')
    assert comity('--office', demo_office(), 'list', 'partner', '--search', 'berezhok', '--json')


journey.finish()
