# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for the desktop's notifications: each becomes a line of JSON in the file that is named."""
import json
import sys

from gi.repository import Gio, GLib

NAME = 'org.freedesktop.Notifications'
INTERFACE = f'''<node><interface name="{NAME}">
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{{sv}}" direction="in"/>
<arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
</interface></node>'''


def called(_bus, _sender, _path, _interface, method, parameters, invocation):
    if method == 'Notify':
        summary, body = parameters.unpack()[3:5]
        with open(sys.argv[1], 'a', encoding='utf-8') as f:
            print(json.dumps({'summary': summary, 'body': body}), file=f)
        invocation.return_value(GLib.Variant('(u)', (1,)))
    elif method == 'GetCapabilities':
        invocation.return_value(GLib.Variant('(as)', (['body', 'actions'],)))
    else:
        invocation.return_value(None)


def main():
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    bus.register_object('/org/freedesktop/Notifications', Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], called, None, None)
    Gio.bus_own_name_on_connection(bus, NAME, Gio.BusNameOwnerFlags.NONE, lambda *_: print('ready', flush=True), None)
    GLib.MainLoop().run()


main()
