# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives Comity the way a person with a screen reader and a keyboard does: through its accessibility tree, real
keys and real clicks. Journeys import this; tests/e2e/run-e2e gives them a display of their own.

What GTK's tree does not offer (4.18 and 4.24), and the way around:
  rows that are not in view are not in the tree    filter or press keys first, then find
  extents inside popovers are off by the shadow    keys, not clicks, inside popovers
  menu items have no name                          open by position, or activate the action
  check buttons have no click                      focus and space
  AdwSpinRow is missing altogether                 the program must not use it
  xdotool cannot type what is not on the keyboard  set_text
"""
import contextlib
import os
import re
import shlex
import subprocess
import time
import warnings
import zlib
from typing import NamedTuple

import gi
gi.require_version('Atspi', '2.0')
warnings.filterwarnings('ignore', category=DeprecationWarning)
from gi.repository import Atspi, Gio, GLib  # noqa: E402

STATE = Atspi.StateType
TIMEOUT = float(os.environ.get('E2E_TIMEOUT', '30'))
APP_ID = 'io.github.comity_office.Comity'
ROOT = '/org/a11y/atspi/accessible/root'
SPEC = 'org.a11y.atspi.'
MOST_TEXT = 1_000_000  # characters of one node
ANSWER_MS = 30000  # a program that hangs fails the test, it does not hang it


class NotFound(AssertionError):
    """Something did not appear in time."""


def wait(condition, what, timeout=None):
    """Asks again and again until the answer is true, and returns it. Tests never sleep a fixed time."""
    end = time.monotonic() + (timeout or TIMEOUT)
    error = None
    while True:
        try:
            if answer := condition():
                return answer
        except GLib.Error as e:  # the node went away while we looked
            error = e
        if time.monotonic() > end:
            raise NotFound(f'{what()if callable(what) else what}' + (f' (last error: {error})' if error else ''))
        time.sleep(0.05)


class Bus:
    """The accessibility bus. Spoken to directly: libatspi asks for each property of each node by itself, and a page
    has some thousand nodes; GTK hands out all that it knows about all of them in one answer (the cache)."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address, = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0,
                                     ANSWER_MS).unpack()
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)

    def call(self, name, path, method, signature=None, *arguments):
        """Calls INTERFACE.METHOD; the answer is a tuple."""
        interface, method = method.rsplit('.', 1)
        parameters = GLib.Variant(signature, arguments) if signature else None
        return self.connection.call_sync(name, path, interface, method, parameters, None, 0, ANSWER_MS).unpack()

    def process(self, name):
        """The process behind a name on the bus."""
        return self.call('org.freedesktop.DBus', '/', 'org.freedesktop.DBus.GetConnectionUnixProcessID', '(s)', name)[0]

    def programs(self):
        """The names of the programs that have a tree."""
        return [name for name, _path in self.call(SPEC + 'Registry', ROOT, SPEC + 'Accessible.GetChildren')[0]]


class Known(NamedTuple):
    """What the cache says of a node."""
    path: str
    parent: str
    index: int
    children: int
    interfaces: list
    name: str
    role: int
    description: str
    states: list


class Node:
    """One thing in the tree: a button, a row, a label. What is read, is read anew each time, except while looking
    for something: then one picture of the whole tree serves all nodes that are passed."""

    def __init__(self, path, app):
        self.path, self.app = path, app

    def __repr__(self):
        try:
            return f'<{self.role} {self.name!r}>'
        except GLib.Error:
            return '<gone>'

    def __eq__(self, other):
        return isinstance(other, Node) and self.path == other.path

    def __hash__(self):
        return hash(self.path)

    def call(self, method, signature=None, *arguments):
        """Calls a method of the accessibility interfaces; a single answer comes bare."""
        answer = self.app.bus.call(self.app.bus_name, self.path, SPEC + method, signature, *arguments)
        return answer[0] if len(answer) == 1 else answer

    def get(self, name):
        """A property of the accessible."""
        return self.app.bus.call(self.app.bus_name, self.path, 'org.freedesktop.DBus.Properties.Get', '(ss)',
                                 SPEC + 'Accessible', name)[0]

    def known(self):
        """What the picture of the tree says, while there is one."""
        return self.app.picture_of_tree.get(self.path)

    @property
    def role(self):
        known = self.known()
        return Atspi.role_get_name(Atspi.Role(known.role if known else self.call('Accessible.GetRole')))

    @property
    def name(self):
        known = self.known()
        return known.name if known else self.get('Name')

    @property
    def description(self):
        known = self.known()
        return known.description if known else self.get('Description')

    @property
    def interfaces(self):
        known = self.known()
        return [name.removeprefix(SPEC) for name in (known.interfaces if known else self.call('Accessible.GetInterfaces'))]

    @property
    def text(self):
        # Asked until the end (-1), a search entry answers with nothing.
        return self.call('Text.GetText', '(ii)', 0, MOST_TEXT) if 'Text' in self.interfaces else ''

    def state(self, state):
        known = self.known()
        words = known.states if known else self.call('Accessible.GetState')
        return bool(words[int(state) // 32] >> int(state) % 32 & 1)

    @property
    def showing(self):
        return self.state(STATE.SHOWING)

    @property
    def focused(self):
        return self.state(STATE.FOCUSED)

    @property
    def focusable(self):
        return self.state(STATE.FOCUSABLE)

    @property
    def checked(self):
        return self.state(STATE.CHECKED)

    @property
    def selected(self):
        return self.state(STATE.SELECTED)

    @property
    def sensitive(self):
        return self.state(STATE.SENSITIVE)

    @property
    def parent(self):
        if self.path == ROOT:
            return None  # its parent is the desktop, whose path is the same
        path = self.get('Parent')[1]
        return Node(path, self.app) if path != '/org/a11y/atspi/null' else None

    def children(self):
        known = self.known()
        if known:
            paths = self.app.children_in_picture.get(self.path, [])
            children = [self.app.picture_of_tree[path] for path in paths]
            # Not all may be in the cache yet, and a popover is in it that does not count. One that was hidden has the
            # place of the next that shows, no name, and nothing in it that shows: it may pose as one that is not there yet.
            if [child.index for child in children] == list(range(known.children)) \
                    and all(child.name or child.children for child in children):
                return [Node(path, self.app) for path in paths]
        return [Node(path, self.app) for _name, path in self.call('Accessible.GetChildren')]

    def walk(self, showing=False):
        """This node and everything below it, or only what shows. What is hidden hides all that is in it."""
        yield self
        try:
            children = self.children()
        except GLib.Error:  # the node went away while we looked
            return
        for child in children:
            try:
                wanted = not showing or child.showing
            except GLib.Error:
                continue
            if wanted:
                yield from child.walk(showing)

    def matches(self, role=None, name=None, showing=True, pred=None):
        """The nodes below with a role, a name (text or pattern) and a property of your own, one after the other."""
        for node in self.walk(showing):
            try:
                fits = node is not self and node.fits(role, name) and (not pred or pred(node))
            except GLib.Error:  # the node went away while we looked
                continue
            if fits:
                yield node

    def fits(self, role, name):
        """Whether it has this role and this name; None fits all."""
        if role is not None and self.role != role:
            return False
        if isinstance(name, re.Pattern):
            return bool(name.search(self.name))
        return name is None or self.name == name

    def find_all(self, role=None, name=None, showing=True, pred=None):
        """All such nodes, in the order of the tree."""
        with self.app.picturing():
            return list(self.matches(role, name, showing, pred))

    def look(self, role=None, name=None, showing=True, pred=None):
        """The first such node, or None."""
        with self.app.picturing():
            return next(self.matches(role, name, showing, pred), None)

    def find(self, role=None, name=None, showing=True, pred=None, timeout=None):
        """The first such node, once it is there."""
        return wait(lambda: self.look(role, name, showing, pred),
                    f'no {role or "node"} {name!r} under {self!r}', timeout)

    def gone(self, role=None, name=None, timeout=None):
        """Waits until no such node is left."""
        wait(lambda: self.look(role, name) is None, f'{role} {name!r} does not go away', timeout)

    def actions(self):
        """The names of what can be done with it."""
        if 'Action' not in self.interfaces:
            return []
        try:
            return [self.call('Action.GetName', '(i)', i) for i in range(len(self.call('Action.GetActions')))]
        except GLib.Error:  # an action went away while we asked
            return []

    def do(self, action):
        """Performs an action of the node: click, toggle, or one of GTK's own such as listitem.scroll-to."""
        actions = self.actions()
        assert action in actions, f'{self!r} has {actions}, not {action}'
        assert self.call('Action.DoAction', '(i)', actions.index(action)), f'{action} refused by {self!r}'

    def click(self):
        """Clicks by meaning, not by place. A menu button keeps its click on the button inside."""
        assert self.sensitive, f'{self!r} is insensitive'
        target = next((node for node in self.walk() if 'click' in node.actions()), None)
        assert target, f'{self!r} cannot be clicked'
        target.do('click')

    def editable(self):
        """This node, or the first below it, that takes text."""
        return next((node for node in self.walk() if 'EditableText' in node.interfaces), None)

    def set_text(self, text):
        entry = self.editable()
        assert entry, f'{self!r} takes no text'
        assert entry.call('EditableText.SetTextContents', '(s)', text), f'{entry!r} refuses the text'

    def extents(self):
        """x, y, width, height in the window."""
        return self.call('Component.GetExtents', '(u)', int(Atspi.CoordType.WINDOW))


class App(Node):
    """The running program, as the top of its tree."""

    def __init__(self, *arguments, env=None):
        self.log_path = os.path.join(os.environ['XDG_RUNTIME_DIR'], f'app-{time.monotonic_ns()}.log')
        with open(self.log_path, 'w', encoding='utf-8') as log:
            self.process = subprocess.Popen([*shlex.split(os.environ['APP']), *arguments], stdout=log,
                                            stderr=subprocess.STDOUT, env={**os.environ, **(env or {})})
        self.bus, self.bus_name = Bus(), None
        self.picture_of_tree, self.children_in_picture = {}, {}
        super().__init__(ROOT, self)
        self.bus_name = wait(self.appeared, lambda: f'the program does not show a window: {self.output()}', 20)
        if os.environ.get('E2E_WM'):
            wait(self.active, 'the window does not get the keyboard')

    def appeared(self):
        """The program's name on the accessibility bus. In Flatpak a proxy speaks for it: match by its own name there."""
        assert self.process.poll() is None, f'the program ended with {self.process.returncode}: {self.output()}'
        wanted = os.environ.get('E2E_APP_NAME')
        for self.bus_name in self.bus.programs():
            if (self.name == wanted if wanted else self.bus.process(self.bus_name) == self.process.pid) and self.children():
                return self.bus_name
        return None

    @contextlib.contextmanager
    def picturing(self):
        """Inside, all nodes answer from one picture of the tree."""
        if self.picture_of_tree:
            yield  # inside another
            return
        items = self.bus.call(self.bus_name, '/org/a11y/atspi/cache', SPEC + 'Cache.GetItems')[0]
        known = [Known(i[0][1], i[2][1], *i[3:]) for i in items if i[0][1] != ROOT]  # it tells the root has no children
        self.picture_of_tree = {k.path: k for k in known}
        # what is hidden is not counted among the children, though the cache may still know it
        visible = [k for k in known if k.states[0] >> int(STATE.VISIBLE) & 1]
        for k in sorted(visible, key=lambda k: k.index):
            self.children_in_picture.setdefault(k.parent, []).append(k.path)
        try:
            yield
        finally:
            self.picture_of_tree, self.children_in_picture = {}, {}

    def active(self):
        """Whether real keys arrive in this program's window now."""
        about = subprocess.run(['xprop', '-root', '_NET_ACTIVE_WINDOW'], capture_output=True, text=True).stdout
        active = re.search(r'# (0x[0-9a-f]+)', about)
        return active and int(active[1], 16) == int(self.window())

    def output(self):
        """What the program has said so far."""
        with open(self.log_path, encoding='utf-8', errors='replace') as f:
            return f.read()

    def complaints(self):
        """Warnings and criticals among it: a good run has none."""
        return [line for line in self.output().splitlines() if re.search(r'\b(WARNING|CRITICAL|ERROR) \*\*|runtime error', line)]

    def close(self):
        """Ends the program as the session does."""
        self.process.terminate()
        return self.process.wait(10)

    def kill(self):
        """Ends it as a power cut does."""
        self.process.kill()
        return self.process.wait(10)

    def action(self, name, param=None):
        """Activates an exported action, app.x or win.x, the same that menus and shortcuts use."""
        scope, action = name.split('.', 1)
        path = '/' + APP_ID.replace('.', '/').replace('-', '_') + ('/window/1' if scope == 'win' else '')
        subprocess.run(['gdbus', 'call', '--session', '--dest', APP_ID, '--object-path', path, '--method',
                        'org.gtk.Actions.Activate', action, f'[{param}]' if param else '[]', '{}'],
                       check=True, stdout=subprocess.DEVNULL)

    def window(self):
        """The X id of the window that carries a title."""
        def one():
            found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid), '--name', '.+'],
                                   capture_output=True, text=True).stdout.split()
            return found[0] if found else None
        return wait(one, 'no window on the display')

    def origin(self):
        """Where on the screen the window's 0,0 is: its place and the shadow around it."""
        window = self.window()
        about = subprocess.run(['xwininfo', '-id', window], capture_output=True, text=True, check=True).stdout
        x = int(re.search(r'Absolute upper-left X:\s+(-?\d+)', about)[1])
        y = int(re.search(r'Absolute upper-left Y:\s+(-?\d+)', about)[1])
        left, _, top, _ = self.shadow()
        return x + left, y + top

    def shadow(self):
        """Left, right, top and bottom of what the window has around it and that is not the window."""
        frame = subprocess.run(['xprop', '-id', self.window(), '_GTK_FRAME_EXTENTS'], capture_output=True, text=True).stdout
        found = re.search(r'= (\d+), (\d+), (\d+), (\d+)', frame)
        return tuple(int(n) for n in found.groups()) if found else (0, 0, 0, 0)

    def aim(self, node):
        """Where a node stands on the screen, once it stands still: a window that has just come is still being placed."""
        def place():
            x, y, width, height = node.extents()
            left, top = self.origin()
            return left + x, top + y, width, height
        last = [None]

        def rests():
            before, last[0] = last[0], place()
            return last[0] == before
        wait(rests, lambda: f'{node!r} does not come to rest')
        return last[0]

    def real_click(self, node, button=1, dx=None, modifier=None):
        """Moves the pointer onto a node and clicks, perhaps while a key such as ctrl is held."""
        left, top, width, height = self.aim(node)
        place = [str(left + (width // 2 if dx is None else dx)), str(top + height // 2)]
        hold, release = (['keydown', modifier], ['keyup', modifier]) if modifier else ([], [])
        subprocess.run(['xdotool', 'mousemove', *place, 'sleep', '0.05', *hold, 'click', str(button), *release], check=True)

    def key(self, *keys):
        """Presses keys one after the other: app.key('ctrl+n', 'Tab')."""
        subprocess.run(['xdotool', 'key', '--clearmodifiers', '--delay', '20', *keys], check=True)

    def type(self, text):
        """Types ASCII text."""
        subprocess.run(['xdotool', 'type', '--delay', '20', text], check=True)

    def focus(self):
        """The node that has the keyboard."""
        return self.look(pred=lambda node: node.focused)

    def still(self, quiet=0.25):
        """Waits until the picture does not change any more, and returns its checksum."""
        def picture():
            with open(os.environ['E2E_FRAMEBUFFER'], 'rb') as f:  # the X server draws into this file
                return zlib.crc32(f.read())
        last = [picture(), time.monotonic()]

        def settled():
            now = picture()
            if now != last[0]:
                last[:] = now, time.monotonic()
            return time.monotonic() - last[1] >= quiet
        wait(settled, 'the picture does not come to rest', 10)
        return last[0]


def screenshot(path):
    """Writes a picture of the screen."""
    os.makedirs(os.path.dirname(path) or '.', exist_ok=True)
    subprocess.run(['import', '-window', 'root', path], check=True)


def tree(node, depth=0, most=30):
    """The tree as text, for looking at and for messages of failed tests."""
    with node.app.picturing():
        states = ''.join(letter for letter, state in (('v', STATE.SHOWING), ('F', STATE.FOCUSED), ('f', STATE.FOCUSABLE),
                                                      ('s', STATE.SELECTED), ('c', STATE.CHECKED)) if node.state(state))
        actions = ' '.join(a for a in node.actions() if '.' not in a)
        line = '  ' * depth + f'{node.role} {node.name!r} [{states}]' + (f' ({actions})' if actions else '')
        text = node.text
        lines = [line + (f' "{text[:40]}"' if text and text != node.name else '')]
        children = node.children()
        for child in children[:most]:
            lines += tree(child, depth + 1, most).split('\n')
        if len(children) > most:
            lines.append('  ' * (depth + 1) + f'… {len(children) - most} more')
        return '\n'.join(lines)
