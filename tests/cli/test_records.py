# SPDX-License-Identifier: GPL-3.0-or-later
"""Adding, changing, showing and deleting records."""
import hashlib
import json
import os
import sys

from harness import Office, main


def test_add_and_show():
    """what add takes, show gives back"""
    with Office() as office:
        number = office.add('partner', 'name=Hokkaido University', 'country=JP', 'is_main=true',
                            'latitude=43.0718', 'longitude=141.3431','main_order=7', 'tags=asia;medicine')
        record = office.ok('show', 'partner', number, '--json').object
        for name, value in {'id': number, 'version': 1,
                            'title': 'Hokkaido University', 'name': 'Hokkaido University',
                            'country': 'JP', 'is_main': True, 'latitude': 43.0718,
                            'main_order': 7, 'tags': ['asia', 'medicine']}.items():
            assert record[name] == value, (name, record)
        assert 'city' not in record and 'website' not in record, 'absent fields are left out'
        assert record['created'].endswith('Z') and record['created'] == record['changed'], record


def test_add_json_answer():
    """add --json answers with id and version"""
    with Office() as office:
        answer = office.ok('add', 'partner', 'name=A', '--json').object
        assert list(answer) == ['id', 'version'] and answer['version'] == 1, answer
        assert office.ok('show', 'partner', answer['id'], '--json').object['name'] == 'A'


def test_decimals_exact():
    """decimals come out as they went in, digit for digit"""
    with Office() as office:
        number = office.add('partner', 'name=A', 'latitude=41.123456', 'longitude=0')
        assert '"latitude": 41.123456' in office.ok('show', 'partner', number, '--json').out


def test_show_for_people():
    """show without --json has labels, the form of people, and the records that live on the page"""
    with Office() as office:
        number = office.add('partner', 'name=Test Clinic', 'country=DE', 'tags=a;b',
                            'note=One line\nand another')
        name = office.add('name', f'partner={number}', 'value=Testklinik', 'kind=former')
        text = office.ok('show', 'partner', number).out
        assert text.startswith('Test Clinic\n\n'), text
        assert 'Germany' in text and number in text and 'DE\n' not in text, text
        assert 'Testklinik' in text and name in text, text
        assert 'One line\n' in text and '  and another\n' in text, text


def test_set():
    """set changes the named fields, counts the version and leaves the rest"""
    with Office() as office:
        number = office.add('partner', 'name=Old', 'city=Lund', 'country=SE')
        assert office.ok('set', 'partner', number, 'name=New', 'city=').out.strip() == number
        record = office.ok('show', 'partner', number, '--json').object
        assert record['name'] == 'New' and record['version'] == 2, record
        assert 'city' not in record and record['country'] == 'SE', record
        answer = office.ok('set', 'partner', number, 'city=Malmö', '--json').object
        assert answer == {'id': number, 'version': 3}, answer


def test_stale():
    """set and delete with an old --version are refused and change nothing"""
    with Office() as office:
        number = office.add('partner', 'name=One')
        office.ok('set', 'partner', number, 'name=Two', '--version', '1')
        office.refused(1, 'set', 'partner', number, 'name=Three', '--version', '1')
        office.refused(1, 'delete', 'partner', number, '--version', '1')
        result = office.run('set', 'partner', number, 'name=Three', '--version', '1', '--json')
        assert json.loads(result.err)['error']['code'] == 'stale', result
        assert office.ok('show', 'partner', number, '--json').object['name'] == 'Two'
        office.ok('delete', 'partner', number, '--version', '2')


def test_delete():
    """a deleted record is gone, its history is not"""
    with Office() as office:
        number = office.add('partner', 'name=Short-lived')
        assert office.ok('delete', 'partner', number).out.strip() == number
        for command in ('show', 'delete'):
            office.refused(1, command, 'partner', number)
        office.refused(1, 'set', 'partner', number, 'name=x')
        entries = office.ok('history', 'partner', number, '--json').objects
        assert [e['action'] for e in entries] == ['delete', 'add'], entries


def test_history():
    """history tells who changed what, the newest first"""
    with Office() as office:
        number = office.add('partner', 'name=One', 'main_order=3')
        office.ok('set', 'partner', number, 'name=Two', 'main_order=', 'tags=x;y')
        newest, oldest = office.ok('history', 'partner', number, '--json').objects
        assert newest['changes'] == {'name': ['One', 'Two'], 'main_order': [3, None],
                                     'tags': [None, ['x', 'y']]}, newest
        assert newest['action'] == 'set' and newest['version'] == 2, newest
        assert oldest['changes']['name'] == [None, 'One'], oldest
        text = office.ok('history', 'partner', number).out
        assert 'One → Two' in text and 'changed' in text and 'added' in text, text
        office.refused(1, 'history', 'partner', '12345', says=['12345'])


def test_set_same_value():
    """setting what already stands is no failure"""
    with Office() as office:
        number = office.add('partner', 'name=Same')
        office.ok('set', 'partner', number, 'name=Same')
        assert office.ok('show', 'partner', number, '--json').object['name'] == 'Same'


REFUSED = [
    (['partner', 'city=Nowhere'], ['partner', 'name']),
    (['partner', 'name=A', 'country=Ruritania'], ['partner', 'country', 'Ruritania']),
    (['partner', 'name=A', 'type=school'], ['partner', 'type', 'school']),
    (['partner', 'name=A', 'since=2026-02-30'], ['since', '2026-02-30']),
    (['partner', 'name=A', 'since=19.3.2026'], ['since', '19.3.2026']),
    (['partner', 'name=A', 'main_order=many'], ['main_order', 'many']),
    (['partner', 'name=A', 'main_order=10000'], ['main_order', '10000']),
    (['partner', 'name=A', 'main_order=1.5'], ['main_order', '1.5']),
    (['partner', 'name=A', 'latitude=91'], ['latitude', '91']),
    (['partner', 'name=A', 'is_main=maybe'], ['is_main', 'maybe']),
    (['partner', 'name=A', 'website=javascript:alert(1)'], ['website']),
    (['partner', 'name=A', 'email=nobody'], ['email', 'nobody']),
    (['partner', 'name=A', 'parent=Mother'], ['parent', 'Mother']),
    (['partner', 'name=A', 'parent=12345'], ['12345']),
    (['partner', 'name=A', 'parent==Nobody'], ['parent', 'Nobody']),
    (['partner', 'name=A', 'logo=@/nowhere/logo.png'], ['/nowhere/logo.png']),
]


def test_refused_values():
    """a wrong value is refused with a sentence that names field and value, and nothing is written"""
    with Office() as office:
        for arguments, says in REFUSED:
            office.refused(1, 'add', *arguments, says=says)
        assert office.ok('list', 'partner').out == ''


def test_refused_json():
    """a refusal in JSON names code and field"""
    with Office() as office:
        for value, code in (('country=Ruritania', None), ('main_order=10000', 'range'),
                            ('type=school', 'choice')):
            result = office.run('add', 'partner', 'name=A', value, '--json')
            error = json.loads(result.err)['error']
            assert result.status == 1 and error['field'] == value.split('=')[0], result
            assert code is None or error['code'] == code, result
        result = office.run('add', 'partner', 'city=X', '--json')
        error = json.loads(result.err)['error']
        assert error['code'] == 'required' and error['field'] == 'name', result


def test_references():
    """a reference takes an id or the title of exactly one record"""
    with Office() as office:
        mother = office.add('partner', 'name=Universität Ätna')
        child = office.add('partner', 'name=Clinic', 'parent==Universität Ätna')
        assert office.ok('show', 'partner', child, '--json').object['parent'] == mother
        assert 'Universität Ätna' in office.ok('show', 'partner', child).out
        assert office.ok('show', 'partner', '=Clinic', '--json').object['id'] == child
        office.add('partner', 'name=Clinic')
        office.refused(1, 'show', 'partner', '=Clinic', says=['Several', 'Clinic'])
        office.refused(1, 'add', 'partner', 'name=A', 'parent==Clinic', says=['Several'])
        office.refused(1, 'show', 'partner', '=Clin', says=['Clin'])


def test_in_use():
    """deleting a record that others need is refused with the reason, or takes the link out"""
    with Office() as office:
        partner = office.add('partner', 'name=Needed')
        name = office.add('name', f'partner={partner}', *required(office, 'name', {'partner'}))
        office.ok('delete', 'partner', partner)
        office.refused(1, 'show', 'name', name)
        assert office.ok('check').out


def required(office, kind, without):
    return [f'{f["name"]}={f.get("example", "Sample")}'
            for f in office.ok('kinds', kind, '--json').objects
            if f['required'] and f['name'] not in without]


def test_many_values():
    """a field of many values takes them joined or one by one"""
    with Office() as office:
        one = office.add('partner', 'name=A', 'countries=UZ;CN')
        two = office.add('partner', 'name=B', 'countries=UZ', 'countries=CN')
        for number in (one, two):
            assert office.ok('show', 'partner', number, '--json').object['countries'] == \
                ['UZ', 'CN']


def test_files():
    """@PATH takes the content of a file into the office"""
    with Office() as office:
        content = b'\x89PNG\r\n\x1a\n' + bytes(range(256)) * 40
        path = os.path.join(office.folder, 'logo.png')
        with open(path, 'wb') as file:
            file.write(content)
        number = office.add('partner', 'name=A', f'logo=@{path}')
        expected = 'sha256-' + hashlib.sha256(content).hexdigest()
        assert office.ok('show', 'partner', number, '--json').object['logo'] == expected
        assert office.ok('check').out


def test_values_of_all_sorts():
    """texts of all scripts, quotes and line breaks survive"""
    with Office() as office:
        for text in ('Łódź', 'Тошкент', '北京大学', 'a"b\\c', "d'e", '\u202eabc', 'x = y', '😀',
                     'שלום', 'e\u0301'):
            number = office.add('partner', f'name={text}')
            shown = office.ok('show', 'partner', number, '--json').object['name']
            import unicodedata
            assert unicodedata.normalize('NFC', shown).replace('\u202e', '') == \
                unicodedata.normalize('NFC', text).replace('\u202e', ''), (text, shown)
        number = office.add('partner', 'name=A', 'note=One\n\n  Two\n"Three"')
        assert '\nTwo' in office.ok('show', 'partner', number, '--json').object['note'].replace(
            '  Two', 'Two')


if __name__ == '__main__':
    main(sys.modules[__name__])
