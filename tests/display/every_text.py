#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks at every text of every screen and of the help of every command, in a language made for the test (pseudo.py): one
without its accents never went through gettext, and one that is cut off has too little room. What the office itself
keeps, names from iso-codes and the toolkit's own texts are left out. Speaks TAP.

Usage: every_text.py PROJECT LIST-TEXTS COMITY left-to-right|right-to-left"""
import glob
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'e2e'))

# pylint: disable=wrong-import-position
import pseudo
from screens import screens

LOCALES = {'left-to-right': 'en_GB', 'right-to-left': 'ar_EG'}
TOOLKIT = ('gtk40', 'libadwaita', 'glib20')
NAMES = ('iso_3166-1', 'iso_639-2', 'iso_639-3', 'iso_4217', 'iso_15924')
# What joins texts on one line.
JOINS = re.compile(r'[\s]*(?:[\v·,;:()“”"/|…→×]| [-–—] |–)+[\s]*|^[\s]+|[\s]+$')
# Names that stay as they are in every language, those in the table that the import screen shows, and what ICU calls
# the made language, which papers can be printed in while the test runs.
PROPER = {'FundRef', 'GeoNames', 'Wikidata', 'Māori', 'Hokkaido University', 'Universität Bonn',
          'Pseudo-Accents'}
# Dates as the locale writes them, sizes, addresses, numbers with letters: never translated.
DATE = r'(?:[A-Z][a-z]{2} )?\d+ [A-Z][a-z]+(?: \d+)?'
FREE = re.compile(DATE + r'|(?:(?:Ctrl|Shift|Alt)\+)+\S+|Avatar of .*|This application comes with .*|Other Apps by|[\d\W]*(?:\d+|[A-Z][a-z]{2,8}|[ap]m|[A-Z0-9./+-]+|\S*[@/._=\d<]\S*|--?\S+|kB|MB|GB|bytes)[\d\W]*')
# What turns a text to the side where its neighbours begin, without being read.
MARKS = str.maketrans('', '', '\u200e\u200f')
XGETTEXT = re.compile(r'^make_catalogue \(\) \{\n.*?^\}', re.M | re.S)


def make_catalogue(project, folder):
    """The program's texts in the made language, where gettext finds them."""
    with open(os.path.join(project, 'tests/lint/translations'), encoding='utf-8') as f:
        function = XGETTEXT.search(f.read())[0]
    env = {**os.environ, 'work': folder, 'GETTEXTDATADIRS': '/usr/share/gettext:/usr/share/appstream'}
    subprocess.run(['bash', '-c', f'{function}\nmake_catalogue never "$work/comity.pot"'], cwd=project, env=env, check=True)
    messages = os.path.join(folder, 'en_XA', 'LC_MESSAGES')
    os.makedirs(messages)
    pseudo.main(os.path.join(folder, 'comity.pot'), os.path.join(folder, 'en_XA.po'))
    subprocess.run(['msgfmt', '-o', os.path.join(messages, 'comity.mo'), os.path.join(folder, 'en_XA.po')], check=True)


def environment(folder, locale):
    """A locale of the wanted direction, made here so that the machine needs none."""
    locales = os.path.join(folder, 'locales')
    os.makedirs(locales)
    subprocess.run(['localedef', '-i', locale, '-f', 'UTF-8', os.path.join(locales, locale + '.UTF-8')], check=True,
                   capture_output=True)
    return {**os.environ, 'LOCPATH': locales, 'LC_ALL': locale + '.UTF-8', 'LANG': locale + '.UTF-8', 'LANGUAGE': 'en_XA',
            'COMITY_LOCALE_DIR': folder, 'G_DEBUG': ''}


def pieces(text):
    """The parts of a text that are not in the made language."""
    for part in re.split(f'[{pseudo.OPEN}{pseudo.CLOSE}{pseudo.ODD}~]+|{{[^}}]*}}', text):
        for piece in JOINS.split(part):
            if piece and re.search('[A-Za-z]{2}', piece):
                yield piece.strip()


def messages_of(domain):
    """The English texts of a library, from any of its translations."""
    found = glob.glob(f'/usr/share/locale/*/LC_MESSAGES/{domain}.mo')
    if not found:
        return
    po = subprocess.run(['msgunfmt', '--no-wrap', max(found, key=os.path.getsize)], capture_output=True, text=True, check=True).stdout
    for text in re.findall(r'^msgid(?:_plural)? (".*")$', po, re.M):
        yield pseudo.unquote(text)


def names():
    """The English names of countries, languages and currencies."""
    for path in glob.glob('/usr/share/iso-codes/json/*.json'):
        if os.path.basename(path).removeprefix('iso_').removesuffix('.json') in [n.removeprefix('iso_') for n in NAMES]:
            with open(path, encoding='utf-8') as f:
                for entries in json.load(f).values():
                    for entry in entries:
                        yield from (value for value in entry.values() if isinstance(value, str))


def kept(office):
    """Everything that the office keeps."""
    with sqlite3.connect(office) as db:
        tables = [name for name, in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")]
        for table in tables:
            for row in db.execute(f'SELECT * FROM "{table}"'):
                yield from (value for value in row if isinstance(value, str))


def help_pages(project):
    """The help, which has a catalogue of its own."""
    for path in glob.glob(os.path.join(project, 'help/C/*.page')):
        with open(path, encoding='utf-8') as f:
            for text in re.findall(r'<(?:title|desc|p)>(.*?)</(?:title|desc|p)>', f.read(), re.S):
                yield re.sub(r'<[^>]*>', '', text.replace('</key><key>', '+'))


def known_pieces(office, project):
    texts = [*kept(office), *names(), *help_pages(project)]
    for domain in TOOLKIT:
        texts += messages_of(domain)
    known = set(PROPER)
    for text in texts:
        known.update(pieces(text))
        known.add(text.strip().replace('_', ''))
    return known


def untranslated(text, known):
    """What of a text should have been translated."""
    text = text.translate(MARKS)
    bare = text.strip()
    if FREE.fullmatch(bare) or bare in known or bare.replace('_', '') in known:
        return []
    return [piece for piece in pieces(text)
            if piece not in known and piece.replace('_', '') not in known and not FREE.fullmatch(piece)]


def list_texts(program, office, folder, env, wanted):
    """(screen, sort, cut, text) of everything that can be seen or heard."""
    out = subprocess.run([program, office, folder, *wanted], env=env, stdout=subprocess.PIPE, text=True, check=True).stdout
    found = [line.split('\t', 3) for line in out.splitlines() if line.count('\t') >= 3]
    return list(dict.fromkeys((screen, sort, cut == '1', text) for screen, sort, cut, text in found))


def help_texts(program, env):
    """(command, sort, cut, text) of every line of the help of the command line."""
    def helped(*words):
        return subprocess.run([program, *words], env=env, stdout=subprocess.PIPE, text=True, check=True).stdout
    overview = helped('help')
    for command in ['', *re.findall(r'^  (?!comity )([a-z][a-z-]*)', overview, re.M)]:
        for line in (helped('help', command) if command else overview).splitlines():
            if not line.startswith('  comity '):
                yield command, 'help', False, re.sub(r'^  (?:--)?[a-z-]+\b', '', line)


def result(number, name, problems):
    print(f'{"not " if problems else ""}ok {number} - {name}')
    print(*(f'# {problem}' for problem in problems), sep='\n', end='\n' if problems else '', flush=True)


def once(problems):
    """One line a text, with the first screen that has it."""
    first = {}
    for screen, text, what in problems:
        first.setdefault(text, f'{what} in “{text}” ({screen})')
    return list(first.values())


def main(project, program, comity, direction):
    with tempfile.TemporaryDirectory() as folder:
        make_catalogue(project, folder)
        env = environment(folder, LOCALES[direction])
        office = os.path.join(folder, 'office.comity')
        wanted = screens()
        found = list_texts(program, office, folder, env, wanted)
        found += help_texts(comity, env)
        known = known_pieces(office, project)
        print('1..3')
        shown = {screen for screen, *_ in found}
        result(1, 'every screen has texts', [f'{name}: nothing' for name in wanted if name not in shown])
        result(2, 'every text is translated', once((screen, text, f'{sort}: {"; ".join(wrong)}') for screen, sort, _cut, text in found
                                                   if (wrong := untranslated(text, known))))
        result(3, 'nothing is cut off', once((screen, text, sort) for screen, sort, cut, text in found if cut and pseudo.OPEN in text))


if __name__ == '__main__':
    main(*sys.argv[1:])
