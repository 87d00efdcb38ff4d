# SPDX-License-Identifier: GPL-3.0-or-later
"""add KIND --json -: a conversation over a pipe."""
import json
import os
import random
import select
import signal
import sys

from harness import WAIT, Office, main


def ask(process, line):
    process.stdin.write(line.encode() + b'\n')
    process.stdin.flush()
    ready, _, _ = select.select([process.stdout], [], [], WAIT)
    assert ready, 'no answer while the input is open'
    return json.loads(process.stdout.readline())


def close(process, status):
    process.stdin.close()
    rest, errors = process.stdout.read(), process.stderr.read()
    assert process.wait(WAIT) == status and rest == b'' and errors == b'', \
        (process.returncode, rest, errors)
    process.stdout.close()
    process.stderr.close()


def test_conversation():
    """each line is answered while the input stays open, good and bad ones in turn"""
    with Office() as office:
        process = office.start('add', 'partner', '--json', '-')
        for i in range(20):
            answer = ask(process, json.dumps({'name': f'Partner {i}'}))
            assert set(answer) == {'id', 'version'}, answer
            # It is there for another program at once.
            assert office.ok('show', 'partner', answer['id'], '--json').object['name'] == \
                f'Partner {i}'
            answer = ask(process, '{"city": "Nowhere"}')
            assert answer['error']['code'] == 'required' and answer['error']['field'] == 'name'
        close(process, 1)
        assert len(office.ok('list', 'partner', '--json').objects) == 20


def test_all_good():
    """with every line taken the exit status is 0; blank lines are passed over; no last line end"""
    with Office() as office:
        given = '\n{"name": "A"}\n   \r\n{"name": "B"}\r\n\n{"name": "C"}'
        answers = office.ok('add', 'partner', '--json', '-', given=given).objects
        assert len(answers) == 3 and len({a['id'] for a in answers}) == 3, answers
        assert office.ok('add', 'partner', '--json', '-', given='').out == ''


def test_order_of_answers():
    """answers come in the order of the lines, however many arrive at once"""
    with Office() as office:
        chance = random.Random(7)
        lines, expected = [], []
        for i in range(1700):
            kind = chance.choice(['good', 'good', 'good', 'bad', 'unknown', 'broken', 'missing'])
            lines.append({'good': json.dumps({'name': f'P{i}'}),
                          'bad': '{"name": "x", "country": "XX"}',
                          'unknown': '{"name": "x", "nmae": 1}',
                          'broken': '{"name": ',
                          'missing': '{"name": "x", "parent": "77"}'}[kind])
            expected.append({'good': None, 'bad': 'country', 'unknown': 'nmae', 'broken': None,
                             'missing': 'parent'}[kind] if kind != 'broken' else 'json')
        result = office.run('add', 'partner', '--json', '-', given='\n'.join(lines) + '\n')
        assert result.status == 1 and result.err == '', result
        answers = result.objects
        assert len(answers) == len(lines)
        for line, answer, wanted in zip(lines, answers, expected, strict=True):
            error = answer.get('error')
            if wanted is None:
                assert error is None, (line, answer)
                number = json.loads(line)['name']
                assert answer['id'], number
            elif wanted == 'json':
                assert error['code'] == 'json', (line, answer)
            else:
                assert error['field'] == wanted, (line, answer)
        names = {o['id']: o['name'] for o in office.ok('export', 'partner').objects}
        good = [(json.loads(line)['name'], answer['id'])
                for line, answer in zip(lines, answers, strict=True) if 'id' in answer]
        assert len(names) == len(good)
        for name, number in good:
            assert names[number] == name


BROKEN = [
    '{', '}', '[]', '"x"', '1', 'null', '{"name"}', '{"name":}', '{"name": "a"', '{"name": "a",}',
    '{"name": "a"} {"name": "b"}', "{'name': 'a'}", '{name: "a"}', '{"name": "a" "city": "b"}',
    '{"name": "\\x"}', '{"name": "\\u12"}', '{"name": "\\ud800"}', '{"name": "\\u0000"}',
    '{"name": "a\tb"}', '{"name": "a", "name": "b"}', '{"name": {"deep": 1}}',
    '{"name": "a", "tags": [["x"]]}', '{"name": "a", "main_order": 01}',
    '{"name": "a", "main_order": 1.}', '{"name": "a", "main_order": .5}',
    '{"name": "a", "main_order": +1}', '{"name": "a", "main_order": NaN}',
    '{"name": "a"} // x', '{"name": tru}', '\ufeff{"name": "a"}',
]

WRONG_TYPE = [
    '{"name": 5}', '{"name": true}', '{"name": ["a"]}', '{"name": "a", "is_main": 1}',
    '{"name": "a", "main_order": true}', '{"name": "a", "main_order": [1]}',
    '{"name": "a", "tags": [1]}', '{"name": "a", "tags": [null]}',
    '{"name": "a", "countries": ["UZ;CN"]}', '{"name": "a", "main_order": 1e3}',
    '{"name": "a", "main_order": 5.5}', '{"name": "a", "latitude": 1e400}',
    '{"name": "a", "id": "x"}', '{"name": "a", "id": -5}',
    '{"name": null}', '{"name": ""}', '{"name": "  "}', '{}',
]


def test_broken_lines():
    """what is not JSON is refused with a sentence, and the next line is taken"""
    with Office() as office:
        given = '\n'.join(line + '\n{"name": "good"}' for line in BROKEN) + '\n'
        result = office.run('add', 'partner', '--json', '-', given=given)
        assert result.status == 1, result
        for i, (bad, good) in enumerate(zip(result.objects[::2], result.objects[1::2],
                                            strict=True)):
            assert bad['error']['code'] == 'json' and bad['error']['message'], (BROKEN[i], bad)
            assert 'id' in good, (BROKEN[i], good)


def test_wrong_types():
    """values of the wrong type are refused with the field's name"""
    with Office() as office:
        result = office.run('add', 'partner', '--json', '-', given='\n'.join(WRONG_TYPE))
        assert result.status == 1 and len(result.objects) == len(WRONG_TYPE), result
        for line, answer in zip(WRONG_TYPE, result.objects, strict=True):
            assert answer['error']['field'] in line or answer['error']['field'] == 'name', \
                (line, answer)
        assert office.ok('list', 'partner').out == ''


def test_accepted_forms():
    """numbers, booleans, arrays, null and ids as texts or numbers are taken"""
    with Office() as office:
        mother = office.add('partner', 'name=Mother')
        given = json.dumps({'name': '\u00e9\ud83d\ude00"', 'is_main': False, 'main_order': 5,
                            'latitude': 1.25, 'longitude': -1, 'countries': ['UZ', 'CN'], 'city': None, 'tags': [],
                            'parent': int(mother)})
        number = office.ok('add', 'partner', '--json', '-', given=given).object['id']
        record = office.ok('show', 'partner', number, '--json').object
        assert record['name'] == '\u00e9\U0001f600"' and record['is_main'] is False, record
        assert record['parent'] == mother and record['countries'] == ['UZ', 'CN'], record
        assert 'city' not in record and 'tags' not in record


def test_given_ids():
    """a given id is kept; a second record with it is refused"""
    with Office() as office:
        line = '{"id": "123456789", "name": "A"}\n'
        result = office.run('add', 'partner', '--json', '-', given=line * 2)
        first, second = result.objects
        assert result.status == 1 and first['id'] == '123456789', result
        assert second['error']['code'] == 'exists' and second['error']['field'] == 'id', second


def test_killed():
    """what was answered is there after the program was killed, whenever that was"""
    with Office() as office:
        for turn in range(5):
            process = office.start('add', 'partner', '--json', '-')
            acknowledged = []
            for i in range(3 + turn):
                answer = ask(process, json.dumps({'name': f'Turn {turn}, line {i}'}))
                acknowledged.append(answer['id'])
            process.stdin.write(b'{"name": "perhaps"}\n' * turn)
            process.stdin.flush()
            os.kill(process.pid, signal.SIGKILL)
            process.wait(WAIT)
            for stream in (process.stdin, process.stdout, process.stderr):
                try:
                    stream.close()
                except BrokenPipeError:
                    pass
            for number in acknowledged:
                office.ok('show', 'partner', number)
            assert 'sound' in office.ok('check').out


def test_reader_gone():
    """when nobody reads the answers any more the program ends, and nothing half is left"""
    with Office() as office:
        process = office.start('add', 'partner', '--json', '-')
        ask(process, '{"name": "A"}')
        process.stdout.close()
        try:
            for i in range(2000):
                process.stdin.write(b'{"name": "B"}\n' * 50)
            process.stdin.close()
        except BrokenPipeError:
            pass
        assert process.wait(WAIT) != 0
        process.stderr.close()
        assert 'sound' in office.ok('check').out


def test_long_lines():
    """a line of ten megabytes is answered with a sentence, and so is one of twenty"""
    with Office() as office:
        given = '{"name": "' + 'x' * 10_000_000 + '"}\n{"name": "' + 'y' * 20_000_000 + \
            '"}\n{"name": "after"}\n'
        result = office.run('add', 'partner', '--json', '-', given=given)
        long, longer, after = result.objects
        assert long['error']['field'] == 'name' and len(long['error']['message']) < 500, result
        assert 'error' in longer and 'id' in after, result


def test_deep_json():
    """nesting of a hundred thousand levels is refused like any other"""
    with Office() as office:
        given = '{"name": ' + '[' * 100_000 + ']' * 100_000 + '}\n{"name": "after"}\n'
        deep, after = office.run('add', 'partner', '--json', '-', given=given).objects
        assert deep['error']['code'] == 'json' and 'id' in after


def test_locked():
    """a second writer is refused with the reason; readers are not"""
    with Office() as office:
        process = office.start('add', 'partner', '--json', '-')
        number = ask(process, '{"name": "A"}')['id']
        for arguments in (['add', 'partner', 'name=B'], ['set', 'partner', number, 'name=B'],
                          ['delete', 'partner', number]):
            office.refused(1, *arguments)
            result = office.run(*arguments, '--json')
            assert json.loads(result.err)['error']['code'] == 'locked', result
        assert office.ok('list', 'partner', '--json').object['name'] == 'A'
        assert office.ok('export', 'partner').object['name'] == 'A'
        assert len(office.ok('history', 'partner', number, '--json').objects) == 1
        assert 'sound' in office.ok('check').out
        close(process, 0)
        office.ok('set', 'partner', number, 'name=B')


if __name__ == '__main__':
    main(sys.modules[__name__])
