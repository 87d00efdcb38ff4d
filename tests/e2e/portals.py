# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for the desktop's portals, by which a sandboxed program gets what lies outside: files that a person
chooses, a printer, other programs. It notes what it is asked, and answers at once as a person would who was told to."""
import os
import threading

from comity_ui import APP_ID, wait
from gi.repository import Gio, GLib

DESKTOP, DOCUMENTS = 'org.freedesktop.portal.Desktop', 'org.freedesktop.portal.Documents'
OBJECT = '/org/freedesktop/portal/desktop'


def method(name, *types):
    """A method that answers with the path of a request."""
    arguments = ''.join(f'<arg type="{t}" direction="in"/>' for t in types)
    return f'<method name="{name}">{arguments}<arg type="o" direction="out"/></method>'


def interface(name, *methods):
    return f'<interface name="org.freedesktop.portal.{name}">{"".join(methods)}<property name="version" type="u" access="read"/></interface>'


DESCRIPTION = '<node>' + ''.join([
    interface('FileChooser', method('OpenFile', 's', 's', 'a{sv}'), method('SaveFile', 's', 's', 'a{sv}')),
    interface('Print', method('PreparePrint', 's', 's', 'a{sv}', 'a{sv}', 'a{sv}'), method('Print', 's', 's', 'h', 'a{sv}')),
    interface('OpenURI', method('OpenFile', 's', 'h', 'a{sv}'), method('OpenURI', 's', 's', 'a{sv}')),
    interface('NetworkMonitor', '<method name="GetStatus"><arg type="a{sv}" direction="out"/></method>'),
    interface('Documents', '<method name="GetMountPoint"><arg type="ay" direction="out"/></method>')]) + '</node>'


class Portals:
    """The portals of this session, until it ends. Start them before the program: a sandbox is given its folder of chosen
    files when it is made."""

    def __init__(self):
        self.mount = os.path.join(os.environ['XDG_RUNTIME_DIR'], 'doc')
        installed = os.environ.get('E2E_INSTALLED')
        # The folder as it is here, and as the program sees it.
        self.folder = os.path.join(self.mount, 'by-app', APP_ID) if installed else self.mount
        self.seen = f'/run/user/{os.getuid()}/doc' if installed else self.mount
        os.makedirs(self.folder)
        self.chosen = None  # the name of the file that the person takes
        self.printed, self.opened = [], []  # the contents that were handed over
        ready = threading.Event()
        threading.Thread(target=self.serve, args=[ready], daemon=True).start()
        assert ready.wait(30), 'the portals do not come up'

    def serve(self, ready):
        """Answers, on a thread of its own: a test waits for the program, and the program for this."""
        context = GLib.MainContext()
        context.push_thread_default()
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        for described in Gio.DBusNodeInfo.new_for_xml(DESCRIPTION).interfaces:
            documents = described.name == DOCUMENTS
            bus.register_object('/org/freedesktop/portal/documents' if documents else OBJECT, described,
                                self.documents_called if documents else self.called,
                                lambda *_: GLib.Variant('u', 3), None)
        names = {DESKTOP, DOCUMENTS}

        def named(_bus, name):
            names.discard(name)
            if not names:
                ready.set()
        for name in list(names):
            Gio.bus_own_name_on_connection(bus, name, Gio.BusNameOwnerFlags.NONE, named, None)
        GLib.MainLoop(context).run()

    def documents_called(self, _bus, _sender, _path, _interface, _method, _parameters, invocation):
        invocation.return_value(GLib.Variant('(ay)', (self.mount.encode() + b'\0',)))

    def called(self, bus, sender, _path, of, name, parameters, invocation):
        """Returns the path of a request, and answers that."""
        if name == 'GetStatus':
            online = {'available': GLib.Variant('b', True), 'metered': GLib.Variant('b', False), 'connectivity': GLib.Variant('u', 4)}
            invocation.return_value(GLib.Variant('(a{sv})', (online,)))
            return
        options = parameters.get_child_value(parameters.n_children() - 1).unpack()
        request = f'{OBJECT}/request/{sender[1:].replace(".", "_")}/{options.get("handle_token", "unnamed")}'
        results = self.answer(f'{of.split(".")[-1]}.{name}', parameters, invocation.get_message().get_unix_fd_list())
        invocation.return_value(GLib.Variant('(o)', (request,)))
        bus.emit_signal(sender, request, 'org.freedesktop.portal.Request', 'Response', GLib.Variant('(ua{sv})', (0, results)))

    def answer(self, what, parameters, descriptors):
        """What the person does."""
        if what.startswith('FileChooser.'):
            return {'uris': GLib.Variant('as', [GLib.filename_to_uri(os.path.join(self.seen, self.chosen))])}
        if what == 'Print.PreparePrint':  # prints as it was proposed
            return {'settings': parameters.get_child_value(2), 'page-setup': parameters.get_child_value(3),
                    'token': GLib.Variant('u', 1)}
        if what in ('Print.Print', 'OpenURI.OpenFile'):
            # The descriptor may be one that only names the file.
            with open(f'/proc/self/fd/{descriptors.get(0)}', 'rb') as f:
                (self.printed if what == 'Print.Print' else self.opened).append(f.read())
        return {}

    def hand_over(self, name, content):
        """Puts a file there that the person takes next."""
        with open(os.path.join(self.folder, name), 'wb') as f:
            f.write(content)
        self.chosen = name

    def handed_back(self, name):
        """The content of the file that the program wrote, once it is there."""
        path = os.path.join(self.folder, name)
        wait(lambda: os.path.exists(path) and os.path.getsize(path), f'{name} is not written')
        with open(path, 'rb') as f:
            return f.read()

    @staticmethod
    def has_inner_sandbox():
        """Whether Flatpak was asked for a sandbox inside of the program's own: it comes when it is asked first."""
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        return bus.call_sync('org.freedesktop.DBus', '/', 'org.freedesktop.DBus', 'NameHasOwner',
                             GLib.Variant('(s)', ('org.freedesktop.portal.Flatpak',)), None, 0, -1, None).unpack()[0]
