# SPDX-License-Identifier: GPL-3.0-or-later
"""Personal data: all that is held is told, and erased when that is asked for."""
import json
import os
import sys

from harness import Office, main


def make_person(office):
    student = office.add('student', 'family_name=Qvexzhanova', 'given_names=Zulhumor', 'citizenship=UZ')
    paper = office.add('paper', f'student={student}', 'kind=passport', 'number=QX7391846')
    office.add('task', 'name=Call her', f'record=student/{student}')
    office.ok('set', 'student', student, 'email=qvexy@example.org')
    return student, paper


def test_report():
    """personal-data tells the record, what hangs on it, files, history and backups, unmasked"""
    with Office() as office:
        student, paper = make_person(office)
        office.add('student', 'family_name=Petrova')
        office.ok('backup')
        report = json.loads(office.ok('personal-data', 'student', student).out)
        kinds = [record['kind'] for record in report['records']]
        assert kinds[0] == 'student' and sorted(kinds) == ['paper', 'student', 'task'], kinds
        text = json.dumps(report)
        assert 'QX7391846' in text and 'qvexy@example.org' in text and 'Petrova' not in text
        assert any(change['fields'].get('email', {}).get('new') == 'qvexy@example.org'
                   for change in report['history']), report['history']
        assert len(report['backups']) == 1
        office.refused(1, 'personal-data', 'option', '1', says=['person'])
        office.refused(1, 'personal-data', 'student', '12345')


def test_pdf():
    """personal-data -o FILE.pdf makes pages, which only their owner may read"""
    with Office() as office:
        student, _ = make_person(office)
        path = os.path.join(office.folder, 'report.pdf')
        office.ok('personal-data', 'student', student, '-o', path)
        with open(path, 'rb') as file:
            assert file.read(5) == b'%PDF-'
        assert os.stat(path).st_mode & 0o777 == 0o600
        office.refused(1, 'personal-data', 'student', student, '-o', '/nowhere/at/all.pdf')


def test_erase():
    """erase wants to be sure, takes everything, and leaves the fact"""
    with Office() as office:
        student, _ = make_person(office)
        office.ok('backup')
        office.refused(1, 'erase', 'student', student, says=['--yes'])
        reached = office.ok('erase', 'student', student, '--yes', '--json').object
        assert reached == {'records': 3, 'files': 0, 'backups': 1, 'dropped': 0, 'unlisted': 0,
                           'remains': False}, reached
        for folder, _, names in os.walk(office.folder):
            for name in names:
                with open(os.path.join(folder, name), 'rb') as file:
                    content = file.read()
                for secret in [b'Qvexzhanova', b'QX7391846', b'qvexy@example.org']:
                    assert secret not in content, (name, secret)
        assert 'erase' in office.ok('history', 'student', student, '--json').out
        assert office.ok('check').status == 0


def test_retention():
    """retention lists who is past the period, with the date it counts from; keep_until and erase take them off"""
    with Office() as office:
        old = office.add('student', 'family_name=Qvexzhanova', 'ends=2012-06-30')
        older = office.add('student', 'family_name=Qvexova', 'ends=2011')
        office.add('student', 'family_name=Petrova', 'ends=2026-06-30')
        lines = [json.loads(line) for line in office.ok('retention', '--json').out.splitlines()]
        assert [(line['id'], line['from'], line['date'], line['past']) for line in lines] == [
            (older, 'ends', '2011', '2016-12-31'), (old, 'ends', '2012-06-30', '2017-06-30')], lines
        shown = office.ok('retention').out
        assert 'Qvexzhanova' in shown and 'Petrova' not in shown and 'Students: 2' in shown, shown
        office.ok('set', 'student', old, 'keep_until=2030', 'keep_reason=Court case')
        assert len(office.ok('retention', '--json').out.splitlines()) == 1
        office.ok('erase', 'student', old, older, '--yes')
        assert 'Nobody' in office.ok('retention').out
        assert len(office.ok('list', 'student', '--json').out.splitlines()) == 1


def test_lock():
    """lock is set with a passphrase that the file does not hold, shown, and taken off"""
    with Office() as office:
        assert 'never' in office.ok('lock').out
        office.ok('lock', '10', COMITY_PASSPHRASE='Qvexzh battery staple')
        assert '10 minutes' in office.ok('lock').out
        for suffix in ['', '-wal']:
            if os.path.exists(office.path + suffix):
                with open(office.path + suffix, 'rb') as file:
                    assert b'Qvexzh' not in file.read()
        office.refused(2, 'lock', 'soon')
        office.ok('lock', 'off')
        assert 'never' in office.ok('lock').out
        assert office.ok('check').status == 0


def test_masked():
    """numbers of documents show their ends only, everywhere, until --unmasked; and never come back in"""
    with Office() as office:
        student, paper = make_person(office)
        office.ok('set', 'paper', paper, 'number=QX7391847')
        for command in [('show', 'paper', paper), ('list', 'paper', '--columns', 'number'),
                        ('list', 'paper'), ('export', 'paper'), ('export', 'paper', '--format', 'csv'),
                        ('history', 'paper', paper), ('show', 'student', student)]:
            for form in [(), ('--json',)]:
                if form and '--format' in command:
                    continue
                assert 'QX739184' not in office.ok(*command, *form).out, (command, form)
        assert '••••847' in office.ok('show', 'paper', paper).out
        for command in [('show', 'paper', paper), ('list', 'paper', '--columns', 'number'),
                        ('export', 'paper'), ('history', 'paper', paper)]:
            assert 'QX7391847' in office.ok(*command, '--unmasked').out, command
        office.refused(1, 'set', 'paper', paper, 'number=••••847', says=['hidden'])
        assert len(office.ok('search', 'QX7391847').out.splitlines()) >= 1


if __name__ == '__main__':
    main(sys.modules[__name__])
