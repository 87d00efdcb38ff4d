#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Translates the pages of the help. Every title, description and paragraph is one text of the catalogue, with its marks.

Usage: pages.py pot PAGE…               the English texts, as a catalogue on standard output
       pages.py links PAGE…             whether they are well formed and their links lead somewhere
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


def translate(po, page, out):
    catalogue = subprocess.run(['msgfmt', '-o', '-', po], stdout=subprocess.PIPE, check=True).stdout
    known = gettext.GNUTranslations(io.BytesIO(catalogue))
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


if __name__ == '__main__':
    sys.exit({'pot': pot, 'translate': translate, 'links': links}[sys.argv[1]](*sys.argv[2:]))
