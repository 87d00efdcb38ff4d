# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks over screens of screens.txt: whatever can have the keyboard has a role and a name, and Tab gets on. The journeys
test_accessibility_*.py share the screens among themselves, so that none takes long."""
from comity_ui import App, wait
from journey import Journey
from screens import screens

# A container passes the keyboard on to what is in it, or only scrolls; a row says what is in it when it has no name.
PASSING = ('scroll pane', 'list', 'panel', 'tree table', 'grouping', 'frame', 'form')
TABS = 6


def says(node):
    """What a screen reader has to say of a node."""
    return node.name.strip() or node.description.strip() or any(label.name.strip() for label in node.find_all('label'))


def find_faults(app):
    """Those that have no name, and those that have no role."""
    with app.picturing():
        nodes = app.find_all(pred=lambda node: node.focusable and node.role not in PASSING)
        assert nodes, 'nothing can have the keyboard'
        return ([(node, node.path) for node in nodes if not says(node)],
                [node for node in nodes if node.role in ('unknown', 'invalid', 'filler')])


def check_names(app):
    # A page may still get its rows from the store, and a node go away while we ask it.
    nameless, roleless = wait(lambda: find_faults(app), 'the page does not come to rest')
    assert not nameless, f'without a name: {nameless}'
    assert not roleless, f'without a role: {roleless}'


def check_tab(app):
    window = app.find_all('frame')[-1]

    def focused():
        return window.look(pred=lambda node: node.focused)

    def alone():
        scope = window.look('dialog') or window
        return len(scope.find_all(pred=lambda n: n.focusable and n.sensitive and n.role not in PASSING)) <= 1
    for _ in range(TABS):
        before = focused()
        app.key('Tab')
        wait(lambda: focused() != before or alone(), lambda: f'Tab is stuck on {before!r}', 5)


def check(journey, screen):
    """One screen in a program of its own."""
    if journey.app:
        journey.app.close()
    journey.app = App('--demo', '--screen', screen)
    journey.app.find('frame')
    journey.app.still()
    check_names(journey.app)
    if screen != 'shortcuts':  # a window of GTK's own, with its own keys
        check_tab(journey.app)


def walk(wanted):
    """Every screen whose name is wanted."""
    journey = Journey()
    for screen in filter(wanted, screens()):
        journey.step(screen)(lambda j, screen=screen: check(j, screen))
    journey.finish()
