# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions about gettext catalogues: prints what is wrong, ends with 1 if anything is.

Usage: catalogue.py comments|words|blanks POT
       catalogue.py languages FOLDER
       catalogue.py complete POT PO"""
import ast
import os
import re
import sys

DIRECTIVE = re.compile(r"%(?:\d+\$)?[-+0#']*\d*(?:\.(?:\d+|\*))?(?:hh|h|ll|l|z|j)?[sdiufgxXc]")


class Entry:
    """One message: its strings, comments for translators, flags and places."""

    def __init__(self):
        self.fields = {}
        self.comments, self.flags, self.places = [], set(), []
        self.key = None

    def text(self, key):
        return self.fields.get(key, '')


def parse(path):
    """All entries of a .po or .pot file but the header."""
    entries, entry = [], Entry()
    with open(path, encoding='utf-8') as f:
        for line in [*f.read().splitlines(), '']:
            if not line.strip():
                if entry.text('msgid'):
                    entries.append(entry)
                entry = Entry()
            else:
                parse_line(entry, line)
    return entries


def parse_line(entry, line):
    """Adds one line to an entry."""
    if line.startswith('#.'):
        entry.comments.append(line[2:].strip())
    elif line.startswith('#,'):
        entry.flags.update(flag.strip() for flag in line[2:].split(','))
    elif line.startswith('#:'):
        entry.places += line[2:].split()
    elif match := re.match(r'(msg\w+(?:\[\d+\])?) (".*")$', line):
        entry.key = match[1]
        entry.fields[entry.key] = ast.literal_eval(match[2])
    elif line.startswith('"') and entry.key:
        entry.fields[entry.key] += ast.literal_eval(line)


def identity(entry):
    return entry.fields.get('msgctxt'), entry.text('msgid')


def place(entry):
    return entry.places[0] if entry.places else '?'


def explained(entry):
    """Whether translators are told what a string means."""
    return any(c.startswith('Translators:') for c in entry.comments)


def comments(pot):
    """Strings with a directive and without a comment."""
    for entry in parse(pot):
        if DIRECTIVE.search(entry.text('msgid').replace('%%', '')) and not explained(entry):
            yield f'{place(entry)}: "{entry.text("msgid")}" has no Translators: comment'


def words(pot):
    """Strings of one word, which mean many things, without a context and without a comment."""
    for entry in parse(pot):
        text = entry.text('msgid')
        if len(text.split()) == 1 and any(c.isalpha() for c in text):
            if 'msgctxt' not in entry.fields and not explained(entry):
                yield f'{place(entry)}: "{text}" has neither a context nor a Translators: comment'


def blanks(pot):
    """Strings that a translator cannot see whole."""
    for entry in parse(pot):
        text = entry.text('msgid')
        if text != text.strip() and any(c.isalpha() for c in text):
            yield f'{place(entry)}: "{text}" begins or ends with a blank'


def languages(folder):
    """LINGUAS against the files there are."""
    with open(os.path.join(folder, 'LINGUAS'), encoding='utf-8') as f:
        named = f.read().split('\n')
    named = {n.strip() for n in named if n.strip() and not n.startswith('#')}
    there = {name[:-3] for name in os.listdir(folder) if name.endswith('.po')}
    yield from (f'{name} is in LINGUAS and has no .po' for name in sorted(named - there))
    yield from (f'{name}.po is not in LINGUAS' for name in sorted(there - named))


def complete(pot, po):
    """Strings that a translation does not have or marks as unsure."""
    done = {identity(e) for e in parse(po)
            if 'fuzzy' not in e.flags and any(v for k, v in e.fields.items() if k.startswith('msgstr'))}
    for entry in parse(pot):
        if identity(entry) not in done:
            yield f'{place(entry)}: "{entry.text("msgid")}" is not translated'


def main(arguments):
    questions = {'comments': comments, 'words': words, 'blanks': blanks, 'languages': languages, 'complete': complete}
    found = list(questions[arguments[0]](*arguments[1:]))
    print('\n'.join(found))
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
