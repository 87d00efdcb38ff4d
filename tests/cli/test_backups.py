# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: made, listed, encrypted, restored, refused."""
import os
import sqlite3
import sys

from harness import Office, main


def names(office):
    return [row['name'] for row in office.ok('list', 'partner', '--json').objects]


def test_backup_and_restore():
    """backup answers with its path; restore brings it back and says where the replaced office is"""
    with Office() as office:
        office.add('partner', 'name=Alpha')
        path = office.ok('backup').out.strip()
        assert os.stat(path).st_mode & 0o777 == 0o600
        assert os.stat(os.path.dirname(path)).st_mode & 0o777 == 0o700
        office.add('partner', 'name=Beta')
        kept = office.ok('restore', path, '--json').object['kept']
        assert names(office) == ['Alpha']
        assert office.ok('check').status == 0
        office.ok('restore', kept)
        assert sorted(names(office)) == ['Alpha', 'Beta']


def test_list():
    """backup --list has the newest first, for people and for programs"""
    with Office() as office:
        assert office.ok('backup', '--list').out == ''
        paths = []
        for name in ['Alpha', 'Beta', 'Gamma']:
            office.add('partner', f'name={name}')
            paths.append(office.ok('backup', '--json').object['backup'])
        listed = office.ok('backup', '--list', '--json').objects
        assert [row['path'] for row in listed] == paths[::-1], listed
        assert all(row['reason'] == 'asked' and row['size'] > 0 for row in listed), listed
        assert paths[0] in office.ok('backup', '--list').out


def test_to_a_file():
    """backup FILE makes a whole office there, never over a file, and lists it nowhere"""
    with Office() as office:
        office.add('partner', 'name=Alpha')
        path = os.path.join(office.folder, 'copy.comity')
        office.ok('backup', path)
        assert office.ok('--office', path, 'list', 'partner', '--json').object['name'] == 'Alpha'
        office.refused(1, 'backup', path, says=['already'])
        office.refused(1, 'backup', os.path.join(office.folder, 'no', 'copy'), says=['no'])
        assert office.ok('backup', '--list').out == ''


def test_encrypted():
    """an encrypted backup holds no readable name, and opens with its passphrase only"""
    with Office() as office:
        office.add('partner', 'name=Uncommonname')
        path = os.path.join(office.folder, 'copy.comity-locked')
        office.refused(1, 'backup', '--encrypt', path, says=['passphrase'])
        assert not os.path.exists(path)
        secret = {'COMITY_PASSPHRASE': 'correct horse'}
        assert office.run('backup', '--encrypt', path, **secret).status == 0
        with open(path, 'rb') as file:
            assert b'Uncommonname' not in file.read()
        office.refused(1, 'restore', path, says=['passphrase'])
        assert office.run('restore', path, COMITY_PASSPHRASE='battery').status == 1
        office.add('partner', 'name=Beta')
        assert office.run('restore', path, **secret).status == 0
        assert names(office) == ['Uncommonname']


def test_second_folder():
    """backup --second puts copies there from then on; a folder that is gone is said"""
    with Office() as office:
        second = os.path.join(office.folder, 'second')
        office.refused(1, 'backup', '--second', second, says=[second])
        os.mkdir(second)
        office.ok('backup', '--second', second)
        assert len(office.ok('backup', '--list', '--json').objects) == 2
        os.rename(second, second + '-away')
        office.refused(1, 'backup', says=[second])
        assert not os.path.exists(second)
        office.ok('backup', '--second=')


def test_refused():
    """restore refuses what is no office, what is not there, and an office in use; nothing changes"""
    with Office() as office:
        office.add('partner', 'name=Alpha')
        before = os.stat(office.path).st_ino
        text = os.path.join(office.folder, 'letter')
        with open(text, 'w', encoding='utf-8') as file:
            file.write('Dear office')
        office.refused(1, 'restore', text, says=['not an office'])
        office.refused(1, 'restore', text + '-gone', says=['letter-gone'])
        office.refused(1, 'restore', office.folder)
        assert os.stat(office.path).st_ino == before
        assert not [name for name in os.listdir(office.folder) if name.endswith('.part')]
        office.refused(1, '--office', office.path + 'x', 'backup', says=['comity new'])


def test_mend():
    """check tells when records are counted or sorted wrongly, and --mend makes that anew; the office must be free for it"""
    with Office() as office:
        office.add('partner', 'name=Alpha')
        db = sqlite3.connect(office.path)
        db.execute("UPDATE tally SET records = 7 WHERE kind = 'partner'")
        db.commit()
        db.close()
        office.refused(1, 'check', says=['1 fault', 'check --mend'])
        assert 'sound' in office.ok('check', '--mend').out
        assert 'sound' in office.ok('check').out
        assert names(office) == ['Alpha']
        assert len(office.ok('history', '--json').objects) == 1


def test_rescue():
    """rescue reads around damaged pages, tells what is lost, and leaves the damaged file as it is"""
    with Office() as office:
        lines = ''.join(f'{{"name": "University {number}", "country": "JP", "note": "{"x" * 900}"}}\n'
                        for number in range(300))
        office.run('add', 'partner', '--json', '-', given=lines)
        office.add('student', 'family_name=Petrova', 'native_languages=ru;en')
        with open(office.path, 'r+b') as file:
            size = os.path.getsize(office.path)
            content = file.read()
            pages = [at for at in range(0, size, 4096) if b'xxxxxxxx' in content[at:at + 4096]]
            for at in pages[10:14]:
                file.seek(at)
                file.write(os.urandom(4096))
        with open(office.path, 'rb') as file:
            before = file.read()
        assert office.run('check').status == 1
        new = os.path.join(office.folder, 'new.comity')
        told = office.ok('rescue', office.path, new, '--json').objects
        assert told[-1]['records'] >= 280 and told[-1]['lost'] == len(told) - 1 > 0, told[-1]
        with open(office.path, 'rb') as file:
            assert file.read() == before
        assert office.ok('--office', new, 'check').status == 0
        found = office.ok('--office', new, 'list', 'partner', '--json').objects
        assert 280 <= len(found) < 300, len(found)
        student = office.ok('--office', new, 'list', 'student', '--json').object
        assert student['family_name'] == 'Petrova', student
        office.refused(1, 'rescue', office.path, new, says=['already'])


if __name__ == '__main__':
    main(sys.modules[__name__])
