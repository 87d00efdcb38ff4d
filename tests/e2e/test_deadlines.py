#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of deadlines shows all that there are, a hundred of a group at a time, and keeps the keyboard in the list."""
import re

from comity_ui import App, wait
from journey import Journey

journey = Journey()


def month(j):
    return j.app.find('list', 'Next 30 days')


def tab_into(j, group):
    """Tab until a line of the group has the keyboard."""
    for _ in range(12):
        before = j.app.focus()
        if before and before.parent == group:
            return
        j.app.key('Tab')
        wait(lambda: j.app.focus() != before, 'Tab does not get on')
    raise AssertionError('Tab does not reach the group')


@journey.step('what a group has beyond a hundred lines is there on demand')
def _(j):
    j.app = App('--demo', '--screen', 'deadlines')
    month(j).find('list item', timeout=30)
    before = month(j).children()
    left = int(re.sub(r'\D', '', before[-1].find('label', re.compile(' more$')).name))
    assert left > 0 and len(before) == 101, (left, len(before))
    tab_into(j, month(j))
    j.app.key('End')
    wait(lambda: before[-1].focused, 'End does not lead to the last line')
    j.app.key('Return')
    wait(lambda: len(month(j).children()) == 100 + left, lambda: f'{len(month(j).children())} lines')
    wait(lambda: month(j).children()[100].focused, 'the focus does not stay where the new lines begin')
    j.picture('all')


journey.finish()
