# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions about what is shipped, by the rules of Flathub, of AppStream and of GNOME's stores: prints what is wrong,
ends with 1 if anything is.

Usage: packaging.py ids|desktop|metainfo|screenshots|icons|manifest ID    (in the project's folder)"""
import datetime
import os
import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET

# The only permissions that the program needs; each other one must be argued for, and added here.
PERMISSIONS = {'--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--device=dri', '--share=network'}
TOP_KEYS = ['id', 'runtime', 'runtime-version', 'sdk', 'command', 'separate-locales', 'finish-args', 'cleanup', 'build-options', 'modules']
MODULE_KEYS = ['name', 'buildsystem', 'build-options', 'config-opts', 'build-commands', 'post-install', 'cleanup', 'sources']
CATEGORIES = {'AudioVideo', 'Development', 'Education', 'Game', 'Graphics', 'Network', 'Office', 'Science', 'Settings', 'System', 'Utility'}
SVG = '{http://www.w3.org/2000/svg}'
SHADOW = 128  # of a window, on both sides together
LANG = '{http://www.w3.org/XML/1998/namespace}lang'
MIME = 'application/x-comity-office'
DRAW = """
import sys, gi
gi.require_version('GdkPixbuf', '2.0')
from gi.repository import GdkPixbuf
drawn = GdkPixbuf.Pixbuf.new_from_file_at_size(sys.argv[1], 256, 256)
rows, wide = drawn.get_pixels(), drawn.get_rowstride()
alpha = [[rows[y * wide + x * 4 + 3] for x in range(256)] for y in range(256)]
print(max(max(alpha[0]), max(alpha[-1]), max(row[0] for row in alpha), max(row[-1] for row in alpha)), max(map(max, alpha)))
"""


def read(path):
    with open(path, encoding='utf-8', newline='') as f:
        return f.read()


def source(app_id):
    return ET.parse(f'data/{app_id}.metainfo.xml.in').getroot()


def ids(app_id):
    """One id, by the rules for names of hosts of code, in all that names the program."""
    parts = app_id.split('.')
    if not 4 <= len(parts) <= 5 or len(app_id) > 255 or not all(re.fullmatch(r'[A-Za-z_]\w*', part, re.A) for part in parts):
        yield f'{app_id} must have four or five parts of letters, digits and underscores'
    if any(part != part.lower() for part in parts[:-1]) or parts[-1] in ('desktop', 'app', 'linux'):
        yield f'{app_id}: the domain must be in small letters, and the end a name'
    wanted = {f'data/{app_id}.metainfo.xml.in': f'<id>{app_id}</id>', f'data/{app_id}.desktop.in': f'\nIcon={app_id}\n',
              f'data/{app_id}.service.in': f'\nName={app_id}\n', f'flatpak/{app_id}.yml': f'\nid: {app_id}\n',
              f'data/{app_id}.search-provider.ini': f'\nBusName={app_id}\n', f'data/{app_id}.gschema.xml': f' id="{app_id}"'}
    for path, text in wanted.items():
        if not os.path.exists(path):
            yield f'{path} is missing'
        elif text not in read(path):
            yield f'{path} does not say {text.strip()}'


def desktop(app_id):
    """What desktop-file-validate does not ask."""
    entry = dict(line.split('=', 1) for line in read(f'data/{app_id}.desktop.in').splitlines() if re.match(r'\w+=', line))
    if not CATEGORIES & set(entry['Categories'].split(';')):
        yield 'no main category'
    if 'flatpak' in entry['Exec'] or '/' in entry['Exec']:
        yield 'Exec must be the name of the program'
    for key in ('Hidden', 'NoDisplay', 'OnlyShowIn', 'NotShowIn'):
        if key in entry:
            yield f'{key}: the program must be seen'
    if entry.get('DBusActivatable') != 'true' or f'{MIME};' not in entry.get('MimeType', ''):
        yield 'it must be started over the bus, and open its own files'


def metainfo(app_id):
    """What appstreamcli does not ask and Flathub does."""
    root = source(app_id)
    name, summary = root.findtext('name'), root.findtext('summary')
    if len(name) > 15:
        yield f'the name has {len(name)} letters, 15 are shown'
    if not 10 <= len(summary) <= 35 or summary.endswith('.') or not summary[0].isupper() or re.match('(A|An|The) ', summary):
        yield f'the summary "{summary}" must have 10 to 35 letters, a capital at the beginning, no article and no full stop'
    for tag, value in (('metadata_license', 'CC0-1.0'), ('project_license', 'GPL-3.0-or-later'), ('translation', 'comity'),
                       ('launchable', f'{app_id}.desktop')):
        if root.findtext(tag) != value:
            yield f'{tag} must be {value}'
    if root.find('developer').get('id') is None or root.find('developer/name').get('translate') != 'no':
        yield 'the developer needs an id and a name that is not translated'
    if not 2 <= len(root.findall('description/*')) <= 6 or len(root.findall('description/ul/li')) > 10:
        yield 'the description must be two to six paragraphs and lists, of ten points at most'
    colours = {colour.get('scheme_preference'): colour.text for colour in root.iterfind('branding/color')}
    if set(colours) != {'light', 'dark'} or len(set(colours.values())) != 2:
        yield 'branding needs two colours, for light and dark'
    if root.find('content_rating').get('type') != 'oars-1.1':
        yield 'the content rating must be of OARS 1.1'
    if {control.text for control in root.iterfind('supports/control')} != {'pointing', 'keyboard', 'touch'}:
        yield 'supports: pointing, keyboard and touch'
    if root.findtext('requires/display_length') != '360' or root.find('recommends/internet') is None:
        yield 'the least width of the display or the use of the internet is missing'
    if root.findtext('provides/mediatype') != MIME or root.findtext('provides/binary') != 'comity':
        yield 'provides: the type of its own files and the command'
    for kind in ('homepage', 'bugtracker', 'translate', 'help', 'vcs-browser', 'contribute'):
        if not (root.findtext(f"url[@type='{kind}']") or '').startswith('https://'):
            yield f'the address {kind} is missing'
    yield from releases(root)


def releases(root):
    """Newest first, none of the future, the newest for everybody and what meson builds; each says what it brings."""
    every = root.findall('releases/release')
    dates = [datetime.date.fromisoformat(release.get('date')) for release in every]
    if not dates or dates != sorted(dates, reverse=True):
        yield 'releases must stand newest first'
    if dates[0] > datetime.date.today() + datetime.timedelta(days=1):
        yield 'the newest release is of the future'
    if every[0].get('type', 'stable') != 'stable':
        yield 'the newest release must not be one for trying'
    for release in every:
        notes = ' '.join(release.find('description').itertext()).strip()
        if len(notes) < 40 or re.search('bug ?fixes and improvements', notes, re.I):
            yield f'release {release.get("version")} must say what it brings'
    version = re.search(r"^\s*version: '([^']+)'", read('meson.build'), re.M)[1]
    if every[0].get('version') != version:
        yield f'meson.build says version {version}, the newest release is {every[0].get("version")}'


def screenshots(app_id):
    """Three to six windows of the size that stores show, which are in the project and pinned to the release."""
    root = source(app_id)
    every = root.findall('screenshots/screenshot')
    version = root.find('releases/release').get('version')
    if not 3 <= len(every) <= 6 or [shot.get('type') for shot in every] != ['default'] + [None] * (len(every) - 1):
        yield 'there must be three to six pictures, and the first one is the default'
    for shot in every:
        caption, image = shot.findtext('caption'), shot.find('image')
        path = os.path.join('data/screenshots', os.path.basename(image.text))
        if not caption or caption.endswith('.') or len(caption) > 100:
            yield f'{path}: the caption must be one sentence without a full stop'
        if not image.text.startswith('https://') or f'/{version}/' not in image.text or image.get(LANG) is not None:
            yield f'{path}: the address must be one of {version}, and the picture in English, which has no mark'
        if not os.path.exists(path):
            yield f'{path} is missing'
            continue
        with open(path, 'rb') as f:
            head = f.read(26)
        width, height, depth, colour = struct.unpack('>IIBB', head[16:26]) if head.startswith(b'\x89PNG') else (0, 0, 0, 0)
        if (image.get('width'), image.get('height')) != (str(width), str(height)) or depth != 8:
            yield f'{path} is a PNG of {width}×{height}, and the metainfo says otherwise'
        if not 600 <= width <= 1000 + SHADOW or not 400 <= height <= 700 + SHADOW or colour != 6:
            yield f'{path} must be a window of at most 1000×700 with its shadow, on a transparent ground'


def icons(app_id):
    """All icons: a square canvas with a margin, no pictures, texts or shadows inside."""
    for path, size in ((f'scalable/apps/{app_id}.svg', 128), (f'scalable/mimetypes/{app_id}-office.svg', 128),
                       (f'symbolic/apps/{app_id}-symbolic.svg', 16)):
        full = f'data/icons/hicolor/{path}'
        if not os.path.exists(full):
            yield f'{full} is missing'
            continue
        root = ET.parse(full).getroot()
        if (root.get('width'), root.get('height')) != (str(size), str(size)):
            yield f'{full} must be {size} wide and high'
        for tag, why in (('image', 'a picture'), ('text', 'text, which depends on fonts,'), ('filter', 'a shadow or another filter')):
            if root.find(f'.//{SVG}{tag}') is not None:
                yield f'{full} has {why} inside'
        edge, most = map(int, subprocess.run([sys.executable, '-c', DRAW, full], check=True, capture_output=True, text=True).stdout.split())
        if edge or not most:
            yield f'{full} touches the edge of its canvas, or draws nothing'


def manifest(app_id):
    """Form, order, permissions, licences and sources, read line by line: the manifest is simple on purpose."""
    path = f'flatpak/{app_id}.yml'
    whole = read(path)
    if '\r' in whole or '\t' in whole or not whole.endswith('\n') or re.search(r'^(  )* -|\s\n', whole, re.M):
        yield f'{path}: lines end with LF alone and are indented by two spaces'
    lines = [line for line in whole.splitlines() if line.strip() and not line.lstrip().startswith('#')]
    keys = [line.split(':')[0] for line in lines if re.match(r'[\w-]+:', line)]
    if keys != [k for k in TOP_KEYS if k in keys]:
        yield f'{path}: keys must be of and in the order {", ".join(TOP_KEYS)}'
    for line in (f'id: {app_id}', 'command: comity', 'runtime: org.gnome.Platform', "runtime-version: '51'", 'sdk: org.gnome.Sdk'):
        if line not in lines:
            yield f'{path}: not {line}'
    asked = re.search(r'^finish-args:\n((?:  .*\n)+)', '\n'.join(lines) + '\n', re.M)[1].split('\n')[:-1]
    if {line.strip()[2:] for line in asked} != PERMISSIONS:
        yield f'{path}: the program needs the permissions {", ".join(sorted(PERMISSIONS))} and no others'
    if '/lib/debug' in whole:
        yield f'{path}: what debuggers need must not be cleaned up'
    modules = ('\n'.join(lines).split('\nmodules:\n')[1]).split('  - name: ')[1:]
    for module in modules:
        yield from module_faults(path, module, module is modules[-1])


def module_faults(path, module, own):
    """One module: the order of its keys, its licence, and a source with a checksum. The program's own is the working tree."""
    name = module.split('\n')[0]
    keys = ['name'] + re.findall(r'^    ([\w-]+):', module, re.M)
    if keys != [k for k in MODULE_KEYS if k in keys]:
        yield f'{path}: {name}: keys must be of and in the order {", ".join(MODULE_KEYS)}'
    if not re.search(r'share/licenses/\$\{FLATPAK_ID\}' + ('' if own else f'/{re.escape(name)}') + ' ', module):
        yield f'{path}: {name}: its licence is not installed'
    sources = re.findall(r'- type: (\w+)\n((?:        [\w-]+: .*\n?)+)', module)
    if not sources:
        yield f'{path}: {name}: no source'
    for kind, body in sources:
        if kind == 'dir' and own:
            continue
        pinned = {'archive': r'sha256: [0-9a-f]{64}$', 'file': r'sha256: [0-9a-f]{64}$', 'git': r'commit: [0-9a-f]{40}$'}.get(kind)
        if not pinned or not re.search(pinned, body, re.M) or not re.search(r'url: https://', body) or (kind == 'git' and 'tag:' not in body):
            yield f'{path}: {name}: a source needs an address by https and its checksum, or tag and commit: {body.strip()}'


def main(question, app_id):
    questions = {'ids': ids, 'desktop': desktop, 'metainfo': metainfo, 'screenshots': screenshots, 'icons': icons,
                 'manifest': manifest}
    found = list(questions[question](app_id))
    print('\n'.join(found))
    return 1 if found else 0


sys.exit(main(*sys.argv[1:]))
