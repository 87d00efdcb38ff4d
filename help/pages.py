#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Translates the pages of the help. Every title, description and paragraph is one text of the catalogue, with its marks.

Usage: pages.py pot PAGE…               the English texts, as a catalogue on standard output
       pages.py links PAGE…             whether they are well formed and their links lead somewhere
       pages.py names PO HELP-PO PAGE…  whether what they say one presses is in the program under that name, in the language
                                        of PO as well, and whether the keys are those of its table of actions
       pages.py translate PO PAGE OUT   the page in the language of PO; what is not translated stays English"""
import gettext
import io
import os
import re
import subprocess
import sys
from xml.etree import ElementTree

TEXT = re.compile(r'<(title|desc|p)>(.*?)</\1>', re.S)


def words(text):
    return ' '.join(text.split())


def quote(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'


def read(path):
    with open(path, encoding='utf-8') as f:
        return f.read()


def pot(*pages):
    places = {}
    for page in pages:
        for _tag, text in TEXT.findall(read(page)):
            places.setdefault(words(text), page)
    print('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"')
    for text, page in places.items():
        print(f'\n#: {page}\nmsgid {quote(text)}\nmsgstr ""')


def catalogue(po):
    return gettext.GNUTranslations(io.BytesIO(subprocess.run(['msgfmt', '-o', '-', po], stdout=subprocess.PIPE, check=True).stdout))


def translate(po, page, out):
    known = catalogue(po)
    with open(out, 'w', encoding='utf-8') as f:
        f.write(TEXT.sub(lambda match: f'<{match[1]}>{known.gettext(words(match[2]))}</{match[1]}>', read(page)))


def links(*pages):
    """Ends with 1 when a page is not well formed or leads to one that is not there."""
    names = {os.path.basename(page).removesuffix('.page') for page in pages}
    wrong = [f'{page}: there is no page {target}' for page in pages
             for link in ElementTree.parse(page).iter('{http://projectmallard.org/1.0/}link')
             if (target := link.get('xref')) not in names]
    print(*wrong, sep='\n')
    return 1 if wrong else 0


def labels(po):
    """What the program shows, without access keys: English text -> how it is said in the language of PO."""
    shown = {}
    for key, said in catalogue(po)._catalog.items():  # pylint: disable=protected-access
        text = (key[0] if isinstance(key, tuple) else key).rpartition('\x04')[2]
        shown.setdefault(plain(text), set()).add(plain(said))
    return shown


def plain(label):
    """A label without its access key, which some languages put in brackets behind it."""
    return re.sub(r' ?\(_.\)', '', label).replace('_', '')


def keys():
    """The shortcuts of the table of actions, as the pages write them."""
    code = read(os.path.join(os.path.dirname(__file__), '..', 'src', 'ui', 'window', 'comity-actions.c'))
    named = {'question': '?', 'comma': ',', 'Return': 'Enter'}
    found = {'Enter'}
    for accel in re.findall(r'\), "((?:<\w+>)*\w+)"', code):
        *modifiers, key = re.findall(r'\w+', accel)
        pressed = [{'Control': 'Ctrl'}.get(modifier, modifier) for modifier in modifiers]
        found.add('+'.join([*pressed, named.get(key, key.upper() if len(key) == 1 else key)]))
    return found


def names(po, help_po, *pages):
    """Ends with 1 when something that one presses has another name in the program."""
    shown, told, bound = labels(po), catalogue(help_po), keys()
    wrong = []
    for page in pages:
        for _tag, text in TEXT.findall(read(page)):
            english, own = re.findall('<gui>(.*?)</gui>', text), re.findall('<gui>(.*?)</gui>', told.gettext(words(text)))
            wrong += [f'{page}: there is no “{name}” in the program' for name in english if name not in shown]
            wrong += [f'{help_po}: “{name}” has another name: {words(text)}' for name in own
                      if not any(name in shown.get(one, ()) for one in english)]
            if len(own) != len(english):
                wrong.append(f'{help_po}: not as many names as in English: {words(text)}')
            pressed = re.findall('<keyseq>(.*?)</keyseq>|(<key>.*?</key>)', text)
            combined = ['+'.join(re.findall('<key>(.*?)</key>', ''.join(one))) for one in pressed]
            wrong += [f'{page}: there is no shortcut {one}' for one in combined if one not in bound]
    print(*wrong, sep='\n')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit({'pot': pot, 'translate': translate, 'links': links, 'names': names}[sys.argv[1]](*sys.argv[2:]))
