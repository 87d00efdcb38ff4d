#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the pictures of README and of software stores: windows of the demo office as large as stores show them, with
their shadow on a transparent ground. tools/screenshots --store runs it, as a person who is invented.

Usage: store_pictures.py FOLDER"""
import ctypes
import os
import re
import shlex
import struct
import subprocess
import sys
import zlib

from comity_ui import App, wait
from hands import comity, demo_office, expect, open_kind, rows, sidebar

WIDTH, HEIGHT = 1000, 700
PARTNER = 'Xinjiang Medical University'
ALL_PLANES, Z_PIXMAP = ctypes.c_ulong(-1), 2


class XImage(ctypes.Structure):
    """The beginning of Xlib's."""
    _fields_ = [('width', ctypes.c_int), ('height', ctypes.c_int), ('xoffset', ctypes.c_int), ('format', ctypes.c_int),
                ('data', ctypes.c_void_p)]


def read_window(window, width, height):
    """The pixels of a window as the compositor has them: blue, green, red, alpha, multiplied."""
    x11 = ctypes.CDLL('libX11.so.6')
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XGetImage.restype = ctypes.POINTER(XImage)
    display = x11.XOpenDisplay(None)
    image = x11.XGetImage(ctypes.c_void_p(display), ctypes.c_ulong(window), 0, 0, width, height, ALL_PLANES, Z_PIXMAP)
    return ctypes.string_at(image.contents.data, width * height * 4)


def chunk(kind, content):
    return struct.pack('>I', len(content)) + kind + content + struct.pack('>I', zlib.crc32(kind + content))


def write_png(path, pixels, width, height):
    lines = bytearray()
    for y in range(height):
        lines.append(0)
        for x in range(y * width * 4, (y + 1) * width * 4, 4):
            blue, green, red, alpha = pixels[x:x + 4]
            lines += bytes([red * 255 // alpha, green * 255 // alpha, blue * 255 // alpha, alpha]) if alpha else bytes(4)
    with open(path, 'wb') as f:
        f.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 6, 0, 0, 0)) +
                chunk(b'IDAT', zlib.compress(bytes(lines), 9)) + chunk(b'IEND', b''))


def picture(app, path):
    """Makes the window as large as wanted, beside its shadow, and takes it at rest, without the pointer over it."""
    left, right, top, bottom = app.shadow()
    size = WIDTH + left + right, HEIGHT + top + bottom
    subprocess.run(['xdotool', 'mousemove', '0', '0', 'windowsize', app.window(), *map(str, size)], check=True)
    geometry = [f'WIDTH={size[0]}', f'HEIGHT={size[1]}']
    wait(lambda: all(line in subprocess.run(['xdotool', 'getwindowgeometry', '--shell', app.window()], capture_output=True,
                                            text=True, check=True).stdout.split() for line in geometry), 'another size')
    app.still(1)
    write_png(path, read_window(int(app.window()), *size), *size)


def main(folder):
    app = App('--demo')
    sidebar(app)
    picture(app, os.path.join(folder, 'today.png'))
    open_kind(app, 'Students')
    wait(lambda: rows(app), 'no students')
    app.action('win.sidebar')  # the strip of papers needs its room
    app.real_click(app.find('label', re.compile('^2500 ')))  # nothing has the keyboard in sight
    picture(app, os.path.join(folder, 'students.png'))
    app.action('win.sidebar')
    open_kind(app, 'Partners')
    partner, = comity('--office', demo_office(), 'list', 'partner', '--search', PARTNER, '--json')
    subprocess.run([*shlex.split(os.environ['APP']), f'comity:partner/{partner["id"]}'], check=True, timeout=30)
    expect(app, 'Partner', PARTNER)
    picture(app, os.path.join(folder, 'partner.png'))
    app.close()


main(sys.argv[1])
