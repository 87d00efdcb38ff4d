#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, for whoever has no display: opens the demo office, adds a partner, edits it, finds it. Leaves
numbered pictures in the folder SHOTS. tools/run starts it."""
from comity_ui import App
from journey import Journey

NAME = 'University of Tartu'
journey = Journey()


@journey.step('open the demo office')
def _(j):
    j.app = App('--demo')
    j.app.find('frame')
    j.picture('demo-office')


@journey.step('add a partner')
def _(j):
    j.app.action('win.show-page', "<'partner'>")
    j.app.still()
    j.picture('partners')
    j.app.key('ctrl+n')
    dialog = j.app.find('dialog')
    dialog.find(name='Name', pred=lambda n: n.editable()).set_text(NAME)
    j.picture('new-partner')
    j.app.key('ctrl+s')
    j.app.gone('dialog')
    j.picture('added')


@journey.step('edit it')
def _(j):
    j.app.key('ctrl+e')
    dialog = j.app.find('dialog')
    dialog.find(name='City', pred=lambda n: n.editable()).set_text('Tartu')
    j.picture('edit-partner')
    j.app.key('ctrl+s')
    j.app.gone('dialog')
    j.picture('edited')


@journey.step('find it')
def _(j):
    j.app.key('ctrl+k')
    j.app.type('tartu')
    j.app.find(pred=lambda n: NAME in n.name)
    j.picture('found')


journey.finish()
