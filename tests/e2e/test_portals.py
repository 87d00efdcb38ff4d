#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes in and out by way of the desktop's portals, as in a sandbox: a table that was chosen, a list written where
one likes and printed, a file attached and opened again, a logo from the web, decoded in a sandbox of its own. The
layer "flatpak" makes the same journey with the installed program."""
import contextlib
import os
import re
import sys
import zlib

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'cli'))

# pylint: disable=wrong-import-position
from comity_ui import App, wait
from hands import comity, expect, open_kind, search, stored, wait_for_rows
from journey import Journey
from portals import Portals
from sample_site import HOST, MIRROR

NAME, LETTER = 'Handed Over University', b'Dear colleagues, the visit is in May.\n'
journey = Journey()
portals = Portals()


@journey.step('a table that was chosen comes in')
def _(j):
    portals.hand_over('handed.csv', f'Name,City\n{NAME},Turin\n'.encode())
    comity('new', '--demo', '--students', '20')
    j.app = App('--demo', env={**MIRROR, 'GDK_DEBUG': 'portals'})
    open_kind(j.app, 'Partners')
    wait_for_rows(j.app, len, 'no partners')
    j.app.key('ctrl+i')  # while the sidebar has the keyboard
    dialog = j.app.find('dialog', 'Import of handed.csv')
    dialog.find('button', re.compile('^_?Check$'), pred=lambda node: node.sensitive).click()
    dialog.find('label', NAME)
    dialog.find('button', re.compile('^_?Import$'), pred=lambda node: node.sensitive).click()
    dialog.find('button', re.compile('^_?Done$')).click()
    j.app.gone('dialog', 'Import of handed.csv')
    assert stored('partner', NAME)['city'] == 'Turin'


@journey.step('the list is written into the file that was chosen')
def _(j):
    portals.chosen = 'written.csv'
    search(j.app, NAME)
    wait_for_rows(j.app, lambda found: len(found) == 1, 'not one')
    j.app.key('F10')
    j.app.find('menu')
    j.app.still()
    j.app.key('e')  # its letter
    question = j.app.find('alert', 'What Shall Stand in the File?')
    question.find('button', re.compile('All Fields')).click()
    written = portals.handed_back('written.csv').decode()
    assert NAME in written and len(written.splitlines()) == 2, written


def draws_text(pdf):
    """Whether some page of a PDF writes anything."""
    for packed in re.findall(rb'stream\r?\n(.*?)\r?\nendstream', pdf, re.DOTALL):
        with contextlib.suppress(zlib.error):  # not every stream is packed
            if re.search(rb'\bT[jJ]\b', zlib.decompress(packed)):
                return True
    return False


@journey.step('the list is printed: the printer is handed its pages')
def _(j):
    j.app.key('ctrl+p')
    wait(lambda: portals.printed, 'nothing is printed')
    pdf, = portals.printed
    assert pdf.startswith(b'%PDF-') and pdf.rstrip().endswith(b'%%EOF') and draws_text(pdf), pdf[:200]


@journey.step('a file is attached')
def _(j):
    portals.hand_over('letter.txt', LETTER)
    j.app.real_click(wait_for_rows(j.app, len, 'no row')[0].find('table cell', re.compile(NAME)))
    j.app.key('Return')
    expect(j.app, 'Partner', NAME)
    j.app.find('button', 'Add Files').click()
    j.app.find('list item', re.compile('letter'))
    j.picture('attached')


@journey.step('opened, another program is handed a copy of it')
def _(j):
    j.app.real_click(j.app.find('list item', re.compile('letter')))
    wait(lambda: portals.opened, 'nothing is opened')
    assert portals.opened == [LETTER], portals.opened


@journey.step('a university is looked up over the network; its logo is decoded and kept')
def _(j):
    j.app.action('win.from-web')
    dialog = j.app.find('dialog', re.compile('From the Web'))
    entry = dialog.find('text', re.compile('^Web address'))
    wait(lambda: entry.focused, 'the entry does not get the keyboard')
    j.app.type(HOST)
    j.app.key('Return')
    dialog.find('button', re.compile('Allow Once')).click()
    dialog = j.app.find('dialog', re.compile('From the Web|Found'))
    add = dialog.find('button', re.compile('Add Partner'))
    wait(lambda: add.focused, 'the button does not get the keyboard')
    dialog.find('toggle button', 'Wikidata names it as the logo')
    j.app.key('Return')
    expect(j.app, 'Partner', 'Sample University', 'Moscow')
    wait(lambda: stored('partner', 'Sample University').get('logo'), 'the partner has no logo')
    assert portals.has_inner_sandbox() == ('E2E_INSTALLED' in os.environ), 'not decoded where it should be'


journey.finish()
