# SPDX-License-Identifier: GPL-3.0-or-later
"""What hands do in most journeys: go to a list, fill a form, save it. And the command line beside the window, only
for reading what the window has written."""
import json
import os
import re
import shlex
import subprocess

from comity_ui import NotFound, wait


def comity(*arguments, check=True, stdin=None):
    """Runs the command line. With --json: the objects that it printed, otherwise the finished process."""
    done = subprocess.run([*shlex.split(os.environ['APP']), *arguments], capture_output=True, text=True, input=stdin, timeout=30)
    assert not check or done.returncode == 0, f'{arguments}: {done.returncode} {done.stderr}'
    return [json.loads(line) for line in done.stdout.splitlines()] if '--json' in arguments and check else done


def demo_office():
    """Where the program keeps the demo office in this run."""
    return os.path.join(os.environ['E2E_DATA_HOME'], 'comity', 'demo.comity')


def all_stored(kind, text):
    """The records of a kind that a text finds, as the command line sees them."""
    return [comity('--office', demo_office(), 'show', kind, row['id'], '--json')[0]
            for row in comity('--office', demo_office(), 'list', kind, '--search', text, '--json')]


def stored(kind, text):
    """The only one of them."""
    record, = all_stored(kind, text)
    return record


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
    """Turns the wheel until a node stands well inside of what can be seen, and rests."""
    pane = form.find('scroll pane')
    before = [None]

    def seen():
        left, top, _, height = pane.extents()
        _, y, _, high = place = node.extents()
        if place != before[0]:
            before[0] = place
            return False
        distance = y + high // 2 - (top + height // 2)
        if abs(distance) <= max((height - high) // 2 - 60, 20) or high > height and place == stuck[0]:
            return True
        x, above = app.origin()
        stuck[0] = place
        subprocess.run(['xdotool', 'mousemove', str(x + left + 8), str(above + top + height // 2), 'click', '--delay', '10',
                        '--repeat', '2', '5' if distance > 0 else '4'], check=True)
        wait_a_little(lambda: node.extents() != place)
        return node.extents() == place  # at the end of what can be scrolled
    stuck = [None]
    wait(seen, f'{node!r} cannot be scrolled to')


def wait_a_little(condition, seconds=0.5):
    """Whether something happens within half a second, or so many."""
    try:
        return wait(condition, 'nothing happens', seconds)
    except NotFound:
        return None


def click_in(app, form, node):
    """Scrolls to a node of a form and really clicks on it."""
    scroll_to(app, form, node)
    app.real_click(node)


def click_until(app, form, node, condition, what):
    """Clicks on a node of a form until that has had its effect: a click that closes a popover does nothing else."""
    def done():
        if condition():
            return True
        click_in(app, form, node)
        return wait_a_little(condition)
    wait(done, what)


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


def take_choice(app, row, label, value):
    """Takes one of the choices of a row that are open, with the keyboard: a long list is searched, a short one is gone
    through."""
    def options():
        return row.look('scroll pane')
    wait(options, f'the choices of {label} do not open')
    if entry := row.look('entry'):
        wait(lambda: entry.focused, f'the choices of {label} do not get the keyboard')
        app.type(value)
        # The list is filtered while one types; a row that goes away must not be the one that is asked for.
        wait(lambda: options().look('label', value) and all(value.lower() in found.name.lower() for found in options().find_all('label')),
             f'{label} does not offer {value} alone')
        app.key('Return')
    else:
        items = options().find_all('list item')
        steps = [bool(item.look('label', value)) for item in items].index(True) - [item.selected for item in items].index(True)
        app.key(*['Down' if steps > 0 else 'Up'] * abs(steps), 'Return')
    wait(lambda: row.look('label', value) and not options(), f'{label} is not {value}')


def choose(app, form, label, value):
    """Chooses one of a list of choices, with the keyboard inside its popover."""
    row = control(app, form, 'combo box', label)
    click_until(app, form, row, lambda: row.look('scroll pane'), f'the choices of {label} do not open')
    take_choice(app, row, label, value)


def suggest(app, form, label, typed, wanted):
    """Types into a reference and takes a suggestion."""
    entry = control(app, form, 'text', label)
    row = form.look('list item', label) or entry  # of many values: what stands in a wrap box tells wrong extents
    click_until(app, form, row, lambda: entry.focused, f'{label} does not get the keyboard')
    app.type(typed)
    app.find('list item', starting_with(wanted))
    app.key('Return')
    wait(lambda: entry.text.startswith(wanted) or form.look('button', f'Remove “{wanted}”'), f'{label} is not {wanted}')


def pick_field(app, dialog, typed):
    """Types into the search of a list of fields and takes the best one, once the list has become shorter."""
    entry, fields = dialog.find('entry', 'Find a Field'), dialog.find('list', 'Fields')
    before = len(fields.find_all('list item'))
    wait(lambda: entry.focused, 'the search for a field does not get the keyboard')
    app.type(typed)
    wait(lambda: 0 < len(fields.find_all('list item')) < before, f'no field is found by {typed!r}')
    app.key('Return')


def toggle(app, form, label, value):
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


def page(app, kind):
    """The page on top, by its title: the kind of a record, or the kind's records for a list."""
    return app.find('grouping', kind)


def expect(app, kind, *texts):
    """Waits until the page of a record of this kind says all these."""
    for text in texts:
        page(app, kind).find('label', re.compile(re.escape(text)))


def rows(app):
    """The rows of the list that show, without its head."""
    table = app.look('tree table')
    return [row for row in table.find_all('table row') if row.look('table cell')] if table else []


def wait_for_rows(app, condition, what):
    """Waits until the rows of the list are as wanted."""
    wait(lambda: condition(rows(app)), lambda: f'{what}: {rows(app)}')
    return rows(app)


def search(app, text):
    """Writes into the search of the list."""
    app.find('entry', re.compile('^Search')).set_text(text)


def press(app, name):
    """Presses the button of the page whose name begins so."""
    app.find('button', starting_with(name), pred=lambda node: node.sensitive).click()


def tab_to(app, role, name, most=60, key='Tab'):
    """Presses Tab until something has the keyboard, whose name has this regular expression in it."""
    for _ in range(most):
        node = app.focus()
        if node and node.role == role and re.search(name, node.name):
            return node
        app.key(key)
        wait(lambda: app.focus() != node, f'{key} is stuck on {node!r}')
    raise AssertionError(f'{key} does not reach {role} {name}')


def type_into(app, label, text):
    """Goes to the entry of a field by Tab and types."""
    tab_to(app, 'text', f'^{label}$')
    app.type(text)


def choose_by_keys(app, label, value):
    """Goes to a list of choices by Tab, opens it and takes one."""
    row = tab_to(app, 'combo box', f'^{label}')
    app.key('space')
    take_choice(app, row, label, value)
