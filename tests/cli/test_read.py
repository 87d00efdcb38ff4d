# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading files of every sort: what is expected of them where their authors say it, and no harm from any."""
import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile

from harness import SOURCE, Office, main

CORPORA = os.environ.get('COMITY_CORPORA', os.path.join(SOURCE, '..', 'shared', 'data'))
TABLES = os.path.join(CORPORA, 'tables')
# No file may cost more, in MiB.
MEMORY = 200

# Why what is read differs from what the authors of xlsx2csv write: that program applies formats of
# numbers and dates for the eye, joins sheets, and writes links as HTML.
EXCEPTIONS = {
    'xlsx2csv--escape.xlsx': 'line breaks as \\n, FALSE in capitals',
    'xlsx2csv--float2.xlsx': 'numbers rounded as they are shown; a format of eight zeros not applied',
    'xlsx2csv--hyperlinks_continous.xlsm': 'links as HTML',
    'xlsx2csv--junk-small.xlsx': 'dates as they are shown',
    'xlsx2csv--percentage.xlsx': 'per cents as they are shown',
    'xlsx2csv--sheets_order.xlsx': 'all sheets in one text',
    'xlsx2csv--timeformat.xlsx': 'a broken rendering of quoted formats',
}


def cases(folder):
    path = os.path.join(CORPORA, folder, 'cases.jsonl')
    if not os.path.exists(path):
        print(f'# skipped: no {path} (COMITY_CORPORA)')
        return []
    with open(path, encoding='utf-8') as file:
        return [json.loads(line) for line in file]


def read(office, path, *options, given=None):
    """How a file was read, and its rows."""
    result = office.run('read', path, '--json', *options, given=given)
    assert result.status == 0, (path, result)
    lines = [json.loads(line) for line in result.out.split('\n') if line]
    return lines[0], lines[1:]


def read_bytes(office, content, *options):
    return read(office, '-', *options, given=content)


def trimmed(rows):
    rows = [list(row) for row in rows]
    for row in rows:
        while row and row[-1] == '':
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def wanted(expected):
    if isinstance(expected, dict):
        return trimmed(csv.reader(io.StringIO(expected['csv'], newline='')))
    if expected and isinstance(expected[0], dict):
        names = list(expected[0])
        return [names] + [[row[name] for name in names] for row in expected]
    return expected


def test_tables():
    """every table is read as its authors expect, or refused with a sentence"""
    with Office(make=False) as office:
        for case in cases('tables'):
            name = os.path.basename(case['file'])
            result = office.run('read', os.path.join(TABLES, case['file']), '--json', memory=MEMORY)
            assert result.status in (0, 1), (name, result)
            if result.status == 1:
                assert json.loads(result.err)['error']['message'].endswith('.'), (name, result)
                assert 'xls-legacy' in case['file'] or 'pass_protected' in name or \
                    'dos' in name, (name, result)
                continue
            rows = [json.loads(line) for line in result.out.split('\n')[1:] if line]
            expected = case.get('expected')
            if isinstance(expected, list):
                assert rows == wanted(expected), (name, rows)
            elif isinstance(expected, dict) and 'csv' in expected:
                same = trimmed(rows) == wanted(expected)
                assert same == (name not in EXCEPTIONS), (name, rows[:3])
            elif isinstance(expected, dict):
                facts = json.loads(result.out.split('\n')[0])
                assert len(rows) == expected['rows'] + 1, (name, len(rows))
                assert expected['encoding'].startswith(facts['charset']), (name, facts)
                separator = facts['dialect']['separator'].replace('\t', 'TAB')
                assert separator == expected['delimiter'], (name, facts)


# Where FreeXL 2.0 is wrong, so that it cannot judge: what it does not know or does otherwise.
FREEXL_IS_WRONG = {
    'other order of sheets': ['calamine--issues.xlsx', 'calamine--merged_range.xlsx', 'calamine--pivots.xlsx',
                              'readxl--missing-values-xlsx.xlsx', 'readxl--sheet-xml-lookup.xlsx', 'readxl--types.xlsx',
                              'readxl--utf8-sheet-names.xlsx'],
    'texts of several formats or lines are cut': [
        'calamine--issues.ods', 'calamine--richtext_issue.ods', 'calamine--special_cells.ods',
        'messytables--multilineods.ods', 'calamine--richtext-after-plain.xlsx', 'calamine--rph.xlsx', 'xlsx2csv--utf8.xlsx',
        'xlsx2csv--xlsx2csv-test-file.xlsx', 'readxl--whitespace-xlsx.xlsx'],
    'days from 1904, times, formats of dates': [
        'calamine--date_1904.xlsx', 'csvkit--test.xlsx', 'frictionless-py--preserve-formatting.xlsx',
        'readxl--color-date-lowercase-xlsx.xlsx', 'readxl--dates-leap-year-1900-xlsx.xlsx', 'xlsx2csv--datetime.xlsx',
        'xlsx2csv--junk-small.xlsx', 'xlsx2csv--timeformat.xlsx'],
    'does not open them, or does not end': [
        'calamine--empty_sheet.xlsx', 'calamine--inlineStr_cdata.xlsx', 'calamine--issue127.ods', 'calamine--issue438.xlsx',
        'calamine--issue_261.xlsx',
        'calamine--issue_530.xlsx', 'calamine--nonstandard-xml-ns-prefix.xlsx', 'calamine--pass_protected.ods',
        'calamine--picture.xlsx', 'calamine--whitespace_trim.xlsx', 'csvkit--ne_1033_data.xlsx',
        'messytables--libreoffice.xlsx', 'readxl--datasets.xlsx', 'readxl--embedded-chartsheet.xlsx', 'readxl--empty-sheets.xlsx',
        'xlsx2csv--formatted_inline_string.xlsx', 'xlsx2csv--namespace.xlsx', 'xlsx2csv--sheets_order.xlsx'],
    'inline strings, errors, texts of formulas, escapes': [
        'calamine--errors.xlsx', 'calamine--has_x000D_.xlsx', 'frictionless-py--table.xlsx', 'messytables--sw_gen.xlsx',
        'readxl--big-texty-numbers-xlsx.xlsx', 'readxl--inlineStr2.xlsx', 'readxl--new_line_errors.xlsx'],
}


def same_cell(kind, theirs, ours):
    if theirs is None:
        return ours == ''
    if kind in (102, 103):
        try:
            return abs(float(ours) - theirs) <= 1e-9 * max(1, abs(theirs))
        except ValueError:
            return {'true': 1, 'false': 0}.get(ours) == theirs
    return ours.strip() == theirs.strip()


def test_freexl():
    """FreeXL, an independent reader, sees the same cells in the first sheet, where it is not wrong itself"""
    wrong = {name for names in FREEXL_IS_WRONG.values() for name in names}
    compared = 0
    with Office(make=False) as office:
        for case in cases('tables'):
            name = os.path.basename(case['file'])
            if not name.endswith(('.xlsx', '.ods')) or name in wrong or 'dos' in name:
                continue
            path = os.path.join(TABLES, case['file'])
            other = subprocess.run([sys.executable, os.path.join(os.path.dirname(__file__), 'freexl.py'), path, '0'],
                                   capture_output=True, timeout=25)
            assert b'libfreexl' not in other.stderr, 'FreeXL is not there: libfreexl1, see tools/packages'
            result = office.run('read', path, '--json', '--sheet', '1')
            assert other.returncode == result.status == 0, (name, other, result)
            ours = [json.loads(line) for line in result.out.split('\n')[1:] if line]
            for r, row in enumerate(map(json.loads, other.stdout.decode().splitlines())):
                for c, (kind, value) in enumerate(row):
                    mine = ours[r][c] if r < len(ours) and c < len(ours[r]) else ''
                    assert same_cell(kind, value, mine), (name, r, c, value, mine)
                    compared += 1
    assert compared > 5000 or not os.path.isdir(TABLES), compared


def test_calendars_and_cards():
    """every calendar and card is read without harm, with as many rows as it has events or cards"""
    with Office(make=False) as office:
        for folder in ('ical', 'vcard'):
            for case in cases(folder):
                path = os.path.join(CORPORA, folder, case['file'])
                form = 'ics' if folder == 'ical' else 'vcf'
                result = office.run('read', path, '--json', '--format', form)
                assert result.status == 0, (case['file'], result)
                rows = result.out.count('\n') - 2
                if folder == 'vcard' and case['file'].startswith(('ez-vcard', 'gnome')):
                    assert rows == case['vcards'], (case['file'], rows, case['vcards'])


def test_charsets():
    """the same Russian table is read from every charset, guessed"""
    table = 'Название;Страна;Год\r\nМинский университет;Беларусь;1921\r\nКазанский университет;Россия;1804\r\n'
    rows = [line.split(';') for line in table.split('\r\n')[:-1]]
    with Office(make=False) as office:
        for codec, name in (('utf-8', 'UTF-8'), ('utf-8-sig', 'UTF-8'), ('utf-16', 'UTF-16LE'),
                            ('utf-16-le', 'UTF-16LE'), ('utf-16-be', 'UTF-16BE'), ('cp1251', 'windows-1251'),
                            ('koi8-r', 'KOI8-R'), ('cp866', 'IBM866')):
            facts, found = read_bytes(office, table.encode(codec))
            assert facts['charset'] == name and found == rows, (codec, facts, found)
            _, upper = read_bytes(office, table.upper().encode(codec))
            assert upper == [[cell.upper() for cell in row] for row in rows], (codec, upper)
        facts, found = read_bytes(office, 'Université;Köln;Málaga\nSão Paulo;Łódź\n'.encode('cp1252', 'replace'))
        assert facts['charset'] == 'windows-1252' and found[0] == ['Université', 'Köln', 'Málaga'], found
        _, found = read_bytes(office, table.encode('koi8-r'), '--charset', 'koi8-r')
        assert found == rows
        office.refused(1, 'read', '-', '--charset', 'klingon', given=b'a,b', says=['klingon', 'windows-1251'])


def test_dialects():
    """separators, quotes, sep= lines, line ends and ragged rows"""
    with Office(make=False) as office:
        for separator in ',;\t|':
            text = separator.join(['name', 'city', 'year']) + '\n' + \
                separator.join(['"a ""b""\nc"', 'x', '1,5' if separator == ';' else '15']) + '\n'
            facts, rows = read_bytes(office, text)
            assert facts['dialect']['separator'] == separator, facts
            assert rows[1][0] == 'a "b"\nc', rows
        for text, rows in (('sep=;\r\na,b;c\r\n', [['a,b', 'c']]), ('"sep=|"\na|b\n', [['a', 'b']]),
                           ('a,b\r1,2\r', [['a', 'b'], ['1', '2']]), ('a,b\n1\n1,2,3\n', [['a', 'b'], ['1'], ['1', '2', '3']]),
                           ('a\n\nb\n', [['a'], [''], ['b']]), ('', []), ('a;"b', [['a', 'b']])):
            assert read_bytes(office, text)[1] == rows, (text, read_bytes(office, text))


def test_papaparse():
    """PapaParse's own cases, as far as they are about reading"""
    path = os.path.join(TABLES, 'papaparse-cases.json')
    if not os.path.exists(path):
        return
    # The guess is by more than the first lines here, a quote that is not closed ends with the file,
    # and an empty text has no rows.
    strict = ('malformed', 'mixed', 'invalid', 'no closing quote', 'missing', 'unescaped', 'stray', 'empty', 'escape',
              'trailing newline', 'mistaken', 'misplaced', 'whitespace around', 'step', 'guess')
    compared = 0
    with Office(make=False) as office:
        for case in json.load(open(path, encoding='utf-8')):
            config = case.get('config') or {}
            if case['suite'] not in ('CORE_PARSER_TESTS', 'PARSE_TESTS') or \
                    not isinstance(case['input'], str) or set(config) - {'delimiter', 'newline'} or \
                    config.get('delimiter', ',') not in (',', ';', '\t', '|') or not case['input'] or \
                    any(word in case['description'].lower() for word in strict):
                continue
            _, rows = read_bytes(office, case['input'], '--format', 'csv')
            expected = case['expected']['data']
            if expected and expected[-1] == [''] and not rows[-1:] == [['']]:
                expected = expected[:-1]
            assert rows == expected, (case['description'], rows, expected)
            compared += 1
    assert compared >= 28, compared


def test_clevercsv():
    """CleverCSV's messy files get the separator that a person sees, and the cells that Python's reader gives with it"""
    path = os.path.join(TABLES, 'clevercsv-messy-dialects.json')
    if not os.path.exists(path):
        return
    separators = {'ff6197151fe44d6eeba4cf34668d9220.csv': ',', 'ff35b00ddd244db0826a2b5796ed2b83.csv': ',',
                  'fd9e666fc4309279b58831c785c3cace.csv': ';', 'ff748e6d00f4b44478f0f30b806cb3f5.csv': ',',
                  'ffe14370b4c707103a3674ef4bc345a6.csv': ','}
    files = {case['name']: case['content'] for case in json.load(open(path, encoding='utf-8'))}
    assert files.keys() == separators.keys(), files.keys()
    with Office(make=False) as office:
        for name, content in files.items():
            facts, rows = read_bytes(office, content, '--format', 'csv')
            assert facts['dialect']['separator'] == separators[name], (name, facts)
            expected = list(csv.reader(io.StringIO(content, newline=''), delimiter=separators[name], skipinitialspace=True))
            assert [[cell.strip() for cell in row] for row in rows] == [[cell.strip() for cell in row] for row in expected], name


def workbook(entries):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


RELATIONS = ('<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>'
             '</Relationships>')
BOOK = '<workbook><sheets><sheet name="One" sheetId="1" r:id="r1" xmlns:r="r"/></sheets></workbook>'


def xlsx(sheet, **more):
    return workbook({'xl/workbook.xml': BOOK, 'xl/_rels/workbook.xml.rels': RELATIONS,
                     'xl/worksheets/sheet1.xml': sheet, **more})


def test_hostile():
    """bombs, document types, lies and noise cost a sentence"""
    entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>'
    ods = ('<document-content><body><spreadsheet><table name="a"><table-row number-rows-repeated="1000000">'
           '<table-cell number-columns-repeated="16000" value-type="string"><p>x</p></table-cell>'
           '</table-row></table></spreadsheet></body></document-content>')
    with Office(make=False) as office:
        for content, says in (
                (xlsx(entity + '<worksheet><sheetData>' + cell + '</sheetData></worksheet>'), 'document type'),
                (xlsx('<worksheet><sheetData>' + '<row/>' * 30_000_000 + '</sheetData></worksheet>'), 'memory'),
                (workbook({'mimetype': 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': ods}),
                 'millions'),
                (xlsx('<worksheet><sheetData><row><c><v>1'), 'damaged'),
                (xlsx('')[:200], 'damaged'), (b'%PDF-1.7 x', 'not a table'),
                (b'PK\3\4' + b'x' * 500, 'damaged'), (workbook({'word/document.xml': '<x/>'}), 'text document'),
                ('[' * 100000 + ']' * 100000, 'JSON'), (b'"' + b'x' * 9_000_000, 'line 1'),
                ('<html><p>nothing</p></html>', 'no table')):
            office.refused(1, 'read', '-', given=content, says=[says], memory=MEMORY)
        facts, rows = read_bytes(office, xlsx(
            '<worksheet><sheetData><row r="3"><c r="B3"><f>HYPERLINK("http://x")</f><v>7</v></c>'
            '</row></sheetData></worksheet>'))
        assert facts['sheets'] == ['One'] and rows == [[], [], ['', '7']], rows
        office.refused(1, 'read', '-', '--sheet', 'Two', given=xlsx('<worksheet/>'), says=['Two', 'One'])
        office.refused(1, 'read', '/dev/zero', says=['zero'])
        office.refused(1, 'read', office.folder)
        with tempfile.TemporaryDirectory() as folder:
            office.refused(1, 'read', os.path.join(folder, 'none.csv'), says=['none.csv'])


def test_flat():
    """a table of 300,000 rows takes no more memory than a bomb may"""
    rows = '\n'.join(f'{number};Университет № {number};Russia;2024-03-19;"a ""quoted"" text"' for number in range(300_000))
    with Office(make=False) as office:
        path = os.path.join(office.folder, 'large.csv')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(rows)
        result = office.ok('read', path, '--json', memory=32)
        assert result.out.count('\n') == 300_001, result.out.count('\n')


def test_other_forms():
    """JSON, JSON lines, web tables and lists of organisations"""
    with Office(make=False) as office:
        facts, rows = read_bytes(office, '{"n": 2, "items": [{"a": 1.10, "b": {"c": [1, "x"]}}, {"d": true}]}')
        assert facts['format'] == 'json' and rows == [['a', 'b.c', 'd'], ['1.10', '1; x'], ['', '', 'true']], rows
        facts, rows = read_bytes(office, '{"a": "x"}\n{"a": null, "b": "y"}\n')
        assert facts['format'] == 'jsonl' and rows == [['a', 'b'], ['x'], ['', 'y']], rows
        facts, rows = read_bytes(office, '<html><table><tr><th colspan=2>A<th>B<tr><td rowspan=2>1<td>2<td>3'
                                         '<tr><td>4<td>5<br>6</table>')
        assert facts['format'] == 'html', facts
        assert rows == [['A', '', 'B'], ['1', '2', '3'], ['', '4', '5\n6']], rows
        facts, rows = read_bytes(office, '- International Health Center (USA)\n'
                                         '•\tUniversity of Strasbourg (Universite Louis Pasteur) (France)\n'
                                         '– German Academic Exchange Service DAAD\n'
                                         '- A.I. Yevdokimov University (Moscow, Russia);\n'
                                         '— Association for Medical Education in Europe (AMEE)\n')
        assert facts['format'] == 'list', facts
        assert rows[1:] == [['International Health Center', '', 'USA', '', '', ''],
                            ['University of Strasbourg', '', 'France', '', 'Universite Louis Pasteur', ''],
                            ['German Academic Exchange Service', 'DAAD', '', '', '', ''],
                            ['A.I. Yevdokimov University', '', 'Russia', 'Moscow', '', ''],
                            ['Association for Medical Education in Europe', 'AMEE', '', '', '', '']], rows


if __name__ == '__main__':
    main(__import__('__main__'))
