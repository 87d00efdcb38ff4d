#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, for whoever has no display: opens the demo office, adds a partner, edits it, finds it. Leaves
numbered pictures in the folder SHOTS. tools/run starts it; test_main_job.py runs it as a test."""
import re

from comity_ui import App
from hands import open_kind
from journey import Journey

NAME = 'University of Tartu'


def open_demo(journey):
    journey.app = App('--demo')
    kinds = journey.app.find('list', 'Kinds of record', timeout=30)
    kinds.find('list item', re.compile('^Partners, [1-9]'), timeout=30)
    journey.picture('today')
    open_kind(journey.app, 'Partners')
    journey.app.find('table row', re.compile('Foundation'))
    journey.picture('partners')


def add_partner(journey):
    app = journey.app
    app.key('ctrl+n')
    dialog = app.find('dialog', re.compile('^Partner'))
    dialog.find('text', 'Name').set_text(NAME)
    journey.picture('new-partner')
    app.key('ctrl+s')
    app.gone('dialog')
    journey.picture('partner-added')


def find_by_search(journey, words):
    """Ctrl+K, the words, Enter: the record's page is there."""
    app = journey.app
    app.key('ctrl+k')
    dialog = app.find('dialog', 'Search Everything')
    dialog.find('entry').set_text(words)
    dialog.find('list item', re.compile(NAME))
    journey.picture('found')
    app.key('Return')
    app.gone('dialog')


def edit_partner(journey):
    app = journey.app
    app.find('button', re.compile('^_?Edit')).click()
    dialog = app.find('dialog', re.compile('^Partner'))
    dialog.find('text', 'Acronym').set_text('UT')
    journey.picture('edit-partner')
    app.key('ctrl+s')
    app.gone('dialog')
    app.find('label', re.compile('^UT$'))
    journey.picture('partner-edited')


def main():
    journey = Journey()
    journey.step('open the demo office')(open_demo)
    journey.step('add a partner')(add_partner)
    journey.step('edit it')(edit_partner)
    journey.step('find it')(lambda j: find_by_search(j, 'tartu'))
    journey.finish()


if __name__ == '__main__':
    main()
