# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes out, and that it comes back: every kind, every field, every form that can carry it."""
import csv
import io
import json
import os
import shutil
import subprocess
import zipfile

from harness import Office, main
from test_kinds import Samples, described

TABLES = ('csv', 'xlsx', 'ods', 'json', 'jsonl')
NOT_CARRIED = {'image', 'file'}  # their contents travel in the archive of the office
OWN = {'version', 'created', 'changed'}


def full_office(office):
    """A record of every kind with every field that a table can carry; and texts that are hard to carry."""
    samples = Samples(office)
    kinds, fields = described()
    for kind in (k['name'] for k in kinds):
        if kind == 'attachment':
            continue  # is nothing without its file
        samples.add(kind, {f['name']: samples.value(f) for f in fields[kind] if f['type'] not in NOT_CARRIED})
    hard = ['=1+1', '+7', '-', '@x', "'quoted", 'a;b', 'a,b', 'a"b"', 'None', 'N/A', '007', '1,234', '3/4/24',
            '1e5', 'true', 'ʻO‘zbekiston', 'مرحبا', '  x'.strip(), '<b>&amp;</b>', '_x000D_', '2026-03-19']
    for text in hard:
        office.add('partner', 'name=' + text, f'note=first {text}\n\n  second\tline <&> “x”')


def contents(office):
    found = {}
    for kind, fields in described()[1].items():
        left_out = {f['name'] for f in fields if f['type'] in NOT_CARRIED} | OWN
        found[kind] = {r['id']: {k: v for k, v in r.items() if k not in left_out}
                       for r in office.ok('export', kind, '--unmasked').objects}
    return found


def test_what_goes_out_comes_back():
    """every kind and field, written as CSV, XLSX, ODS, JSON and JSON lines, makes an equal office"""
    with Office() as office:
        full_office(office)
        before = contents(office)
        for form in TABLES:
            files = {}
            for kind in before:
                files[kind] = os.path.join(office.folder, f'{kind}.{form}')
                office.ok('export', kind, '--unmasked', '--format', form, '-o', files[kind])
            with Office() as other:
                # What names others waits until they are there.
                waiting = [kind for kind in before if before[kind]]
                for _ in range(5):
                    waiting = [kind for kind in waiting if other.run('import', kind, files[kind], '--json').status != 0]
                    if not waiting:
                        break
                after = contents(other)
                for kind in before:
                    for number, record in before[kind].items():
                        assert after[kind].get(number) == record, (form, kind, record, after[kind].get(number))


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
    """events, delegations and deadlines, with alarms; and back"""
    with Office() as office:
        office.add('event', 'name=White Nights; congress, 2026', 'starts=2026-06-20', 'ends=2026-06-22', 'city=Minsk',
                   'report_due=2026-07-05', 'summary=Long ' + 'текст ' * 40)
        office.add('event', 'name=Talk', 'starts=2026-06-20', 'ends=2026-06-20', 'start_time=14:30')
        text = office.ok('export', 'event', '--format', 'ics').out
        assert all(len(line.encode()) <= 75 for line in text.split('\r\n')), text
        assert text.count('BEGIN:VEVENT') == 3 and text.count('BEGIN:VALARM') == 6, text
        assert 'DTSTART;VALUE=DATE:20260620' in text and 'DTEND;VALUE=DATE:20260623' in text, text
        with Office() as other:
            path = office.folder + '/e.ics'
            with open(path, 'w', newline='', encoding='utf-8') as file:
                file.write(text)
            other.ok('import', 'event', path)
            talk, = [e for e in other.ok('export', 'event').objects if e['name'] == 'Talk']
            assert talk['start_time'] == '14:30', talk
            first, = [e for e in other.ok('export', 'event').objects if e['name'].startswith('White')]
            assert (first['name'], first['starts'], first['ends']) == \
                ('White Nights; congress, 2026', '2026-06-20', '2026-06-22'), first
        office.refused(1, 'export', 'option', '--format', 'ics', says=['calendar'])


def test_cards():
    """contacts as cards; and back"""
    with Office() as office:
        partner = office.add('partner', 'name=Hokkaido University')
        office.add('contact', 'family_name=Ёлкина', 'given_names=Анна, Мария', 'email=anna@example.org',
                   'phone=+7 495 000 00 00', f'partner={partner}')
        text = office.ok('export', 'contact', '--format', 'vcf').out
        assert 'ORG:Hokkaido University' in text and 'N:Ёлкина;Анна\\, Мария' in text, text
        with Office() as other:
            other.add('partner', 'name=Hokkaido University')
            result = other.run('import', 'contact', '-', given=text)
            assert result.status == 0, result
            contact, = other.ok('export', 'contact').objects
            assert (contact['family_name'], contact['given_names'], contact['email']) == \
                ('Ёлкина', 'Анна, Мария', 'anna@example.org'), contact
            assert 'partner' in contact, contact
        office.refused(1, 'export', 'agreement', '--format', 'vcf', says=['cards'])


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


def test_libreoffice():
    """LibreOffice opens what is written, where it is installed"""
    program = shutil.which('soffice')
    if program is None:
        print('# skipped: no LibreOffice (tools/sdk --with bench)')
        return
    with Office() as office:
        office.add('partner', 'name=Ёж “x” & <y>', 'country=DE', 'since=2024-03-19', 'students_total=1234')
        for form in ('xlsx', 'ods'):
            path = os.path.join(office.folder, 'p.' + form)
            office.ok('export', 'partner', '--format', form, '--columns', 'name,country,since,students_total', '-o', path)
            subprocess.run([program, '--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76',
                            '--outdir', office.folder, path], check=True, capture_output=True, timeout=120)
            rows = list(csv.reader(io.StringIO(open(office.folder + '/p.csv', encoding='utf-8').read())))
            assert rows[1][:2] == ['Ёж “x” & <y>', 'DE'] and rows[1][3] == '1234', rows


if __name__ == '__main__':
    main(__import__('__main__'))
