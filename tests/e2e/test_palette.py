#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+K from anywhere: finds records of every kind as one types, in any script, goes to pages and does actions."""
import re

from comity_ui import App, wait
from hands import open_kind, page, sidebar
from journey import Journey

journey = Journey()


def palette(app, text):
    """Opens the palette and types; ASCII as real keys, anything else by its text."""
    app.key('ctrl+k')
    dialog = app.find('dialog', 'Search Everything')
    entry = dialog.find('entry')
    wait(lambda: entry.focused, 'the entry does not get the keyboard')
    if text.isascii() and len(text) < 100:
        app.type(text)
    else:
        entry.set_text(text)
    return dialog


@journey.step('a Latin word finds a partner with its kind, Enter opens it')
def _(j):
    j.app = App('--demo')
    sidebar(j.app)
    dialog = palette(j.app, 'tashkent')
    dialog.find('list item', re.compile('^Tashkent Medical Academy, Partner'), pred=lambda node: node.selected)
    j.picture('tashkent')
    j.app.key('Return')
    j.app.gone('dialog')
    page(j.app, 'Partner').find('label', 'Tashkent Medical Academy')


@journey.step('a Cyrillic word finds it too, from a record’s page')
def _(j):
    dialog = palette(j.app, 'ташкент')
    dialog.find('list item', re.compile('^Tashkent Medical Academy, Partner'))
    j.app.key('Escape')
    j.app.gone('dialog')


@journey.step('Down goes to the next answer')
def _(j):
    dialog = palette(j.app, 'university')

    def chosen():
        return [item.selected for item in dialog.find_all('list item')][:3]
    wait(lambda: chosen() == [True, False, False], lambda: f'the first is not chosen: {chosen()}')
    j.app.still()
    j.app.key('Down')
    wait(lambda: chosen() == [False, True, False], lambda: f'Down does not go down: {chosen()}')
    j.app.key('Up')
    wait(lambda: chosen() == [True, False, False], lambda: f'Up does not go up: {chosen()}')
    j.app.key('Escape')
    j.app.gone('dialog')


@journey.step('it goes to lists')
def _(j):
    dialog = palette(j.app, 'go to students')
    dialog.find('list item', re.compile('Students'))
    j.app.key('Return')
    j.app.gone('dialog')
    wait(lambda: sidebar(j.app).find('list item', re.compile('^Students')).selected, 'the students are not shown')


@journey.step('nonsense, blanks and 5,000 characters are answered calmly')
def _(j):
    for text in ('qqqxxqqq', '   ', '"; DROP TABLE partner; --', '😀 ‏مرحبا', 'qzw' * 1700, '* OR NEAR('):
        dialog = palette(j.app, text)
        wait(lambda: not dialog.look('list item', re.compile('Partner$')), f'something is found for {text[:20]!r}')
        j.app.key('Escape')
        if j.app.look('dialog'):  # a first Escape may clear the text
            j.app.key('Escape')
        j.app.gone('dialog')
    assert j.app.process.poll() is None


@journey.step('it does actions')
def _(j):
    open_kind(j.app, 'Partners')
    dialog = palette(j.app, 'our university')
    dialog.find('list item', re.compile('Our University'))
    j.app.key('Return')
    j.app.gone('dialog', 'Search Everything')
    j.picture('our-university')


journey.finish()
