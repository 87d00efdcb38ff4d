#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An office that wants its passphrase shows nothing before it, and hides everything when it is locked."""
import glob
import os
import shlex
import subprocess

from comity_ui import App, wait
from desktop import found_by_desktop
from hands import comity, demo_office, new_record, open_kind, save
from journey import Journey

PASSPHRASE = 'correct horse battery'
journey = Journey()


def names(app):
    """How all is called in the accessibility tree."""
    return {node.name for node in app.walk()}


def typed(app):
    """What stands in the entries of the accessibility tree."""
    return {node.text for node in app.walk()}


def backups():
    return len(glob.glob(demo_office().replace('.comity', '.backups') + '/*.comity*'))


def unlock(app, passphrase):
    app.find(pred=lambda node: 'EditableText' in str(node.interfaces) and node.sensitive).set_text(passphrase)
    app.find('button', 'Unlock').click()


@journey.step('opened, it asks for the passphrase first, and tells nothing')
def _(j):
    comity('--office', demo_office(), 'new', '--demo')
    os.environ['COMITY_PASSPHRASE'] = PASSPHRASE
    comity('--office', demo_office(), 'lock', '60')
    j.app = App('--demo')
    j.app.find('button', 'Unlock', timeout=20)
    j.picture('locked')
    assert not {'Partners', 'Students', 'Today'} & names(j.app), names(j.app)


@journey.step('a wrong passphrase opens nothing')
def _(j):
    unlock(j.app, 'wrong')
    j.app.find('label', 'That is not the passphrase. Try again')
    assert 'Partners' not in names(j.app)


@journey.step('the right one shows the office; locked again over a form, nothing is told, and nothing is lost')
def _(j):
    unlock(j.app, PASSPHRASE)
    wait(lambda: 'Partners' in names(j.app), 'the office does not appear', 20)
    assert found_by_desktop('tashkent'), 'the search of the desktop finds nothing'
    open_kind(j.app, 'Partners')
    new_record(j.app).find('text', 'Name').set_text('Half a name')
    assert 'Half a name' in typed(j.app), typed(j.app)
    j.app.key('ctrl+shift+l')
    j.app.find('button', 'Unlock')
    assert 'Partners' not in names(j.app), names(j.app)
    assert 'Half a name' not in typed(j.app), typed(j.app)
    assert not found_by_desktop('tashkent'), 'the search of the desktop tells what is locked'
    subprocess.run(shlex.split(os.environ['APP']), check=True, timeout=30)
    assert not {'Partners', 'Half a name'} & names(j.app), names(j.app)
    unlock(j.app, PASSPHRASE)
    form = j.app.find('dialog', timeout=20)
    assert form.find('text', 'Name').text == 'Half a name'
    assert len(j.app.find_all('frame')) == 1, 'a launch while it was locked made a second window'


@journey.step('quitting while it is locked asks nothing, keeps what was typed, and makes a backup')
def _(j):
    save(j.app, j.app.find('dialog'))
    j.backups = backups()
    form = new_record(j.app)
    form.find('text', 'Name').set_text('Three quarters of a name')
    j.app.key('ctrl+shift+l')
    j.app.find('button', 'Quit').click()
    assert j.app.process.wait(20) == 0
    assert backups() > j.backups, 'no backup at the end'
    j.app = App('--demo')
    unlock(j.app, PASSPHRASE)
    j.app.find('alert', timeout=20).find('list item', 'Three quarters of a name')


journey.finish()
