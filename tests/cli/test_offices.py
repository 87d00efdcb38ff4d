# SPDX-License-Identifier: GPL-3.0-or-later
"""Office files: made, found, refused, damaged."""
import json
import os
import sys

from harness import Office, main


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def write(path, content):
    with open(path, 'wb') as file:
        file.write(content)


def test_new():
    """new makes an office, says where, and never overwrites one"""
    with Office(make=False) as office:
        assert office.ok('new').out.strip() == office.path
        office.add('partner', 'name=Kept')
        office.refused(1, 'new', says=[office.path])
        result = office.run('new', '--json')
        assert json.loads(result.err)['error']['code'] == 'exists', result
        assert office.ok('list', 'partner', '--json').object['name'] == 'Kept'
        assert os.stat(office.path).st_mode & 0o077 == 0, 'an office is its owner’s alone'


def test_new_json():
    """new --json answers with an object; folders on the way are made"""
    with Office(make=False) as office:
        path = os.path.join(office.folder, 'a', 'b c', 'ö.comity')
        assert office.ok('--office', path, 'new', '--json').object == {'office': path}
        assert office.ok('--office', path, 'list', 'partner').out == ''


def test_default_place():
    """without --office and COMITY_OFFICE the office is the one in the home folder"""
    with Office(make=False) as office:
        del office.environment['COMITY_OFFICE']
        path = office.ok('new').out.strip()
        assert path == os.path.join(office.folder, 'share', 'comity', 'office.comity'), path
        office.add('partner', 'name=A')
        assert office.ok('list', 'partner', '--json').object['name'] == 'A'
        assert office.run('list', 'partner', COMITY_OFFICE='/nowhere.comity').status == 1
        assert office.run('--office', path, 'list', 'partner',
                          COMITY_OFFICE='/nowhere.comity').status == 0


def test_demo():
    """new --demo makes the demo office at its own place, and --demo then works on it"""
    with Office(make=False) as office:
        office.refused(1, '--demo', 'list', 'partner', says=['new --demo'])
        del office.environment['COMITY_OFFICE']
        path = office.ok('new', '--demo', '--students', '12').out.strip()
        assert path == os.path.join(office.folder, 'share', 'comity', 'demo.comity'), path
        assert len(office.ok('--demo', 'list', 'student', '--json').objects) == 12
        assert len(office.ok('list', 'partner', '--json', '--demo').objects) > 50
        assert 'sound' in office.ok('check', '--demo').out
        office.refused(1, 'new', '--demo', says=[path])


def test_demo_uses():
    """every kind of the demo office lists, exports and reads back"""
    with Office(make=False) as office, Office() as other:
        office.ok('new', '--demo', '--students', '40')
        for kind in office.ok('kinds', '--json').objects:
            listed = office.ok('list', kind['name'], '--json').objects
            assert len(office.ok('export', kind['name']).objects) == len(listed), kind
            office.ok('list', kind['name'])
            for record in listed[:3]:
                office.ok('show', kind['name'], record['id'])
        contacts = office.ok('export', 'option').out
        result = other.run('add', 'option', '--json', '-', given=contacts)
        assert len(result.objects) == len(contacts.splitlines()), result


def test_missing():
    """commands on an office that is not there are refused with advice"""
    with Office(make=False) as office:
        for arguments in (['list', 'partner'], ['add', 'partner', 'name=A'], ['check'],
                          ['show', 'partner', '1'], ['search', 'x'], ['export', 'partner'],
                          ['set', 'partner', '1', 'name=A'], ['delete', 'partner', '1'],
                          ['history', 'partner', '1']):
            office.refused(1, *arguments, says=['comity new'])
        assert not os.path.exists(office.path)


def test_not_an_office():
    """other files are refused and left as they are"""
    with Office() as office:
        good = read(office.path)
        for name, content in (('text', b'Dear office,\n' * 100), ('empty', b''),
                              ('zip', b'PK\x03\x04' + bytes(500)),
                              ('sqlite', b'SQLite format 3\0' + bytes(4080)),
                              ('short', good[:1000]), ('other', good[:68] + b'ABCD' + good[72:])):
            path = os.path.join(office.folder, name)
            write(path, content)
            for arguments in (['list', 'partner'], ['add', 'partner', 'name=A'], ['check']):
                office.refused(1, '--office', path, *arguments)
            assert read(path) == content, name
        office.refused(1, '--office', office.folder, 'list', 'partner')


def test_damaged():
    """check finds damage and names it; nothing crashes on it"""
    with Office() as office:
        lines = ''.join(json.dumps({'name': f'Partner {i}', 'note': 'x' * 300}) + '\n'
                        for i in range(400))
        office.ok('add', 'partner', '--json', '-', given=lines)
        good = read(office.path)
        found = 0
        # Pages that hold something; in an empty one nothing can be lost.
        pages = [page for page in range(4096, len(good), 4096)
                 if b'Partner 1' in good[page:page + 4096]]
        places = pages[::max(1, len(pages) // 12)]
        for place in places:
            damaged = bytearray(good)
            damaged[place:place + 4096] = bytes((b * 7 + 13) % 256 for b in range(4096))
            path = os.path.join(office.folder, f'damaged-{place}')
            write(path, damaged)
            for arguments in (['check'], ['list', 'partner', '--json'], ['check', '--json'],
                              ['search', 'partner'], ['export', 'partner']):
                result = office.run('--office', path, *arguments)
                assert result.status in (0, 1), (place, arguments, result)
                found += arguments == ['check'] and result.status == 1
        assert len(places) >= 10 and found == len(places), (found, len(places))


def test_other_language():
    """an office made in one language is sound and readable in another"""
    with Office() as office:
        for name in ('Öl', 'Olaf', 'Zeta', 'Ёлка', 'Еда', 'Жук'):
            office.add('partner', f'name={name}')
        for locale in ('C', 'ru_RU.UTF-8', 'sv_SE.UTF-8', 'uz_UZ.UTF-8'):
            assert office.run('check', LC_ALL=locale).status == 0, locale
            assert len(office.run('list', 'partner', '--json', LC_ALL=locale).objects) == 6
            office.ok('add', 'partner', 'name=Öz', LC_ALL=locale)
            assert office.run('check', LC_ALL=locale).status == 0, locale
            office.ok('delete', 'partner', '=Öz', LC_ALL=locale)
        assert 'sound' in office.ok('check').out


def test_lost():
    """an office without what was saved last is read, but not written until that is said to be right"""
    with Office() as office:
        early = read(office.path)
        office.add('partner', 'name=Kept')
        write(office.path, early)
        assert office.ok('list', 'partner').out == ''
        for _ in range(2):
            office.refused(1, 'add', 'partner', 'name=Later', says=[office.path + '-wal', 'backup', office.path + '.lock'])
        assert json.loads(office.run('add', 'partner', 'name=Later', '--json').err)['error']['code'] == 'lost'
        os.remove(office.path + '.lock')
        office.add('partner', 'name=Later')
        assert office.ok('list', 'partner', '--json').object['name'] == 'Later'


def test_read_only():
    """an office that may not be written is read, and not written"""
    if os.geteuid() == 0:
        return
    with Office() as office:
        office.add('partner', 'name=A')
        os.chmod(office.path, 0o400)
        os.chmod(office.folder, 0o500)
        try:
            assert office.ok('list', 'partner', '--json').object['name'] == 'A'
            office.refused(1, 'add', 'partner', 'name=B')
        finally:
            os.chmod(office.folder, 0o700)


if __name__ == '__main__':
    main(sys.modules[__name__])
