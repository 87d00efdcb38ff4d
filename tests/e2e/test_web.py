#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A partner, and a list of partners, from the web: an address becomes a record with its logo, what is there already is
shown, a list is kept as a feed, and several partners are refreshed at once. The web is on the loopback."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'cli'))

# pylint: disable=wrong-import-position
from comity_ui import App, wait
from hands import expect, open_kind, rows, search, stored, wait_for_rows
from journey import Journey
from sample_site import HOST, MIRROR, RECORD, Handler

journey = Journey()
LIST = f'Name,City,Website\nFirst Sample College,Turin,{HOST}/college\nSecond Sample College,Bari,http://127.0.0.1:1/\n'
COLLEGE = '<title>First Sample College</title><a href="tel:+39 011 123456">Call</a>'


def turn_on(dialog, title):
    """The row and its switch have the same name; the switch can be clicked."""
    switch = dialog.find('check box', title, pred=lambda node: node.actions())
    switch.do('toggle')
    wait(lambda: switch.checked, f'{title} is not switched on')


def look_up(j, text):
    """New partner from the web: types into its entry and presses Return."""
    j.app.action('win.from-web')
    dialog = j.app.find('dialog', re.compile('From the Web'))
    entry = dialog.find('text', re.compile('^Web address'))
    wait(lambda: entry.focused, 'the entry does not get the keyboard')
    j.app.type(text)
    j.app.key('Return')
    return dialog


@journey.step('an address of the own network is asked only when one says so')
def _(j):
    j.app = App('--demo', env=MIRROR)
    open_kind(j.app, 'Partners')
    dialog = look_up(j, HOST)
    dialog.find('label', re.compile('in your own network'))
    j.picture('own-network')
    dialog.find('button', re.compile('Allow Once')).click()
    dialog.find('label', 'Sample University')


@journey.step('what was found becomes a partner with its logo')
def _(j):
    dialog = j.app.find('dialog', re.compile('From the Web|Found'))
    add = dialog.find('button', re.compile('Add Partner'))
    wait(lambda: add.focused, 'the button does not get the keyboard')
    dialog.find('toggle button', 'Wikidata names it as the logo')
    j.picture('found')
    j.app.key('Return')
    expect(j.app, 'Partner', 'Sample University', 'Moscow')
    wait(lambda: stored('partner', 'Sample University').get('logo'), 'the partner has no logo')
    record = stored('partner', 'Sample University')
    assert record['ror'] == '02yqqv993' and record['logo_source'].startswith(HOST), record
    j.picture('added')


@journey.step('the same organisation once more: the one that is there is shown')
def _(j):
    dialog = look_up(j, '02yqqv993')
    dialog.find('label', 'Perhaps You Have It Already')
    dialog.find('label', re.compile('same ROR'))
    j.picture('duplicate')
    j.app.key('Escape', 'Escape')
    j.app.gone('dialog', re.compile('From the Web|Found'))


@journey.step('the own network is allowed in the preferences, where the sources stand')
def _(j):
    j.app.action('win.web-sources')
    dialog = j.app.find('dialog', 'Preferences')
    for title in ('The Organisation’s Own Pages', 'ROR, the Research Organization Registry', 'Wikidata'):
        assert dialog.find('check box', title).checked
    turn_on(dialog, 'Ask Hosts of Your Own Network')
    j.picture('sources')
    j.app.key('Escape')
    j.app.gone('dialog', 'Preferences')


def serve(path, text, kind):
    Handler.more[path] = (text.encode(), kind)


def take_in(j):
    """Import, from the page that says what will happen."""
    dialog = j.app.find('dialog', re.compile('^Import of'))
    dialog.find('button', re.compile('^_?Import$'), pred=lambda node: node.sensitive).click()
    dialog.find('button', re.compile('^_?Done$')).click()
    j.app.gone('dialog', re.compile('^Import of'))


@journey.step('a list on the web comes in, and its address is kept')
def _(j):
    serve('/list.csv', LIST, 'text/csv')
    serve('/college', COLLEGE, 'text/html')
    open_kind(j.app, 'Partners')
    wait_for_rows(j.app, len, 'no partners')
    j.app.key('F10')
    j.app.find('menu')
    j.app.still()
    j.app.key('w', 'Return')  # its letter
    question = j.app.find('alert', 'Import From the Web')
    wait(lambda: question.find('text', 'Web Address').focused, 'the address does not get the keyboard')
    j.app.type(HOST + '/list.csv')
    j.picture('address')
    j.app.key('Return')
    dialog = j.app.find('dialog', 'Import of list.csv')
    dialog.find('label', 'Turin · Bari')  # the columns are read
    turn_on(dialog, 'Keep Asking This Address')
    j.picture('columns')
    dialog.find('button', re.compile('^_?Check$')).click()
    dialog.find('label', 'First Sample College')
    j.picture('plan')
    take_in(j)
    search(j.app, 'Sample')
    wait_for_rows(j.app, lambda found: len(found) == 3, 'the list did not come in')


@journey.step('the feed is asked again from the preferences; what changed is shown, and taken in')
def _(j):
    serve('/list.csv', LIST.replace('Bari', 'Rome'), 'text/csv')
    j.app.action('win.web-sources')
    dialog = j.app.find('dialog', 'Preferences')
    dialog.find('label', re.compile('^Partners, last taken in on'))
    dialog.find('button', 'Ask “list.csv” Again').click()
    j.app.find('label', 'City: Bari → Rome')
    j.picture('feed')
    take_in(j)
    wait(lambda: stored('partner', 'Second Sample College')['city'] == 'Rome', 'the city is not taken in')
    dialog.find('button', 'Ask “list.csv” Again').click()
    dialog.find('label', '“list.csv” has nothing new')
    j.picture('nothing-new')
    j.app.real_click(dialog.find('button', 'Close'))
    j.app.gone('dialog', 'Preferences')


@journey.step('three partners are refreshed at once; one that cannot be asked stops none')
def _(j):
    RECORD['established'] = 1759
    j.app.real_click(rows(j.app)[0].find('check box'))
    j.app.key('ctrl+a')
    j.app.find('label', '3 selected')
    j.app.find('button', re.compile('^_?Refresh')).click()
    dialog = j.app.find('dialog', 'Refresh From the Web')
    dialog.find('label', 'Could Not Be Asked')
    dialog.find('label', re.compile('^1759'))
    j.picture('differences')
    dialog.find('button', re.compile('^_?Take ')).click()
    j.app.gone('dialog', 'Refresh From the Web')
    wait(lambda: stored('partner', 'Sample University')['established'] == '1759', 'the year is not taken')
    assert stored('partner', 'Second Sample College')['website'] == 'http://127.0.0.1:1/'
    j.app.find('label', 'Refreshed from the web.')
    j.picture('refreshed')


journey.finish()
