#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program starts, shows the demo office, and every focusable thing on the first page has a name."""
from comity_ui import App
from journey import Journey

journey = Journey()


@journey.step('the demo office opens')
def _(j):
    j.app = App('--demo')
    j.window = j.app.find('frame')
    j.app.still()
    j.picture('demo')


@journey.step('whatever can have the focus has a name')
def _(j):
    roles = ('button', 'toggle button', 'entry', 'text', 'combo box', 'check box', 'switch', 'spin button', 'list item')
    nameless = [node for node in j.window.find_all(pred=lambda n: n.role in roles and n.focusable)
                if not (node.name or node.description or node.find_all('label', showing=False))]
    assert not nameless, nameless


@journey.step('Escape and Tab do no harm')
def _(j):
    j.app.key('Tab', 'Tab', 'shift+Tab', 'Escape')
    assert j.app.process.poll() is None, j.app.output()


journey.finish()
