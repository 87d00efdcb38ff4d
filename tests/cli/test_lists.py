# SPDX-License-Identifier: GPL-3.0-or-later
"""Listing, searching and exporting."""
import csv
import io
import json
import os
import signal
import subprocess
import sys

from harness import PROGRAM, Office, main

PARTNERS = [
    {'name': 'Ankara Clinic', 'country': 'TR', 'type': 'healthcare', 'since': '2015',
     'main_order': 3},
    {'name': 'Bochum Institute', 'country': 'DE', 'type': 'facility', 'since': '2016-05'},
    {'name': 'Иваново медицинская академия', 'country': 'RU', 'type': 'education',
     'since': '2017-02-03', 'main_order': 1},
    {'name': 'Łódź Academy', 'country': 'PL', 'type': 'education', 'tags': ['north', 'old']},
    {'name': 'Zürich School', 'country': 'CH', 'type': 'education', 'main_order': 2},
]


def filled():
    office = Office()
    lines = ''.join(json.dumps(p) + '\n' for p in PARTNERS)
    office.ids = [o['id'] for o in office.ok('add', 'partner', '--json', '-', given=lines).objects]
    return office


def names(office, *arguments):
    return [o['name'] for o in office.ok('list', 'partner', '--json', *arguments).objects]


def short(office, *arguments):
    return ''.join(n[0] for n in names(office, *arguments))


QUERIES = [
    ([], 'ABŁZИ'),
    (['--where', 'country=DE'], 'B'),
    (['--where', 'country=DE;PL'], 'BŁ'),
    (['--where', 'type=education'], 'ŁZИ'),
    (['--where', 'type=education', '--where', 'country=PL'], 'Ł'),
    (['--where', 'type!=education'], 'AB'),
    (['--where', 'since='], 'ŁZ'),
    (['--where', 'since=*'], 'ABИ'),
    (['--where', 'since>=2016'], 'BИ'),
    (['--where', 'since<=2016'], 'AB'),
    (['--where', 'name~lodz'], 'Ł'),
    (['--where', 'tags=old'], 'Ł'),
    (['--search', 'ivanov'], 'И'),
    (['--search', 'lodz'], 'Ł'),
    (['--search', 'xylophone'], ''),
    (['--sort', 'main_order', '--where', 'main_order=*'], 'ИZA'),
    (['--sort', '-main_order', '--where', 'main_order=*'], 'AZИ'),
    (['--sort', 'main_order', '--descending', '--where', 'main_order=*'], 'AZИ'),
    (['--limit', '2'], 'AB'),
    (['--sort', 'title', '--limit', '1'], 'A'),
]


def test_queries():
    """every option of list finds what it should, in the right order"""
    with filled() as office:
        for arguments, expected in QUERIES:
            assert short(office, *arguments) == expected, (arguments, short(office, *arguments))


def test_export_same_options():
    """export takes the same options and finds the same records"""
    with filled() as office:
        for arguments, expected in QUERIES:
            found = office.ok('export', 'partner', *arguments).objects
            assert sorted(o['name'][0] for o in found) == sorted(expected), arguments


def test_as_of():
    """--as-of lists what was in force on the day"""
    with Office() as office:
        for title, first, last in (('Early', '2010-01-01', '2014-12-31'),
                                   ('Late', '2015-01-01', '2030-12-31')):
            office.add('membership', *membership(office, title, first, last))
        found = {day: len(office.ok('list', 'membership', '--as-of', day, '--json').objects)
                 for day in ('2009', '2012-06-01', '2014-12-31', '2015-01-01', '2031-01-01')}
        assert found == {'2009': 0, '2012-06-01': 1, '2014-12-31': 1, '2015-01-01': 1,
                         '2031-01-01': 0}, found


def membership(office, title, first, last):
    kind = next(k for k in office.ok('kinds', '--json').objects if k['name'] == 'membership')
    values = {kind['from']: first, kind['to']: last}
    for field in office.ok('kinds', 'membership', '--json').objects:
        if field['required']:
            values[field['name']] = field.get('example', title)
            if field['type'] == 'reference':
                values[field['name']] = office.add(field['target'], f'name={title}')
    return [f'{name}={value}' for name, value in values.items()]


def test_by_cover():
    """students are listed and exported by the end that binds their cover; other kinds have none"""
    with Office() as office:
        for name, insured in (('Later', '2030-01-01'), ('Missing', None), ('Ended', '2020-01-01')):
            student = office.add('student', f'family_name={name}', 'status=enrolled')
            for kind in ('passport', 'registration', 'medical', 'insurance'):
                if kind != 'insurance' or insured:
                    office.add('paper', f'student={student}', f'kind={kind}', 'valid_from=2019',
                               f'valid_to={insured if kind == "insurance" else 2040}')
        office.add('student', 'family_name=Unknown')
        for command in ('list', 'export'):
            names = [o['family_name'] for o in office.ok(command, 'student', '--sort', 'cover', '--json').objects]
            assert names == ['Missing', 'Ended', 'Later', 'Unknown'], (command, names)
        names = [o['family_name'] for o in office.ok('list', 'student', '--sort', '-cover', '--json').objects]
        assert names == ['Later', 'Ended', 'Missing', 'Unknown'], names
        office.refused(2, 'list', 'partner', '--sort', 'cover', says=['cover'])


def test_where_title():
    """--where takes the title of a referenced record"""
    with filled() as office:
        office.add('partner', 'name=Department', f'parent={office.ids[0]}')
        assert names(office, '--where', 'parent==Ankara Clinic') == ['Department']
        assert names(office, '--where', f'parent={office.ids[0]}') == ['Department']
        office.refused(1, 'list', 'partner', '--where', 'parent==Nobody', says=['Nobody'])


def test_list_json():
    """list --json has id, version, title and the fields; --columns narrows them"""
    with filled() as office:
        record = office.ok('list', 'partner', '--json', '--limit', '1').object
        assert list(record)[:3] == ['id', 'version', 'title'], record
        record = office.ok('list', 'partner', '--json', '--limit', '1', '--columns',
                           'country,city').object
        assert list(record) == ['id', 'version', 'title', 'country'], record
        record = office.ok('list', 'partner', '--json', '--limit', '1', '--columns', 'id').object
        assert list(record) == ['id', 'version', 'title'], record
        assert len(office.ok('list', 'partner', '--columns', 'title').out.split('\n')[0].split()) == 2


def test_list_table():
    """the table names its columns in words and shows values as people read them"""
    with filled() as office:
        lines = office.ok('list', 'partner', '--columns', 'country,since').out.splitlines()
        assert lines[0].split() == ['Id', 'Title', 'Country', 'Since'], lines[0]
        assert len(lines) == 6 and 'Germany' in lines[2] and 'Łódź' in lines[3], lines
        assert lines[1].startswith(office.ids[0]), lines[1]


def test_search():
    """search finds in all kinds, also over scripts, and says which kind it is"""
    with filled() as office:
        found = office.ok('search', 'ivanov', '--json').objects
        assert [(o['kind'], o['id']) for o in found] == [('partner', office.ids[2])], found
        text = office.ok('search', 'zurich', 'school').out
        assert 'partner' in text and office.ids[4] in text, text
        assert office.ok('search', 'nothing-like-this').out == ''


def test_export_json():
    """export writes whole records, and add reads them into another office unchanged"""
    with filled() as office, Office() as other:
        office.add('partner', 'name=A Child', f'parent={office.ids[4]}', 'note=Two\nlines')
        exported = office.ok('export', 'partner').out
        assert list(json.loads(exported.splitlines()[0]))[:5] == \
            ['id', 'version', 'created', 'changed', 'name']
        other.ok('add', 'partner', '--json', '-', given=exported)
        again = other.ok('export', 'partner').objects
        for one, two in zip(office.ok('export', 'partner').objects, again, strict=True):
            for stamp in ('created', 'changed'):
                del one[stamp], two[stamp]
            assert one == two, (one, two)


def test_export_out_of_order():
    """records that name one another arrive in any order"""
    with filled() as office, Office() as other:
        child = office.add('partner', 'name=A Child', f'parent={office.ids[4]}')
        lines = office.ok('export', 'partner').out.splitlines(keepends=True)
        other.ok('add', 'partner', '--json', '-', given=''.join(reversed(lines)))
        assert other.ok('show', 'partner', child, '--json').object['parent'] == office.ids[4]


def test_innocent_lines():
    """a faulty line takes none of its neighbours with it, in whatever order they name one another"""
    with Office() as office:
        lines = [{'id': '1001', 'name': 'Child', 'parent': '1003'},
                 {'id': '1002', 'name': 'Faulty', 'parent': '77'},
                 {'id': '1003', 'name': 'Mother'}, {'id': '1004', 'name': 'Other'}]
        result = office.run('add', 'partner', '--json', '-',
                            given=''.join(json.dumps(line) + '\n' for line in lines))
        assert result.status == 1, result
        assert [o.get('id') for o in result.objects] == ['1001', None, '1003', '1004'], result
        assert result.objects[1]['error']['field'] == 'parent', result


def test_export_csv():
    """CSV has a line of names, quotes what needs it, and reads back"""
    with Office() as office:
        tricky = ['=cmd()', '+1', '-1', '@x', 'a,b', 'say "x"', 'plain']
        for text in tricky:
            office.add('partner', f'name={text}', 'latitude=-12.5', 'longitude=1','tags=a;b',
                       'note=one\ntwo')
        text = office.run('export', 'partner', '--format', 'csv').out
        assert '\r\n' in office_bytes(office, 'export', 'partner', '--format', 'csv').decode()
        rows = list(csv.DictReader(io.StringIO(text, newline='')))
        assert len(rows) == len(tricky) and list(rows[0])[:4] == \
            ['id', 'version', 'created', 'changed'], rows[0]
        shown = {row['name'] for row in rows}
        assert shown == {"'=cmd()", "'+1", "'-1", "'@x", 'a,b', 'say "x"', 'plain'}, shown
        assert {row['latitude'] for row in rows} == {'-12.5'}
        assert {row['tags'] for row in rows} == {'a;b'}
        assert {row['note'] for row in rows} == {'one\ntwo'}
        raw = office.run('export', 'partner', '--format', 'csv', '--raw', '--columns', 'name').out
        rows = list(csv.DictReader(io.StringIO(raw, newline='')))
        assert {row['name'] for row in rows} == set(tricky), rows


def office_bytes(office, *arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, check=True,
                          env=office.environment).stdout


def test_broken_pipe():
    """a reader that has seen enough ends the program quietly"""
    with Office() as office:
        lines = ''.join(json.dumps({'name': f'Partner {i}', 'note': 'x' * 400}) + '\n'
                        for i in range(1500))
        office.ok('add', 'partner', '--json', '-', given=lines)
        process = subprocess.Popen([PROGRAM, 'export', 'partner'], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=office.environment)
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b''
        process.stderr.close()
        assert process.wait() in (0, -signal.SIGPIPE), process.returncode


def test_full_disk():
    """output that cannot be written is a failure with a sentence"""
    if not os.path.exists('/dev/full'):
        return
    with filled() as office, open('/dev/full', 'wb') as full:
        process = subprocess.run([PROGRAM, 'export', 'partner'], stdout=full,
                                 stderr=subprocess.PIPE, env=office.environment, check=False)
        assert process.returncode == 1 and process.stderr.startswith(b'comity: '), process


if __name__ == '__main__':
    main(sys.modules[__name__])
