# SPDX-License-Identifier: GPL-3.0-or-later
"""What hands do in most journeys: go to a list, fill a form, save it. And the command line beside the window, only
for reading what the window has written."""
import json
import os
import re
import shlex
import subprocess

from comity_ui import wait


def comity(*arguments, check=True, stdin=None):
    """Runs the command line. With --json: the objects that it printed, otherwise the finished process."""
    done = subprocess.run([*shlex.split(os.environ['APP']), *arguments], capture_output=True, text=True, input=stdin, timeout=30)
    assert not check or done.returncode == 0, f'{arguments}: {done.returncode} {done.stderr}'
    return [json.loads(line) for line in done.stdout.splitlines()] if '--json' in arguments and check else done


def demo_office():
    """Where the program keeps the demo office in this run."""
    return os.path.join(os.environ['XDG_DATA_HOME'], 'comity', 'demo.comity')


def starting_with(text):
    return re.compile('^' + re.escape(text))


def sidebar(app):
    return app.find('list', 'Kinds of record', timeout=30)


def open_kind(app, label):
    """Clicks on a kind in the sidebar and waits for its list."""
    row = sidebar(app).find('list item', re.compile(f'^{label}(, |$)'))
    app.real_click(row)
    wait(lambda: row.selected, f'{label} is not chosen in the sidebar')


def count_of(app, label):
    """How many records of a kind the sidebar says there are."""
    row = sidebar(app).find('list item', re.compile(f'^{label}(, |$)'))
    return int(re.sub(r'\D', '', row.name) or 0)


def new_record(app):
    """Ctrl+N: the form of a new record of the list that is shown."""
    app.key('ctrl+n')
    return app.find('dialog', re.compile('New record$'))


def edit(app):
    """The Edit button of a record's page; the form."""
    app.find('button', re.compile('^_?Edit$')).click()
    return app.find('dialog')


def scroll_to(app, form, node):
    """Turns the wheel until a node can be seen as a whole."""
    pane = form.find('scroll pane')

    def seen():
        _, top, _, height = pane.extents()
        _, y, _, high = node.extents()
        middle, distance = top + height // 2, y + high // 2 - (top + height // 2)
        if abs(distance) <= max((height - high) // 2 - 10, 20):
            return True
        x, _, width, _ = pane.extents()
        left, above = app.origin()
        subprocess.run(['xdotool', 'mousemove', str(left + x + 8), str(above + middle), 'click', '--delay', '10',
                        '--repeat', '2', '5' if distance > 0 else '4'], check=True)
        return False
    wait(seen, f'{node!r} cannot be scrolled to')


def click_in(app, form, node):
    """Scrolls to a node of a form and really clicks on it."""
    scroll_to(app, form, node)
    app.real_click(node)


def focus_on(app, form, node):
    """Puts the keyboard into an entry, as a person does: by a click."""
    click_in(app, form, node)
    wait(lambda: node.focused, f'{node!r} does not get the keyboard')


def control(app, form, role, label):
    """The control of a field. One that is folded away is unfolded: the head of its group says which it holds."""
    node = form.look(role, label)
    if node:
        return node
    said = form.find('label', pred=lambda node: label in node.name.split(', '))
    click_in(app, form, said)
    return form.find(role, label)


def fill(app, form, label, text):
    """Writes into the entry of a field."""
    control(app, form, 'text', label).set_text(text)


def choose(app, form, label, value):
    """Chooses one of a list of choices, with the keyboard inside its popover: a long list is searched, a short one
    is gone through."""
    row = control(app, form, 'combo box', label)
    click_in(app, form, row)
    options = row.find('list', pred=lambda node: len(node.children()) > 1)
    if entry := row.look('entry'):
        wait(lambda: entry.focused, f'the choices of {label} do not get the keyboard')
        app.type(value)
        wait(lambda: options.look('label', value), f'{label} does not offer {value}')
        app.key('Down', 'Return')
    else:
        items = options.find_all('list item')
        steps = [bool(item.look('label', value)) for item in items].index(True) - [item.selected for item in items].index(True)
        app.key(*['Down' if steps > 0 else 'Up'] * abs(steps), 'Return')
    wait(lambda: row.look('label', value) and not row.look('list', pred=lambda node: len(node.children()) > 1),
         f'{label} is not {value}')


def suggest(app, form, label, typed, wanted):
    """Types into a reference and takes a suggestion."""
    entry = control(app, form, 'text', label)
    focus_on(app, form, entry)
    app.type(typed)
    app.find('list item', starting_with(wanted))
    app.key('Return')
    wait(lambda: entry.text.startswith(wanted) or form.look('button', f'Remove “{wanted}”'), f'{label} is not {wanted}')


def toggle(form, label, value):
    """Presses one of the few choices that stand side by side."""
    group = control(app, form, 'grouping', label)
    button = group.find('radio button', value)
    button.click()
    wait(lambda: button.checked, f'{label} is not {value}')


def save(app, form):
    """Ctrl+S; the form goes."""
    title = form.name
    app.key('ctrl+s')
    app.gone('dialog', title)


def expect(app, *texts):
    """Waits until every text stands somewhere on the page."""
    for text in texts:
        app.find('label', re.compile(re.escape(text)))


def press(app, name):
    """Really clicks on a row or button of the page whose name begins so."""
    app.real_click(app.find(name=starting_with(name), pred=lambda node: node.role in ('button', 'list item', 'link')))
