# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing tables in: what columns are, what values mean, what is there already, and what is told."""
import gzip
import json
import os

from harness import SOURCE, Office, main

CORPORA = os.environ.get('COMITY_CORPORA', os.path.join(SOURCE, '..', 'shared', 'data'))


def bring(office, kind, table, *options, status=0, file='-'):
    """The lines that an import answers: how it was read, problems, rows, counts."""
    result = office.run('import', kind, file, '--json', *options, given=table)
    assert result.status == status, result
    lines = result.objects
    assert lines, result
    return {'head': lines[0], 'counts': lines[-1],
            'problems': [line for line in lines if 'problem' in line],
            'remarks': [line for line in lines if 'remark' in line],
            'rows': [line for line in lines if 'outcome' in line]}


def records(office, kind):
    return office.ok('export', kind, '--unmasked').objects


def mapped(office, name, **map_):
    path = os.path.join(office.folder, name + '.json')
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(map_, file)
    return '--map', path


STUDENTS = '''№;Фамилия;Имя;Дата рождения;Гражданство;Пол;Номер паспорта;Срок действия паспорта;Виза до;Факультет;Курс;Почта
1;YADAV;Rahul;19.03.2003;Индия;м;N1234567;01.02.2030;31.08.2026;Лечебный;2;rahul@example.com
2;Каримова;Дилноза;2004-07-05;Узбекистан;ж;AA7654321;;;Стоматологический;1;
'''


def test_one_row_feeds_several_kinds():
    """a Russian list of students makes students, passports and visas; again, it changes nothing"""
    with Office() as office:
        answer = bring(office, 'student', STUDENTS.encode('cp1251'))
        assert answer['head']['charset'] == 'windows-1251', answer['head']
        assert answer['counts']['added'] == 2 and answer['counts']['parts'] == 3, answer
        students, papers = records(office, 'student'), records(office, 'paper')
        assert [(s['family_name'], s['birth_date'], s['citizenship'], s['sex'], s['faculty'], s['year'])
                for s in students] == [('YADAV', '2003-03-19', 'IN', 'M', 'medicine', 2),
                                       ('Каримова', '2004-07-05', 'UZ', 'F', 'dentistry', 1)], students
        assert [(p['kind'], p.get('number'), p.get('valid_to')) for p in papers] == [
            ('passport', 'N1234567', '2030-02-01'), ('visa', None, '2026-08-31'),
            ('passport', 'AA7654321', None)], papers
        assert papers[0]['student'] == students[0]['id'] == answer['rows'][0]['id']
        bring(office, 'student', STUDENTS)
        assert records(office, 'student') == students and records(office, 'paper') == papers
        changed = STUDENTS.replace('Лечебный;2', 'Лечебный;3')
        answer = bring(office, 'student', changed)
        assert [s['year'] for s in records(office, 'student')] == [3, 1]
        assert answer['rows'][0]['outcome'] == 'changed', answer


def test_namesakes():
    """a list without countries finds its partners; of two of one name, and of persons, nothing is guessed"""
    with Office() as office:
        bring(office, 'partner', 'Name,Country\nFirst College,IT\nCity University,GB\nCity University,US\n')
        bring(office, 'student', 'Family name,Given names,Date of birth\nBianchi,Ada,2004-04-03\n')
        answer = bring(office, 'partner', 'Name,City\nFirst College,Turin\nCity University,London\n')
        assert [row['outcome'] for row in answer['rows']] == ['changed', 'added'], answer
        assert [remark['row'] for remark in answer['remarks']] == [3], answer
        answer = bring(office, 'student', 'Family name,Given names,Year\nBianchi,Ada,2\n')
        assert answer['counts']['added'] == 1 and len(answer['remarks']) == 1, answer


def test_what_came_in():
    """what an import added and changed is listed by the number of its step"""
    with Office() as office:
        bring(office, 'partner', 'Name,Country\nFirst College,IT\n')
        bring(office, 'partner', 'Name,City\nFirst College,Turin\nSecond College,Bari\n')
        step = office.ok('history', '--json').objects[0]['batch']
        for where, title in (('added_in', 'Second College'), ('changed_in', 'First College')):
            row, = office.ok('list', 'partner', '--where', f'{where}={step}', '--json').objects
            assert row['title'] == title, (where, row)
        office.refused(2, 'list', 'partner', '--where', f'added_in>={step}')
        office.refused(2, 'list', 'partner', '--where', f'added_in={step};{step}', says=['whole number'])


def test_partner_contact_agreement():
    """a row may be a partner, a contact and an agreement"""
    table = ('University\tCountry\tContact person\tContact email\tAgreement\tSigned\n'
             'Hokkaido University\tJapan\tTanaka Yuki\tyuki@example.org\tMemorandum 2024\t19/03/2024\n')
    with Office() as office:
        bring(office, 'partner', table)
        partner, = records(office, 'partner')
        contact, = records(office, 'contact')
        agreement, = records(office, 'agreement')
        assert contact['partner'] == agreement['partner'] == partner['id']
        assert (contact['family_name'], contact['given_names']) == ('Tanaka', 'Yuki'), contact
        assert agreement['signed_on'] == '2024-03-19', agreement


def test_values_and_problems():
    """values in people's habits; what cannot be read is told with row, column, value and reason"""
    table = 'Name,Country,Founded,Website,Students in all\nA,Россия,45370,a.example.org,"1 234"\n' \
            'B,РФ,3/4/24,b.example.org,12.0\nC,Wonderland,19.03.2024,c.example.org,\n'
    with Office() as office:
        answer = bring(office, 'partner', table, '--dry-run', status=1)
        assert answer['counts']['dry_run'] is True and records(office, 'partner') == []
        assert [(p['row'], p['head'], p['value'], p['left_out']) for p in answer['problems']] == [
            (3, 'Founded', '3/4/24', 'cell'), (4, 'Country', 'Wonderland', 'cell')], answer['problems']
        assert 'day or the month' in answer['problems'][0]['problem']
        options = mapped(office, 'map', columns=answer['head']['map']['columns'], dates='mdy', problems='row',
                         values={'country=Wonderland': 'NO'})
        answer = bring(office, 'partner', table, *options)
        assert [(p['name'], p['country'], p['established'], p.get('students_total'))
                for p in records(office, 'partner')] == [
            ('A', 'RU', '2024-03-19', 1234), ('B', 'RU', '2024-03-04', 12), ('C', 'NO', '2024-03-19', None)]


def test_required_and_rules():
    """a row without what its record must have, or against a rule, is left out whole"""
    with Office() as office:
        answer = bring(office, 'agreement', 'Name;Valid from;Valid to\n;1.1.2024;1.1.2025\nX;1.1.2025;1.1.2024\n'
                       'Y;1.1.2024;1.1.2025\n', status=1)
        assert [row['outcome'] for row in answer['rows']] == ['left_out', 'left_out', 'added'], answer
        assert len(records(office, 'agreement')) == 1


def test_references_and_lists():
    """references by title in any script, suggestions taken or new ones made when that is wanted"""
    table = 'Family name;Organisation;Function\nIvanov;Казанский университет;Чтец\nPetrov;Unknown Institute;\n'
    with Office() as office:
        known = office.add('partner', 'name=Kazanskij universitet')
        answer = bring(office, 'contact', table, status=1)
        assert [(p['row'], p['head']) for p in answer['problems']] == [(2, 'Function'), (3, 'Organisation')], answer
        first, second = records(office, 'contact')
        assert first['partner'] == known and 'partner' not in second
        options = mapped(office, 'create', columns={'Family name': 'family_name', 'Organisation': 'partner',
                                                    'Function': 'function'}, create=['partner', 'function'])
        answer = bring(office, 'contact', table, *options)
        assert answer['counts']['created'] == 2, answer
        made, = [p for p in records(office, 'partner') if p['name'] == 'Unknown Institute']
        assert [c['partner'] for c in records(office, 'contact')] == [known, made['id']]
        assert [o['label'] for o in records(office, 'option') if o['list'] == 'functions'] == ['Чтец'] or \
            any(o['label'] == 'Чтец' for o in records(office, 'option'))


def test_titles_on_cards():
    """what a card says before and behind a name is no salutation and no country; it comes in where a person says so"""
    card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Prof. Ada Bianchi MD\r\nN:Bianchi;Ada;;Prof.;MD\r\nEND:VCARD\r\n'
    with Office() as office:
        answer = bring(office, 'contact', card, '--dry-run')
        columns = answer['head']['map']['columns']
        assert columns['N.family'] == 'family_name' and columns['N.prefix'] is columns['N.suffix'] is None, columns
        bring(office, 'contact', card, *mapped(office, 'card', columns={**columns, 'N.prefix': 'salutation'}))
        contact, = records(office, 'contact')
        assert contact['salutation'] == 'Prof.' and 'citizenship' not in contact, contact


def test_only_rows_that_come_in_create():
    """new partners and entries of lists come in for what is written, not for what is left out, skipped or the same"""
    columns = {'Family name': 'family_name', 'Given names': 'given_names', 'E-mail': 'email',
               'Organisation': 'partner', 'Function': 'function', 'Note': 'note'}
    head = ';'.join(columns) + '\n'
    everything = {'columns': columns, 'create': ['*']}

    def titles(office):
        return (sorted(p['name'] for p in records(office, 'partner')),
                sorted(o['label'] for o in records(office, 'option') if o['label'].startswith('New')))
    with Office() as office:
        table = head + (';Ada;;Left Out;New left out;\nBianchi;Ada;a@example.org;Comes In;New one;\n'
                        'Rossi;Bo;b@example.org;Comes In;New two;\n')
        tried = bring(office, 'contact', table, '--dry-run', *mapped(office, 'm', **everything), status=1)
        answer = bring(office, 'contact', table, *mapped(office, 'm', **everything), status=1)
        assert answer['counts']['created'] == tried['counts']['created'] == 3, (tried, answer)
        there = (['Comes In'], ['New one', 'New two'])
        assert titles(office) == there, titles(office)
        # What is skipped, while another comes in.
        table = head + ('Bianchi;Ada;a@example.org;Skipped;New skipped;\nVerdi;Ed;v@example.org;;;\n')
        answer = bring(office, 'contact', table, *mapped(office, 's', **everything, duplicates='skip'))
        assert (answer['counts']['skipped'], answer['counts']['added'], answer['counts']['created']) == (1, 1, 0), answer
        assert titles(office) == there, titles(office)
        # A row further down only fills in what is empty.
        table = head + ('Neri;Li;n@example.org;Comes In;New one;\nNeri;Li;n@example.org;Not Taken;New not taken;Seen\n')
        answer = bring(office, 'contact', table, *mapped(office, 'm', **everything))
        assert [c.get('note') for c in records(office, 'contact')][-1] == 'Seen', answer
        assert titles(office) == there, titles(office)
        # A part that breaks a rule.
        table = ('Name,Agreement,Valid from,Valid to,Unit\nX,A,2025-01-01,2024-01-01,New unit\n'
                 'Y,B,2024-01-01,2025-01-01,New other unit\n')
        answer = bring(office, 'partner', table, *mapped(
            office, 'p', create=['*'], columns={'Name': 'name', 'Agreement': 'agreement.name',
                                                'Valid from': 'agreement.valid_from', 'Valid to': 'agreement.valid_to',
                                                'Unit': 'agreement.our_unit'}), status=1)
        assert [a['name'] for a in records(office, 'agreement')] == ['B'], answer
        assert [(p['row'], p['problem']) for p in answer['problems']] == [
            (2, 'An agreement cannot end before it comes into force.')], answer
        assert titles(office)[1] == ['New one', 'New other unit', 'New two'], titles(office)


def test_parts_keep_rules():
    """what a row says beside its record breaks no rule: not by itself, not with what is there, not with a row before"""
    head = 'Name,Agreement,agreement.valid_from,agreement.valid_to\n'

    def agreements(office):
        return [(a['name'], a.get('valid_from'), a.get('valid_to')) for a in records(office, 'agreement')]
    with Office() as office:
        answer = bring(office, 'partner', head + 'X,A,2025-01-01,2024-01-01\nX,A,2025-01-01,2026-01-01\n', status=1)
        assert [p['row'] for p in answer['problems']] == [2] and answer['counts']['parts'] == 1, answer
        assert agreements(office) == [('A', '2025-01-01', '2026-01-01')]
        answer = bring(office, 'partner', head + 'X,A,,2024-06-01\nY,B,,\n', status=1)
        assert [p['row'] for p in answer['problems']] == [2], answer
        assert [row['outcome'] for row in answer['rows']] == ['same', 'added'], answer
        assert agreements(office) == [('A', '2025-01-01', '2026-01-01'), ('B', None, None)]
        assert bring(office, 'partner', head + 'X,A,,2026-01-01\n')['rows'][0]['outcome'] == 'same'
        answer = bring(office, 'partner', head + 'Z,C,2025-01-01,\nZ,C,,2024-01-01\n', status=1)
        assert [p['row'] for p in answer['problems']] == [3] and answer['counts']['parts'] == 1, answer
        assert agreements(office)[2] == ('C', '2025-01-01', None) and len(records(office, 'partner')) == 3


def test_rules_of_several_rows():
    """a row that breaks a rule only with another of the table is named and left out; the rest comes in"""
    columns = {'no': 'own_number', 'name': 'family_name', 'from': 'starts', 'to': 'ends', 'city': 'birth_place',
               'passport': 'paper:passport.number', 'valid from': 'paper:passport.valid_from',
               'valid to': 'paper:passport.valid_to'}

    def of(office, table):
        return mapped(office, 'map', columns={head: columns[head] for head in table.splitlines()[0].split(',')})

    with Office() as office:
        new = ('no,name,from,to,city\n1,Ivanov,2026-05-01,,\n2,Petrov,2026-05-01,,\n1,Ivanov,,2025-01-01,\n'
               '1,Ivanov,,2027-01-01,Termez\n')
        for dry in (['--dry-run'], []):
            answer = bring(office, 'student', new, *of(office, new), *dry, status=1)
            assert [(p['row'], p['head'], p['left_out']) for p in answer['problems']] == [(4, 'to', 'row')], answer['problems']
            assert [r['outcome'] for r in answer['rows']] == ['added', 'added', 'left_out', 'changed'], answer['rows']
        assert [(s['family_name'], s.get('ends'), s.get('birth_place')) for s in records(office, 'student')] == [
            ('Ivanov', '2027-01-01', 'Termez'), ('Petrov', None, None)], records(office, 'student')
        # Now they are in the office; and a part of one.
        old = 'no,name,to,from\n2,Petrov,2026-06-01,\n2,Petrov,,2026-07-01\n'
        answer = bring(office, 'student', old, *of(office, old))
        assert [r['outcome'] for r in answer['rows']] == ['changed', 'same'], answer
        parts = ('no,name,passport,valid from,valid to\n1,Ivanov,N1,2026-01-01,\n1,Ivanov,N1,,2025-01-01\n'
                 '2,Petrov,N2,2026-01-01,\n')
        answer = bring(office, 'student', parts, *of(office, parts), status=1)
        assert [(p['row'], p['head']) for p in answer['problems']] == [(3, 'valid to')], answer['problems']
        assert [(p['number'], p['valid_from'], p.get('valid_to')) for p in records(office, 'paper')] == [
            ('N1', '2026-01-01', None), ('N2', '2026-01-01', None)], records(office, 'paper')
        assert answer['counts']['parts'] == 2, answer['counts']


def test_copied_rows():
    """a row that was copied in an exported table, with its number, is the same record once more"""
    with Office() as office:
        rows = 'id,own_number,family_name,birth_place\n912497823514743881,1,Ivanov,\n912497823514743881,1,Ivanov,Termez\n'
        answer = bring(office, 'student', rows)
        assert [r['outcome'] for r in answer['rows']] == ['added', 'changed'], answer
        assert [(s['id'], s['birth_place']) for s in records(office, 'student')] == [('912497823514743881', 'Termez')]


def test_duplicates():
    """the same by number or name is changed, skipped or added; a row that repeats another only fills it in"""
    first = 'Name;Country;ROR\nUniversity of Bonn;Germany;041nas322\n'
    again = 'Name;Country;City\nUniversity  of BONN;DE;Bonn\nBonn University of;DE;\nUniversity of Bonn;DE;Köln\n'
    with Office() as office:
        bring(office, 'partner', first)
        for duplicates, added, skipped, changed in (('skip', 1, 2, 0), ('add', 3, 0, 0)):
            answer = bring(office, 'partner', again, '--dry-run', *mapped(
                office, duplicates, columns={'Name': 'name', 'Country': 'country', 'City': 'city'},
                duplicates=duplicates))
            counts = answer['counts']
            assert (counts['added'], counts['skipped'], counts['changed']) == (added, skipped, changed), counts
        answer = bring(office, 'partner', again)
        assert [row['outcome'] for row in answer['rows']][:2] == ['changed', 'added'], answer
        assert any('similar' in line['remark'] for line in answer['remarks']), answer
        assert [p.get('city') for p in records(office, 'partner')] == ['Bonn', None]


def test_numbers():
    """numbers tell records apart: letter by letter, and the more trusted one before names and other numbers"""
    with Office() as office:
        table = 'Name,Name in its own language,Country,ROR,ISNI\n'
        bring(office, 'partner', table + 'Alpha,Uno,CL,https://ror.org/03cejhk28,0000 0001 2290 4914\n')
        for row, outcome in (('Beta,,CL,https://ror.org/03kezjk28,', 'added'), ('Gamma,Uno,AR,https://ror.org/00b5jyb64,', 'added'),
                             ('Delta,,CL,https://ror.org/018jgg490,0000 0001 2290 4914', 'added'),
                             ('Alpha,,CL,https://ror.org/03cejhk28,0000 0001 2353 1689', 'changed'),
                             ('Eta,,CL,,0000 0001 2353 1689', 'changed')):
            answer = bring(office, 'partner', table + row + '\n')
            assert [r['outcome'] for r in answer['rows']] == [outcome], (row, answer)
        assert sorted(p['name'] for p in records(office, 'partner')) == ['Beta', 'Delta', 'Eta', 'Gamma']
        mails = 'Family name,Given names,E-mail\nKhan,A,c@example.com\nChan,B,k@example.com\nChan,B,K@example.com\n'
        assert [r['outcome'] for r in bring(office, 'student', mails)['rows']] == ['added', 'added', 'changed']


def test_undo_and_history():
    """an import is one transaction, after a backup"""
    with Office() as office:
        path = os.path.join(office.folder, 'partners.csv')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('Name\nA\nB\n')
        answer = bring(office, 'partner', None, file=path)
        batches = {office.ok('history', 'partner', row['id'], '--json').object['batch'] for row in answer['rows']}
        assert len(batches) == 1, batches
        assert len(os.listdir(os.path.join(office.folder, 'test.backups'))) >= 1


def test_refusals():
    """what cannot be imported is refused in one sentence, and nothing is changed"""
    with Office() as office:
        office.refused(1, 'import', 'partner', '-', given='x;y\n1;2\n', says=['No column'])
        office.refused(1, 'import', 'partner', '-', '--map', '/none', given='a', says=['none'])
        for content in (b'', b'\xff\xfe'):
            with open(office.path + '.json', 'wb') as f:
                f.write(content)
            office.refused(1, 'import', 'partner', '-', '--map', office.path + '.json', given='a', says=['map'])
        office.refused(1, 'import', 'partner', '-', *mapped(office, 'bad', columns={'a': 'nmae'}), given='a\n1\n',
                       says=['nmae'])
        office.refused(1, 'import', 'partner', '-', *mapped(office, 'kind', kind='student'), given='a\n1\n')
        office.refused(2, 'import', 'partner')
        assert records(office, 'partner') == []


def test_long_tables():
    """rows are read on a thread ahead of the one that plans and writes: all come, in their order, or none"""
    lines = [json.dumps({'name': f'University {i}', 'country': 'UZ'}) + '\n' for i in range(700)]
    with Office() as office:
        result = office.run('import', 'partner', '-', given=''.join(lines[:650]) + '{"name": "Unfinished')
        assert result.status == 1 and records(office, 'partner') == [], result
        answer = bring(office, 'partner', ''.join(lines))
        assert answer['counts']['added'] == 700, answer['counts']
        assert [row['row'] for row in answer['rows']] == list(range(answer['rows'][0]['row'], answer['rows'][0]['row'] + 700))
        names = {r['id']: r['name'] for r in records(office, 'partner')}
        assert [names[row['id']] for row in answer['rows']] == [f'University {i}' for i in range(700)]
        again = ''.join(lines).replace('"UZ"', '"KZ"') + lines[3].replace('"UZ"', '"UZ", "city": "Termez"')
        answer = bring(office, 'partner', again, *mapped(office, 'add', create=['*']))
        assert (answer['counts']['added'], answer['counts']['changed']) == (700, 1), answer['counts']


def test_real_lists():
    """universities of the world, Russian files and registers come in whole"""
    with Office() as office:
        domains = os.path.join(CORPORA, 'university-domains', 'world_universities_and_domains.json')
        if not os.path.exists(domains):
            print('# skipped: no', domains)
            return
        counts = bring(office, 'partner', None, file=domains)['counts']
        # 18 pairs of name and country stand twice; ten more differ in case, accents or hyphens only.
        assert counts['added'] + counts['changed'] + counts['same'] == 10251, counts
        assert counts['added'] == 10223 and counts['problems'] == 0, counts
        russian = os.path.join(CORPORA, 'tables', 'csv-ru', 'excel-ru-partners-cp1251-semicolon.csv')
        counts = bring(office, 'partner', None, file=russian, status=1)['counts']
        # One country is damaged by Excel: “T?rkiye”.
        assert counts['problems'] == 1 and counts['left_out'] == 0, counts


CITIES = {'Индекс': 'note', 'Регион': 'subdivision', 'Город': 'name', 'Население': 'students_total', 'Широта': 'latitude',
          'Долгота': 'longitude', 'Год основания': 'established'}


def test_russian_files():
    """what Excel and others write in Russia comes in whole: cities, for want of another kind with coordinates, as partners"""
    folder = os.path.join(CORPORA, 'tables', 'csv-ru')
    if not os.path.isdir(folder):
        print('# skipped: no', folder)
        return
    # Of two cities of one name the second fills in the first; a year of foundation before 1000 is a problem.
    for name, charset, rows, old in (('excel-ru-sep-line-cp1251.csv', 'windows-1251', 100, 3),
                                     ('excel-ru-unicode-text-utf16le-tab.txt', 'UTF-16LE', 300, 7),
                                     ('unix-ru-cities-koi8r-semicolon.csv', 'KOI8-R', 100, 3)):
        with Office() as office:
            path = os.path.join(folder, name)
            answer = bring(office, 'partner', None, *mapped(office, 'map', columns=CITIES), file=path, status=1)
            assert answer['head']['charset'] == charset, (name, answer['head'])
            counts = answer['counts']
            assert (counts['added'], counts['changed'], counts['left_out']) == (rows - 1, 1, 0), (name, counts)
            assert [p['head'] for p in answer['problems']] == ['Год основания'] * old, (name, answer['problems'])
            city = records(office, 'partner')[0]
            assert (city['name'], city['note'], city['students_total'], city['latitude'], city['longitude']) == \
                ('Адыгейск', '385200', 12689, 44.878414, 39.190289), city


def test_ror():
    """the records of ROR come in as partners; with COMITY_LONG=1 all 35,990"""
    path = os.path.join(CORPORA, 'ror', 'records-v2.jsonl.gz')
    if not os.path.exists(path):
        print('# skipped: no', path)
        return
    # Five identifiers that are none, an ISNI whose check digit is wrong, and two years of foundation before 1000.
    wanted, problems = (35990, 8) if os.environ.get('COMITY_LONG') else (2000, 0)
    with gzip.open(path, 'rt', encoding='utf-8') as file:
        some = ''.join(line for number, line in enumerate(file) if number < wanted)
    with Office() as office:
        counts = bring(office, 'partner', some, status=1 if problems else 0)['counts']
        assert (counts['left_out'], counts['problems']) == (0, problems), counts
        # Each has a number of its own, whatever names, ISNI and others two of them share.
        assert counts['added'] == wanted, counts
        assert len(records(office, 'partner')) == counts['added'], counts


if __name__ == '__main__':
    main(__import__('__main__'))
