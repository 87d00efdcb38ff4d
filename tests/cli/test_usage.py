# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong use: exit status 2 and a hint. Help."""
import re
import subprocess
import sys

from harness import PROGRAM, SOURCE, Office, main

COMMANDS = ['new', 'kinds', 'list', 'show', 'add', 'set', 'delete', 'history', 'undo', 'redo', 'rewind', 'search', 'export',
            'lookup', 'logo', 'refresh', 'check', 'help']

WRONG = [
    (['lsit', 'partner'], ['lsit', 'Did you mean “list”?']),
    (['exprot', 'partner'], ['Did you mean “export”?']),
    (['zzzzzz'], ['zzzzzz', 'comity --help']),
    (['list'], ['missing', 'comity list KIND']),
    (['list', 'partner', 'more'], ['too much']),
    (['list', 'partners'], ['partners', 'Did you mean “partner”?']),
    (['list', 'event-series'], ['Did you mean “event_series”?']),
    (['list', 'xyzzy'], ['“comity kinds” lists them']),
    (['list', 'partner', '--limt', '3'], ['--limt', 'Did you mean “--limit”?']),
    (['list', 'partner', '--xyzzy'], ['comity list --help']),
    (['list', 'partner', '-x'], ['-x']),
    (['list', 'partner', '--limit'], ['--limit', 'wants a value']),
    (['list', 'partner', '--limit', 'many'], ['many', '--limit', 'whole number']),
    (['list', 'partner', '--limit=-1'], ['-1']),
    (['list', 'partner', '--limit', '99999999999999999999'], ['whole number']),
    (['list', 'partner', '--json=yes'], ['--json', 'takes no value']),
    (['list', 'partner', '--where', 'country'], ['country', 'FIELD=VALUE']),
    (['list', 'partner', '--where', '=UZ'], ['FIELD=VALUE']),
    (['list', 'partner', '--where', 'contry=UZ'], ['Did you mean “country”?']),
    (['list', 'partner', '--where', 'country=Ruritania'], ['Ruritania']),
    (['list', 'partner', '--sort', 'nmae'], ['Did you mean “name”?']),
    (['list', 'partner', '--columns', 'name,ctiy'], ['Did you mean “city”?']),
    (['list', 'partner', '--as-of', 'yesterday'], ['yesterday']),
    (['list', 'partner', '--version', '1'], ['--version']),
    (['export', 'partner', '--format', 'xls'], ['xls', 'json', 'csv']),
    (['show', 'partner'], ['missing']),
    (['show', 'partner', 'first'], ['first', 'whole number']),
    (['add'], ['missing']),
    (['add', 'partner'], ['nothing to add']),
    (['add', 'partner', 'name'], ['name', 'FIELD=VALUE']),
    (['add', 'partner', '=x'], ['FIELD=VALUE']),
    (['add', 'partner', 'nmae=x'], ['partner', 'nmae', 'Did you mean “name”?']),
    (['add', 'partner', 'name=x', 'name=y'], ['name', 'twice']),
    (['add', 'partner', '-'], ['--json -']),
    (['set', 'partner', '1'], ['missing']),
    (['set', 'partner', '1', 'name=x', '--version', 'old'], ['old']),
    (['delete', 'partner'], ['missing']),
    (['search'], ['missing']),
    (['check', 'all'], ['too much']),
    (['new', '--students', '10'], ['--demo']),
    (['kinds', 'partnre'], ['Did you mean “partner”?']),
    (['help', 'lst'], ['Did you mean “list”?']),
]


def test_wrong_use():
    """every kind of wrong use ends with 2 and a sentence that helps"""
    with Office() as office:
        for arguments, says in WRONG:
            office.refused(2, *arguments, says=says)


def test_wrong_use_changes_nothing():
    """wrong use leaves the office as it is"""
    with Office() as office:
        for arguments, _ in WRONG:
            office.run(*arguments)
        assert office.ok('list', 'partner').out == ''


def test_json_error():
    """with --json an error is an object with code, field and message"""
    with Office() as office:
        result = office.run('add', 'partner', 'nmae=x', '--json')
        assert result.status == 2 and result.out == '', result
        import json
        error = json.loads(result.err)['error']
        assert error['code'] == 'usage' and error['field'] == 'nmae', error
        assert 'name' in error['message'], error
        result = office.run('--json', 'show', 'partner', '5')
        assert json.loads(result.err)['error']['code'] == 'gone', result


def test_help():
    """--help stands for the program and for each command, on standard output"""
    with Office(make=False) as office:
        text = office.ok('--help').out
        for command in COMMANDS:
            assert re.search(rf'^  {command}\b', text, re.M), command
            for way in (['%s' % command, '--help'], ['--help', command], [command, '-h'],
                        ['help', command]):
                result = office.ok(*way)
                assert 'comity' in result.out, (way, result)
        assert office.ok('help').out == text
        assert 'comity 0' in office.ok('--version').out
        for line in text.splitlines():
            assert len(line) <= 80, line


def test_help_names_options():
    """the help of a command names its own options and not those of others"""
    with Office(make=False) as office:
        text = office.ok('list', '--help').out
        for option in ('--search', '--where', '--sort', '--as-of', '--limit', '--json', '--office'):
            assert option in text, option
        assert '--students' not in text
        assert '--students' in office.ok('new', '--help').out


def test_man_page():
    """the man page has every command and option, and the checker finds nothing wrong with it"""
    with open(f'{SOURCE}/data/comity.1', encoding='utf-8') as file:
        page = file.read().replace('\\-', '-')
    with Office(make=False) as office:
        for command in COMMANDS:
            assert re.search(rf'^\.B[RI]? {command}\b|^\.SS "?{command}\b', page, re.M), command
            for option in re.findall(r'^  (--[a-z-]+)', office.ok(command, '--help').out, re.M):
                assert option in page, (command, option)


def test_options_anywhere():
    """options may stand before the command, after it, and with an equals sign"""
    with Office() as office:
        office.add('partner', 'name=Here')
        for way in (['--office', office.path, 'list', 'partner', '--json'],
                    [f'--office={office.path}', '--json', 'list', 'partner'],
                    ['list', '--json', 'partner', '--office', office.path]):
            result = office.run(*way, COMITY_OFFICE='/nowhere')
            assert result.status == 0 and result.object['name'] == 'Here', (way, result)


def test_double_dash():
    """after -- everything is an argument"""
    with Office() as office:
        office.refused(2, 'show', '--', 'partner', '--json', says=['--json'])


def test_window():
    """what is no command is left to the window"""
    with Office(make=False) as office:
        for arguments in ([], ['--demo'], ['--screen', 'list'], ['some.comity'], ['/tmp'],
                          ['--office', 'x.comity']):
            assert office.run(*arguments).status == 3, arguments


def test_links_no_window():
    """the command line links neither GTK nor libadwaita"""
    result = subprocess.run(['ldd', PROGRAM], capture_output=True, text=True, check=True)
    for library in ('libgtk', 'libadwaita', 'libgdk'):
        assert library not in result.stdout, library


if __name__ == '__main__':
    main(sys.modules[__name__])
