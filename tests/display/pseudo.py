#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a translation that no people speaks: longer, accented and in brackets, so that what stands on a screen without
them was never translated, and what is short of room is seen.

Usage: pseudo.py POT PO"""
import re
import sys

PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
ODD = 'ȧƀċḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁĊḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ'
OPEN, CLOSE = '⟦⟧'
ACCENTS = str.maketrans(PLAIN, ODD)
LONGER = 0.35  # German and Russian are about so much longer than English
# What must come through as it is: directives, markup, entities, options and names of programs' own.
KEPT = re.compile(r"%%|%(?:\d+\$)?[-+0#']*\d*(?:\.(?:\d+|\*))?(?:hh|h|ll|l|z|j)?[a-zA-Z]|</?[a-z]+[^>]*>|&[a-z]+;|\{[^}]*\}")
ENTRY = re.compile(r'^((?:msgctxt .*\n(?:".*"\n)*)?)msgid (.*\n(?:".*"\n)*)(?:msgid_plural (.*\n(?:".*"\n)*))?(msgstr(?:\[0\])? ""\n(?:msgstr\[1\] ""\n)?)', re.M)
HEADER = ('msgid ""\nmsgstr ""\n"Language: en_XA\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
          '"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n')


def translate(text):
    """A text, accented and lengthened, in brackets; what is told apart by \\n at its end or start stays so."""
    inner = text.strip('\n')
    parts, at = [], 0
    for kept in KEPT.finditer(inner):
        parts += [inner[at:kept.start()].translate(ACCENTS), kept[0]]
        at = kept.end()
    parts.append(inner[at:].translate(ACCENTS))
    more = '~' * round(len(inner) * LONGER)
    return text.replace(inner, f'{OPEN}{"".join(parts)}{more}{CLOSE}', 1) if inner else text


def unquote(lines):
    return ''.join(line.strip()[1:-1] for line in lines.splitlines()).replace('\\n', '\n').replace('\\"', '"').replace('\\\\', '\\')


def quote(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n') + '"'


def catalogue(pot):
    """The whole translation."""
    yield HEADER
    for context, msgid, plural, _empty in ENTRY.findall(pot):
        if not unquote(msgid):
            continue
        yield f'\n{context}msgid {msgid}'
        if plural:
            yield f'msgid_plural {plural}msgstr[0] {quote(translate(unquote(msgid)))}\nmsgstr[1] {quote(translate(unquote(plural)))}\n'
        else:
            yield f'msgstr {quote(translate(unquote(msgid)))}\n'


def main(pot, po):
    with open(pot, encoding='utf-8') as source, open(po, 'w', encoding='utf-8') as out:
        out.writelines(catalogue(source.read()))


if __name__ == '__main__':
    main(*sys.argv[1:])
