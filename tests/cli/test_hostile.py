# SPDX-License-Identifier: GPL-3.0-or-later
"""Garbage of every sort: a sentence, never a crash. The chance is seeded."""
import json
import os
import random
import subprocess
import sys

from harness import PROGRAM, WAIT, Office, main

PIECES = [b'list', b'show', b'add', b'set', b'delete', b'history', b'search', b'export', b'kinds',
          b'check', b'help', b'partner', b'student', b'agreement', b'name=x', b'name=', b'=', b'-',
          b'--', b'--json', b'--limit', b'0', b'-1', b'99999999999999999999', b'--where', b'--sort',
          b'--columns', b',', b'country=UZ', b'country>=', b'!=', b'~', b'name~\xd0\xb8', b'\xff\xfe',
          b'\xed\xa0\x80', b'%s%n%d', b'\'; DROP TABLE partner; --', b'"', b'*', b'NEAR(', b'a*b OR',
          b'\xe2\x80\xae', b'=x', b'==', b'@/etc/hostname', b'logo=@/dev/null', b'--as-of', b'2026-13',
          b'2026', b'--format', b'csv', b'x' * 5000, b'--search', b'', b' ', b'\n', b'--descending',
          b'--version', b'1', b'--raw', b'name;x=1', b'tags=;;', b'tags=a;a;b', b'--students']


def run(office, arguments, given=b''):
    done = subprocess.run([os.fsencode(PROGRAM), *arguments], input=given, capture_output=True,
                          timeout=WAIT, env=office.environment, check=False)
    assert done.returncode in (0, 1, 2, 3), (arguments, done)
    if done.returncode in (1, 2) and b'--json' not in arguments:
        assert len(done.stderr.splitlines()) == 1, (arguments, done)
    done.stderr.decode()
    assert b'CRITICAL' not in done.stderr and b'WARNING' not in done.stderr, (arguments, done)
    return done


def test_arguments():
    """seven hundred random command lines end in order"""
    chance = random.Random(20261120)
    with Office() as office:
        office.add('partner', 'name=x')
        for _ in range(700):
            arguments = [chance.choice(PIECES[:11])] if chance.random() < 0.8 else []
            if chance.random() < 0.6:
                arguments.append(chance.choice(PIECES[11:14]))
            arguments += [chance.choice(PIECES) for _ in range(chance.randrange(5))]
            run(office, arguments)
        assert 'sound' in office.ok('check').out


def test_lines():
    """random changes to lines of JSON are each answered, and none breaks the office"""
    chance = random.Random(20261121)
    good = json.dumps({'name': 'Ünïversity', 'country': 'UZ', 'latitude': 41.5, 'longitude': 69.25, 'tags': ['a', 'b'],
                       'is_main': True, 'website': 'https://example.org/', 'since': '2016-05'},
                      ensure_ascii=False).encode()
    lines = []
    for _ in range(3000):
        line = bytearray(good)
        for _ in range(chance.randrange(1, 4)):
            place = chance.randrange(len(line))
            what = chance.randrange(4)
            if what == 0:
                del line[place:place + chance.randrange(1, 9)]
            elif what == 1:
                line.insert(place, chance.choice(b'{}[]":,\\0-9.eE\x00\xff\xc3'))
            elif what == 2:
                line[place] = chance.randrange(256)
            else:
                line[place:place] = line[chance.randrange(len(line)):][:20]
        lines.append(bytes(line).replace(b'\n', b' ').replace(b'\r', b' '))
    with Office() as office:
        done = run(office, [b'add', b'partner', b'--json', b'-'], b'\n'.join(lines) + b'\n')
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(answers) == sum(1 for line in lines if line.strip()), len(answers)
        assert all('id' in a or a['error']['message'] for a in answers)
        taken = sum('id' in a for a in answers)
        assert 0 < taken < len(answers)
        assert len(office.ok('export', 'partner').objects) == taken
        assert 'sound' in office.ok('check').out


def test_search_syntax():
    """what has a meaning to a search engine or a database is plain text here"""
    with Office() as office:
        office.add('partner', 'name=100% "Quoted" O\'Neil (AND) NEAR a*b _x_')
        for text in ('"', '""', '*', 'a*', 'NEAR(', 'AND', 'OR', 'NOT', '-x', '^a', 'name:x', "'", '%',
                     '_', '(', ')', '100%', "o'neil", '\\', ':', '{', 'a+b', 'a AND', '.', '—'):
            for arguments in ([b'list', b'partner', b'--search', text.encode()],
                              [b'search', b'--', text.encode()],
                              [b'list', b'partner', b'--where', b'name~' + text.encode()],
                              [b'list', b'partner', b'--where', b'name=' + text.encode()]):
                done = run(office, arguments)
                assert done.returncode == 0, (arguments, done)
        for text in ("o'neil", '100%', 'quoted'):
            assert office.ok('list', 'partner', '--search', text).out, text


def test_invalid_utf8():
    """arguments and lines that are not UTF-8 are refused with a sentence"""
    with Office() as office:
        done = run(office, [b'add', b'partner', b'name=\xff\xfe'])
        assert done.returncode == 2 and b'UTF-8' in done.stderr, done
        done = run(office, [b'add', b'partner', b'--json', b'-'], b'{"name": "\xff"}\n{"name": "a\0b"}\n')
        for line in done.stdout.splitlines():
            assert 'UTF-8' in json.loads(line)['error']['message'], done


def test_closed_streams():
    """without standard input, output or errors the program ends in order"""
    with Office() as office:
        for closing in ('<&-', '>&-', '2>&-', '<&- >&- 2>&-'):
            for arguments in ('list partner', 'add partner name=A', 'add partner --json -', 'nonsense'):
                done = subprocess.run(f'exec "$PROGRAM" {arguments} {closing}', shell=True,
                                      env={**office.environment, 'PROGRAM': PROGRAM}, timeout=WAIT,
                                      stdin=subprocess.DEVNULL, capture_output=True, check=False)
                assert done.returncode in (0, 1, 2), (arguments, closing, done)
        assert 'sound' in office.ok('check').out


def test_other_locales():
    """the locale changes neither what goes in nor what comes out for programs"""
    with Office() as office:
        for locale in ('C', 'POSIX', 'C.UTF-8', 'tr_TR.UTF-8', 'nonsense'):
            result = office.run('add', 'partner', 'name=İğne Łódź', 'latitude=41.5', 'longitude=1', '--json',
                                LC_ALL=locale)
            assert result.status == 0, result
            result = office.run('show', 'partner', result.object['id'], '--json', LC_ALL=locale)
            assert result.object['name'] == 'İğne Łódź' and result.object['latitude'] == 41.5
            assert office.run('list', 'partner', LC_ALL=locale).status == 0


if __name__ == '__main__':
    main(sys.modules[__name__])
