# SPDX-License-Identifier: GPL-3.0-or-later
"""undo, redo, rewind and the history of the office, each by a program started anew."""
import os
import sys

from harness import Office, main

PARTNER = ('partner', 'name=Alpha', 'country=DE')


def city(office, number):
    return office.ok('show', 'partner', number, '--json').objects[0].get('city')


def test_undo_and_redo():
    """the last change goes and comes back, over restarts, and is named"""
    with Office() as office:
        number = office.add(*PARTNER)
        office.ok('set', 'partner', number, 'city=Bonn')
        office.ok('set', 'partner', number, 'city=Berlin')
        answer = office.ok('undo', '--json').objects[0]
        assert answer['what'] == 'Change “Alpha”' and answer['rows'] == 1
        assert city(office, number) == 'Bonn'
        assert 'Change “Alpha”' in office.ok('undo').out
        assert city(office, number) is None
        office.ok('redo')
        office.ok('redo')
        assert city(office, number) == 'Berlin'
        office.refused(1, 'redo', says=['nothing to redo'])
        office.ok('delete', 'partner', number)
        assert 'Delete “Alpha”' in office.ok('undo').out
        assert city(office, number) == 'Berlin'
        office.ok('check')


def test_older():
    """an older change goes by itself; refused with who and what when the field was changed since"""
    with Office() as office:
        number = office.add(*PARTNER)
        office.ok('set', 'partner', number, 'city=Bonn')
        batch = str(office.ok('history', '--json').objects[0]['batch'])
        office.ok('set', 'partner', number, 'short_name=A')
        office.ok('undo', '--batch', batch)
        assert city(office, number) is None
        office.ok('set', 'partner', number, 'city=Berlin')
        office.refused(1, 'undo', '--batch', batch, says=['City', 'Alpha', 'Nothing was changed'])
        assert city(office, number) == 'Berlin'
        office.refused(1, 'undo', '--batch', '99999', says=['no such change'])


def test_history():
    """the changes of the office, the newest first"""
    with Office() as office:
        number = office.add(*PARTNER)
        office.ok('set', 'partner', number, 'city=Bonn')
        office.ok('undo')
        undo, change, *rest = office.ok('history', '--json').objects
        assert undo['what'] == 'Undo: Change “Alpha”' and not undo['undone']
        assert change['undone'] and change['kind'] == 'partner' and change['id'] == number
        assert len(office.ok('history', '--json', '--limit', '1').objects) == 1
        assert not office.ok('history', '--json', '--since', '2999-01-01').objects
        assert len(office.ok('history', '--json', '--since', '2001-01-01').objects) == len(rest) + 2
        assert '(undone)' in office.ok('history').out
        office.refused(2, 'history', 'partner', says=['neither'])
        office.refused(2, 'history', '--since', 'soon', says=['soon', '2026-11-20'])


def test_rewind():
    """back to a day; what was not there then is said"""
    with Office() as office:
        number = office.add(*PARTNER)
        office.refused(2, 'rewind', says=['--to'])
        office.refused(2, 'rewind', '--to', '2024', says=['2024'])
        office.refused(1, 'rewind', 'partner', number, '--to', '2001-01-01', says=['no such record then'])
        office.refused(1, 'rewind', '--to', '2999-01-01', says=['already'])
        office.ok('rewind', '--to', '2001-01-01')
        office.refused(1, 'show', 'partner', number)
        office.ok('undo')
        assert city(office, number) is None
        office.ok('check')


def test_languages():
    """the history speaks the language of who reads it, not of who did it; old entries stay"""
    with Office() as office:
        def said(language):
            lines = office.ok('history', '--json', LC_ALL=f'{language}.UTF-8', LANGUAGE=language).objects
            return [line['what'] for line in lines]

        table = os.path.join(office.folder, 'a.csv')
        with open(table, 'w', encoding='utf-8') as file:
            file.write('name;country\nAlpha;DE\n')
        office.ok('import', 'partner', table, LC_ALL='ru_RU.UTF-8', LANGUAGE='ru')
        assert said('en_US')[0] == 'Import of a.csv', said('en_US')
        assert said('ru_RU')[0] == 'Импорт из a.csv', said('ru_RU')
        undone = office.ok('undo', LC_ALL='ru_RU.UTF-8', LANGUAGE='ru').out
        assert 'Импорт из a.csv' in undone, undone
        assert said('en_US')[0] == 'Undo: Import of a.csv', said('en_US')


if __name__ == '__main__':
    main(sys.modules[__name__])
