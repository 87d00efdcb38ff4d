# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables for people, on a terminal and off it."""
import fcntl
import os
import pty
import re
import struct
import sys
import termios
import unicodedata

from harness import PROGRAM, Office, main


def width(text):
    """Columns of a terminal, by Unicode's own tables rather than the program's."""
    return sum(0 if unicodedata.combining(c) or unicodedata.category(c) in ('Mn', 'Me', 'Cf')
               else 2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)


def on_terminal(office, columns, *arguments, **environment):
    """What the program writes on a terminal of so many columns."""
    child, descriptor = pty.fork()
    if child == 0:
        variables = {**office.environment, 'TERM': 'xterm', **environment}
        variables.pop('COLUMNS', None)
        if 'columns_variable' in environment:
            variables['COLUMNS'] = variables.pop('columns_variable')
        sys.stdin.readline()
        os.execve(PROGRAM, [PROGRAM, *arguments], variables)
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack('HHHH', 24, columns, 0, 0))
    attributes = termios.tcgetattr(descriptor)
    attributes[3] &= ~termios.ECHO
    termios.tcsetattr(descriptor, termios.TCSANOW, attributes)
    os.write(descriptor, b'\n')
    output = b''
    while True:
        try:
            part = os.read(descriptor, 65536)
        except OSError:
            break
        if not part:
            break
        output += part
    os.close(descriptor)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, output
    return output.decode().replace('\r\n', '\n')


def bare(text):
    return re.sub(r'\033\[[0-9;]*m', '', text)


LONG = 'A rather long name of an institution that fits into no terminal of a usual width at all'


def filled():
    office = Office()
    for name, city in (('北京大学' * 15, '北京'), ('Łódź', 'Łódź'), ('e\u0301cole', 'Lyon'), (LONG, 'X')):
        office.add('partner', f'name={name}', f'city={city}', 'country=CN',
                   'note=' + 'word ' * 60)
    return office


def test_aligned():
    """columns stand one below the other, also with wide and combining characters"""
    with filled() as office:
        lines = office.ok('list', 'partner', '--columns', 'city,country').out.splitlines()
        places = {width(line[:line.rindex('China')]) for line in lines[1:]}
        assert len(places) == 1, lines
        assert width(lines[0][:lines[0].index('Country')]) in places, lines
        assert LONG in '\n'.join(lines), 'no limit when the output is no terminal'
        assert all(line == line.rstrip() for line in lines)


def test_fits_terminal():
    """on a terminal no line is wider than it, ids stay whole, and the count stands below"""
    with filled() as office:
        ids = [o['id'] for o in office.ok('list', 'partner', '--json').objects]
        for columns in (50, 80, 132):
            lines = bare(on_terminal(office, columns, 'list', 'partner')).splitlines()
            assert max(width(line) for line in lines) <= columns, (columns, lines)
            assert [line.split()[0] for line in lines[1:5]] == ids, lines
            assert lines[-1] == '4 records', lines
        assert '…' in on_terminal(office, 80, 'list', 'partner')
        assert '…' not in office.ok('list', 'partner').out
        wide = on_terminal(office, 80, 'list', 'partner', columns_variable='200')
        assert LONG in wide, 'COLUMNS goes before the terminal'


def test_show_folds():
    """show folds long texts below each other within the terminal"""
    with filled() as office:
        number = office.ok('list', 'partner', '--json', '--limit', '1').object['id']
        lines = bare(on_terminal(office, 60, 'show', 'partner', number)).splitlines()
        assert max(width(line) for line in lines[1:]) <= 60, lines
        note = [line for line in lines if 'word' in line]
        assert len(note) > 5 and note[1].startswith(' '), note
        assert sum(line.count('word') for line in note) == 60, note


def test_no_colour():
    """titles are bold on a terminal, and not with NO_COLOR or a dumb terminal"""
    with filled() as office:
        assert '\033[1m' in on_terminal(office, 80, 'list', 'partner')
        assert '\033' not in on_terminal(office, 80, 'list', 'partner', NO_COLOR='1')
        assert '\033' not in on_terminal(office, 80, 'list', 'partner', TERM='dumb')
        assert '\033' not in office.ok('list', 'partner').out


def test_no_commands_to_the_terminal():
    """what a record holds cannot command the terminal"""
    with Office() as office:
        line = '{"name": "evil\\u001b]0;title\\u0007\\u001b[2J\\u202egnp", "note": "a\\u001b[31mb\\nc"}'
        result = office.run('add', 'partner', '--json', '-', given=line)
        if result.status == 0:
            number = result.object['id']
            for arguments in (['list', 'partner'], ['show', 'partner', number],
                              ['history', 'partner', number], ['search', 'evil']):
                out = office.ok(*arguments).out
                assert '\033' not in out and '\007' not in out and '\u202e' not in out, out
            assert '\033' not in office.ok('show', 'partner', number, '--json').out
        result = office.refused(1, 'show', 'partner', '=\033[2J')
        assert '\033' not in result.err, result


def test_empty():
    """a list without records is empty, and says so to a person only"""
    with Office() as office:
        assert office.ok('list', 'partner').out == ''
        assert office.ok('list', 'partner', '--json').out == ''
        assert on_terminal(office, 80, 'list', 'partner') == 'No records.\n'


if __name__ == '__main__':
    main(sys.modules[__name__])
