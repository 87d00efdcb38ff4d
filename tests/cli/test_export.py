# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes out, and that it comes back: every kind, every field, every form that can carry it."""
import json
import os
import shutil
import subprocess
import zipfile

from harness import Office, main
from test_kinds import TEXTS, Samples, described

TABLES = ('csv', 'xlsx', 'ods', 'json', 'jsonl')
NOT_CARRIED = {'image', 'file'}  # their contents travel in the archive of the office
OWN = {'version', 'created', 'changed'}


HARD_TEXTS = ['=1+1', '+7', '-', '@x', "'quoted", "'=1+1", "''-", 'a;b', 'a,b', 'a"b"', 'None', 'N/A', '007', '1,234', '3/4/24',
              '1e5', 'true', 'TRUE', 'ʻO‘zbekiston', 'مرحبا', '<b>&amp;</b>', '_x000D_', '2026-03-19', 'http://example.org/?a=1&b', '😀']
# Days that workbooks count otherwise, and those that are a month or a year only.
HARD_DAYS = ['1804', '1871-05-03', '1900-01-15', '1900-03-01', '1918-11', '1999-12-31']


def add_whole(samples, kind):
    """Records of the kind which have every field that a table can carry: of what a rule refuses together, several."""
    required = samples.required(kind)
    rest = {f['name']: samples.value(f) for f in samples.fields[kind] if f['type'] not in NOT_CARRIED}
    while rest:
        values = {**required, **rest}
        dropped = dict(samples.add(kind, values)[1])
        assert len(dropped) < len(rest), (kind, dropped)
        rest = {name: rest[name] for name in dropped}


def full_office(office):
    """Records of every kind with every field that a table can carry; and what is hard to carry."""
    samples = Samples(office)
    for kind in samples.kinds:
        if kind != 'attachment':  # is nothing without its file
            add_whole(samples, kind)
    hard = [{'name': text, 'note': f'first {text}\n\n  second\tline <&> “x”'} for text in HARD_TEXTS] + \
        [{'name': day, 'established': day, 'latitude': -41.25, 'longitude': 0, 'students_total': 123456} for day in HARD_DAYS]
    answers = office.ok('add', 'partner', '--json', '-', given='\n'.join(map(json.dumps, hard))).objects
    assert all('id' in answer for answer in answers), answers


COMING = []  # the kinds in the order in which they came in the first time


def bring_all(office, files):
    """Imports files by kind, in an order in which what they name is there."""
    waiting = sorted(files, key=lambda kind: COMING.index(kind) if kind in COMING else len(COMING))
    for _ in range(5):
        for kind in waiting[:]:
            if office.run('import', kind, files[kind], '--json').status == 0:
                waiting.remove(kind)
                COMING.extend([kind] if kind not in COMING else [])


def contents(office):
    """All records of all kinds by their ids, without what only their own office knows."""
    path = os.path.join(office.folder, 'contents.zip')
    fields = described()[1]
    left_out = {kind: {f['name'] for f in fields[kind] if f['type'] in NOT_CARRIED} | OWN for kind in fields}
    found = {kind: {} for kind in fields}
    office.ok('archive', path)
    with zipfile.ZipFile(path) as archive:
        for kind in fields:
            if f'records/{kind}.jsonl' in archive.namelist():
                records = map(json.loads, archive.read(f'records/{kind}.jsonl').decode().splitlines())
                found[kind] = {r['id']: {k: v for k, v in r.items() if k not in left_out[kind]} for r in records}
    os.remove(path)
    return found


def assert_equal_offices(before, after, about):
    for kind, records in before.items():
        for number, record in records.items():
            assert after[kind].get(number) == record, (about, kind, record, after[kind].get(number))


def test_what_goes_out_comes_back():
    """every kind and field, written as CSV, XLSX, ODS, JSON and JSON lines, makes an equal office"""
    with Office() as office:
        full_office(office)
        before = contents(office)
        for kind, fields in described()[1].items():
            found = {name for record in before[kind].values() for name in record}
            left = {f['name'] for f in fields if f['type'] not in NOT_CARRIED} - found
            assert kind == 'attachment' or not left, (kind, 'no record has', left)
        for form in TABLES:
            files = {kind: os.path.join(office.folder, f'{kind}.{form}') for kind in before if before[kind]}
            for kind, path in files.items():
                office.ok('export', kind, '--unmasked', '--format', form, '-o', path)
            with Office() as other:
                bring_all(other, files)
                assert_equal_offices(before, contents(other), form)


def test_archive():
    """the whole office goes into an archive, and comes back equal, pictures and attachments too"""
    with Office(make=False) as office, Office() as other:
        office.ok('new', '--demo', '--students', '30')
        path = os.path.join(office.folder, 'office.zip')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('A probe.')
        office.add('partner', 'name=With a file', 'logo=@' + path)
        office.ok('archive', path)
        other.ok('unarchive', path)
        for kind in described()[1]:
            before, after = ({r['id']: {k: v for k, v in r.items() if k not in OWN}
                              for r in o.ok('export', kind, '--unmasked').objects} for o in (office, other))
            assert before == after, kind
        other.ok('check')
        other.refused(1, 'unarchive', path, says=['empty'])
        with zipfile.ZipFile(path) as archive:
            assert 'records/partner.jsonl' in archive.namelist()
            assert any(name.startswith('files/') for name in archive.namelist())
    with Office() as third:
        with open(os.path.join(third.folder, 'x.zip'), 'wb') as file:
            file.write(b'PK no')
        third.refused(1, 'unarchive', os.path.join(third.folder, 'x.zip'))
        assert third.ok('export', 'partner').objects == []


def test_formulas():
    """CSV protects from formulas, unless it is raw; workbooks have texts that are texts"""
    with Office() as office:
        office.add('partner', 'name==HYPERLINK("http://x")', 'students_total=5')
        assert "'=HYPERLINK" in office.ok('export', 'partner', '--format', 'csv', '-o', office.folder + '/a').out + \
            open(office.folder + '/a', encoding='utf-8').read()
        office.ok('export', 'partner', '--format', 'csv', '--raw', '-o', office.folder + '/b')
        assert "'=" not in open(office.folder + '/b', encoding='utf-8').read()
        office.ok('export', 'partner', '--format', 'xlsx', '-o', office.folder + '/c.xlsx')
        with zipfile.ZipFile(office.folder + '/c.xlsx') as book:
            sheet = book.read('xl/worksheets/sheet1.xml').decode()
        assert '<f>' not in sheet and 'HYPERLINK' in sheet, sheet
        assert 'state="frozen"' in sheet and '<v>5</v>' in sheet, sheet


def test_shown():
    """for people: labels, names of countries, titles of references; CSV as the local Excel opens it"""
    with Office() as office:
        partner = office.add('partner', 'name=Hokkaido University', 'country=JP', 'latitude=43.07', 'longitude=141.3')
        office.add('agreement', 'name=MoU', f'partner={partner}', 'valid_to=2030-12-31')
        path = office.folder + '/out'
        office.ok('export', 'agreement', '--format', 'csv', '--shown', '--columns', 'name,partner,valid_to', '-o', path)
        assert open(path, 'rb').read() == '\ufeffName,Partner,In force to\r\nMoU,Hokkaido University,2030-12-31\r\n' \
            .encode(), open(path, 'rb').read()
        office.ok('export', 'partner', '--format', 'csv', '--shown', '--columns', 'country,latitude', '-o', path)
        assert b'Japan' in open(path, 'rb').read()
        office.ok('export', 'partner', '--format', 'html', '--shown', '--columns', 'name,country', '-o', path)
        _, *rows = [json.loads(line) for line in office.ok('read', path, '--json').out.splitlines()]
        assert rows == [['Name', 'Country'], ['Hokkaido University', 'Japan']], rows


def test_calendar():
    """events with alarms, times without a zone, lines that are folded; what has no days is refused"""
    with Office() as office:
        office.add('event', 'name=White Nights; congress, 2026', 'starts=2026-06-20', 'ends=2026-06-22', 'city=Minsk',
                   'report_due=2026-07-05', 'summary=Long ' + 'текст ' * 40)
        office.add('event', 'name=Talk', 'starts=2026-06-20', 'ends=2026-06-20', 'start_time=14:30')
        text = office.ok('export', 'event', '--format', 'ics').out
        assert all(len(line.encode()) <= 75 for line in text.split('\r\n')), text
        assert text.count('BEGIN:VEVENT') == 3 and text.count('BEGIN:VALARM') == 6, text
        assert 'DTSTART;VALUE=DATE:20260620' in text and 'DTEND;VALUE=DATE:20260623' in text, text
        assert 'DTSTART:20260620T143000' in text, text
        office.refused(1, 'export', 'option', '--format', 'ics', says=['calendar'])
        office.refused(1, 'export', 'agreement', '--format', 'vcf', says=['cards'])


# What a calendar and a card have a place for, beside the deadlines; all else of a record stays at home.
IN_CALENDAR = ('name', 'starts', 'ends', 'website', 'summary', 'start_time')
ON_CARD = ('name', 'family_name', 'given_names', 'patronymic', 'partner', 'unit', 'post', 'email', 'email_2', 'phone', 'mobile',
           'fax', 'birth_date', 'note', 'website', 'address', 'city', 'subdivision', 'country')
# No two of a record are the same here.
OWN_SAMPLES = {'email': 'anna@example.org', 'email_2': 'anna@example.net', 'phone': '+7 495 000 00 01', 'mobile': '+7 495 000 00 02',
               'fax': '+7 495 000 00 03', 'family_name': 'Ёлкина', 'given_names': 'Анна, Мария', 'starts': '2026-06-20',
               'ends': '2026-06-22', 'note': 'One; two, three\n\nfour “five” \\n'}


def carried_alone(form, kind, fields, names):
    """A record with what the form carries goes out and comes into an empty office."""
    with Office() as office, Office() as other:
        samples = Samples(office)
        wanted = [f for f in fields if f['name'] in names or (form == 'ics' and f['deadline'])]
        values = {**samples.required(kind), **{f['name']: OWN_SAMPLES.get(f['name'], samples.value(f)) for f in wanted}}
        number, dropped = samples.add(kind, values)
        path = os.path.join(office.folder, 'x.' + form)
        office.ok('export', kind, '--unmasked', '--format', form, '-o', path)
        if 'partner' in values and kind != 'partner':
            other.add('partner', 'name=' + TEXTS['text'])
        result = other.run('import', kind, path)
        assert result.status == 0, (form, kind, result)
        before = office.ok('show', kind, number, '--json', '--unmasked').object
        after, = other.ok('export', kind, '--unmasked').objects
        for field in wanted:
            same = 'partner' in after if field['name'] == 'partner' else after.get(field['name']) == before.get(field['name'])
            assert same or field['name'] in dict(dropped), (form, kind, field['name'], before, after)
        return {field['name'] for field in wanted}


def test_calendars_and_cards_come_back():
    """each kind that a calendar or cards can carry whole enough to make it again: what they carry comes back equal"""
    carried = {'ics': set(), 'vcf': set()}
    for kind, fields in described()[1].items():
        names, required = ({f['name'] for f in fields if f['required'] or every} for every in (True, False))
        if {'name', 'starts'} <= names and required <= set(IN_CALENDAR):
            carried['ics'] |= carried_alone('ics', kind, fields, IN_CALENDAR)
        if {'email', 'phone'} & names and required and required <= set(ON_CARD):
            carried['vcf'] |= carried_alone('vcf', kind, fields, ON_CARD)
    assert carried['ics'] >= set(IN_CALENDAR) | {'report_due'} and carried['vcf'] == set(ON_CARD), carried


def test_again():
    """a calendar that comes in again changes what is there, and a deadline is no event"""
    with Office() as office:
        office.add('event', 'name=White Nights', 'starts=2026-06-20', 'report_due=2026-07-05')
        path = os.path.join(office.folder, 'e.ics')
        office.ok('export', 'event', '--format', 'ics', '-o', path)
        office.ok('import', 'event', path)
        event, = office.ok('export', 'event').objects
        assert event['report_due'] == '2026-07-05', event


def test_longest_texts():
    """the longest text that a cell of Excel takes comes back; a longer one is refused, and what was there stays"""
    with Office() as office:
        path = os.path.join(office.folder, 'long.xlsx')
        number = office.ok('add', 'partner', '--json', '-', given=json.dumps({'name': 'Long', 'note': 'ы' * 32767})).object['id']
        office.ok('export', 'partner', '--format', 'xlsx', '-o', path)
        with Office() as other:
            other.ok('import', 'partner', path)
            assert other.ok('export', 'partner').object['note'] == 'ы' * 32767
        with open(path, 'rb') as file:
            before = file.read()
        office.ok('set', 'partner', number, 'note=' + 'ы' * 32768)
        office.refused(1, 'export', 'partner', '--format', 'xlsx', '-o', path, says=['32,767'])
        with open(path, 'rb') as file:
            assert file.read() == before
        assert [name for name in os.listdir(office.folder) if 'long' in name] == ['long.xlsx']
        for form in ('ods', 'csv'):
            longer = os.path.join(office.folder, 'long.' + form)
            office.ok('export', 'partner', '--format', form, '-o', longer)
            with Office() as other:
                other.ok('import', 'partner', longer)
                assert other.ok('export', 'partner').object['note'] == 'ы' * 32768, form


def test_filter_and_failure():
    """filter, order and columns are kept; a file that cannot be written is refused, and none is left"""
    with Office() as office:
        for name, country in (('B', 'DE'), ('A', 'DE'), ('C', 'FR')):
            office.add('partner', 'name=' + name, 'country=' + country)
        path = office.folder + '/p.ods'
        office.ok('export', 'partner', '--format', 'ods', '--where', 'country=DE', '--sort', '-name', '--columns', 'name',
                  '-o', path)
        rows = [json.loads(line) for line in office.ok('read', path, '--json').out.splitlines()][1:]
        assert rows == [['name'], ['B'], ['A']], rows
        office.refused(1, 'export', 'partner', '--format', 'xlsx', '-o', '/nonexistent/x.xlsx', says=['cannot be written'])
        office.refused(2, 'export', 'partner', '--format', 'doc', says=['doc', 'xlsx'])


def test_paper():
    """lists and records become pages for paper; what cannot be written leaves nothing behind"""
    with Office() as office:
        office.add('office', 'name=Ташкентский университет', 'office_name=International Office', 'phone=+998 71 1234567')
        for number in range(120):
            partner = office.add('partner', f'name=Ёж {number}', 'country=DE')
        listed, single = (os.path.join(office.folder, name) for name in ('list.pdf', 'one.pdf'))
        office.ok('export', 'partner', '--format', 'pdf', '-o', listed)
        office.ok('show', 'partner', partner, '--pdf', single)
        for path in (listed, single):
            content = open(path, 'rb').read()
            assert content.startswith(b'%PDF-') and content.rstrip().endswith(b'%%EOF'), path
        assert os.path.getsize(listed) > os.path.getsize(single)
        if shutil.which('pdftotext'):
            text = subprocess.run(['pdftotext', '-layout', listed, '-'], check=True, capture_output=True).stdout.decode()
            assert 'Ташкентский университет' in text and 'Ёж 119' in text and 'Page 4 of 4' in text, text
        office.refused(1, 'show', 'partner', partner, '--pdf', '/nonexistent/x.pdf', says=['written'])
        office.refused(1, 'export', 'partner', '--format', 'pdf', '-o', office.folder, says=['written'])
        assert not os.path.exists(office.folder + '.part')


def test_languages():
    """papers and what people read come in another language, papers in two; elsewhere that is refused"""
    with Office() as office:
        partner = office.add('partner', 'name=Universität Wien', 'country=AT')
        path = os.path.join(office.folder, 'one.pdf')
        sizes = []
        for languages in ('en', 'ru', 'ru,en', 'ar,de'):
            office.ok('show', 'partner', partner, '--pdf', path, '--language', languages)
            sizes.append(os.path.getsize(path))
            office.ok('export', 'partner', '--format', 'pdf', '-o', path, '--language', languages)
        assert sizes[2] > sizes[0], sizes
        shown = office.ok('export', 'partner', '--format', 'csv', '--shown', '--columns', 'name,country', '--language', 'ru').out
        assert 'Страна' in shown and 'Австрия' in shown, shown
        office.refused(2, 'show', 'partner', partner, '--pdf', path, '--language', 'fr', says=['“fr”', 'de, en, ka, ru'])
        office.refused(2, 'show', 'partner', partner, '--language', 'ru', says=['PDF'])
        office.refused(2, 'export', 'partner', '--language', 'ru', says=['--shown'])
        office.refused(2, 'export', 'partner', '--format', 'xlsx', '--shown', '-o', path, '--language', 'ru,en', says=['PDF'])


if __name__ == '__main__':
    main(__import__('__main__'))
