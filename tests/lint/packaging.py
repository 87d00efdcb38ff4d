# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions about what is shipped: prints what is wrong, ends with 1 if anything is.

Usage: packaging.py metainfo|icons|manifest ID    (in the project's folder)"""
import datetime
import os
import re
import sys
import xml.etree.ElementTree as ET

# The only permissions that the program needs; each other one must be argued for, and added here.
PERMISSIONS = {'--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--device=dri', '--share=network'}
TOP_KEYS = ['id', 'runtime', 'runtime-version', 'sdk', 'command', 'separate-locales', 'finish-args', 'cleanup', 'build-options', 'modules']
SVG = '{http://www.w3.org/2000/svg}'


def metainfo(app_id):
    """What appstreamcli does not ask and Flathub does."""
    root = ET.parse(f'data/{app_id}.metainfo.xml.in').getroot()
    name, summary = root.findtext('name'), root.findtext('summary')
    if root.findtext('id') != app_id:
        yield 'the id is another one'
    if len(name) > 15:
        yield f'the name has {len(name)} letters, 15 are shown'
    if not 10 <= len(summary) <= 35 or summary.endswith('.'):
        yield f'the summary "{summary}" must have 10 to 35 letters and no full stop'
    for image in root.iter('image'):
        if not os.path.exists(os.path.join('data/screenshots', os.path.basename(image.text))):
            yield f'{image.text} is not in data/screenshots'
    for tag in ('developer', 'screenshots', 'content_rating', 'launchable', 'translation', 'branding', 'releases'):
        if root.find(tag) is None:
            yield f'{tag} is missing'
    dates = [datetime.date.fromisoformat(r.get('date')) for r in root.iter('release')]
    if dates != sorted(dates, reverse=True):
        yield 'releases must stand newest first'
    if dates and dates[0] > datetime.date.today() + datetime.timedelta(days=1):
        yield 'the newest release is of the future'
    yield from version_agrees(root)


def version_agrees(root):
    """The newest release is the version that meson builds."""
    with open('meson.build', encoding='utf-8') as f:
        version = re.search(r"^\s*version: '([^']+)'", f.read(), re.M)[1]
    newest = next(root.iter('release')).get('version')
    if newest != version:
        yield f'meson.build says version {version}, the newest release is {newest}'


def icons(app_id):
    """All icons: a square canvas, no pictures inside."""
    for path, size in ((f'scalable/apps/{app_id}.svg', 128), (f'scalable/mimetypes/{app_id}-office.svg', 128),
                       (f'symbolic/apps/{app_id}-symbolic.svg', 16)):
        full = f'data/icons/hicolor/{path}'
        if not os.path.exists(full):
            yield f'{full} is missing'
            continue
        root = ET.parse(full).getroot()
        if (root.get('width'), root.get('height')) != (str(size), str(size)):
            yield f'{full} must be {size} wide and high'
        if root.find(f'.//{SVG}image') is not None:
            yield f'{full} has a picture inside'
        if root.find(f'.//{SVG}text') is not None:
            yield f'{full} has text inside, which depends on fonts'


def manifest(app_id):
    """Order, permissions and sources, read line by line: the manifest is simple on purpose."""
    path = f'flatpak/{app_id}.yml'
    with open(path, encoding='utf-8') as f:
        lines = [line.rstrip() for line in f if line.strip() and not line.lstrip().startswith('#')]
    keys = [line.split(':')[0] for line in lines if re.match(r'[\w-]+:', line)]
    if keys != [k for k in TOP_KEYS if k in keys]:
        yield f'{path}: keys must be of and in the order {", ".join(TOP_KEYS)}'
    if f'id: {app_id}' not in lines or 'command: comity' not in lines:
        yield f'{path}: id or command is another one'
    for line in lines:
        if match := re.match(r'\s*- (--(?:share|socket|device|filesystem|talk-name|own-name|system-\S+|env|persist)\S*)', line):
            if match[1] not in PERMISSIONS:
                yield f'{path}: {match[1]} is more than the program needs'
    text = '\n'.join(lines)
    for source in re.findall(r'- type: (archive|file|git)\n((?:\s+[\w-]+:.*\n?)+)', text):
        kind, body = source
        if kind == 'git' and not ('tag:' in body and 'commit:' in body):
            yield f'{path}: a git source needs a tag and a commit: {body.strip()}'
        if kind != 'git' and not re.search(r'sha256: [0-9a-f]{64}$', body, re.M):
            yield f'{path}: a source needs its sha256: {body.strip()}'


def main(question, app_id):
    found = list({'metainfo': metainfo, 'icons': icons, 'manifest': manifest}[question](app_id))
    print('\n'.join(found))
    return 1 if found else 0


sys.exit(main(*sys.argv[1:]))
