# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind and every field, by what the program says about them."""
import functools
import json
import os
import sys

from harness import Office, main

# Texts of which a rule knows what they mean: the name of one of the office's own lists, a currency.
WORDS = {'list': 'tags', 'currency': 'EUR'}
TEXTS = {'text': 'Probe Проба', 'long': 'One\n\nTwo', 'tags': ['alpha', 'beta']}


@functools.cache
def described():
    """What `kinds` says: it is the same for every office."""
    with Office(make=False) as office:
        kinds = office.ok('kinds', '--json').objects
        return kinds, {k['name']: office.ok('kinds', k['name'], '--json').objects for k in kinds}


class Samples:
    """Makes a value for each field, and the records that references need."""

    def __init__(self, office):
        self.office = office
        kinds, self.fields = described()
        self.kinds = [k['name'] for k in kinds]
        self.made = {}
        self.hash = None

    def value(self, field):
        kind = field['type']
        if kind == 'reference':
            return self.record(field['target'])
        if kind == 'references':
            return [number for number in (self.record(field['target']), self.record(field['target'], 'second')) if number]
        if kind == 'link':
            return 'partner/' + self.record('partner')
        if kind in ('image', 'file'):
            return self.file()
        if kind == 'text' and field['name'] in WORDS:
            return WORDS[field['name']]
        if kind == 'choices' and 'choices' in field:
            return [choice['code'] for choice in field['choices'][:2]]
        value = TEXTS.get(kind, field.get('example'))
        if kind in ('integer', 'decimal', 'boolean'):
            return json.loads(value)
        if isinstance(value, str) and field['many']:
            return value.split(';')
        return value

    def file(self):
        """The hash of a file that is in the office."""
        if self.hash is None:
            path = os.path.join(self.office.folder, 'probe.txt')
            with open(path, 'w', encoding='utf-8') as file:
                file.write('A probe.\n')
            number = self.office.add('partner', 'name=With a file', f'logo=@{path}')
            self.hash = self.office.ok('show', 'partner', number, '--json', '--unmasked').object['logo']
        return self.hash

    def required(self, kind):
        return {f['name']: self.value(f) for f in self.fields[kind] if f['required']}

    def record(self, kind, which='first'):
        """The id of a record of the kind, with what it must have."""
        if (kind, which) not in self.made:
            # Once only, so that kinds that need each other do not go round for ever.
            self.made[kind, which] = None
            self.made[kind, which] = self.add(kind, self.required(kind))[0]
        return self.made[kind, which]

    def add(self, kind, values):
        """Adds a record; what a rule across fields refuses is left out. Says what was."""
        dropped = []
        while True:
            result = self.office.run('add', kind, '--json', '-', given=json.dumps(values))
            answer = result.object
            if 'id' in answer:
                return answer['id'], dropped
            field = answer['error'].get('field')
            required = {f['name'] for f in self.fields[kind] if f['required']}
            assert field in values and field not in required, (kind, answer, values)
            dropped.append((field, answer['error']))
            del values[field]


def test_list_of_kinds():
    """kinds lists every kind with the number of its fields, for people and programs alike"""
    with Office(make=False) as office:
        kinds = office.ok('kinds', '--json').objects
        assert len(kinds) >= 27 and len({k['name'] for k in kinds}) == len(kinds)
        lines = office.ok('kinds').out.splitlines()
        assert len(lines) == len(kinds) + 1
        for kind, line in zip(kinds, lines[1:], strict=True):
            assert line.startswith(kind['name']) and f' {kind["fields"]}' in line, line
            assert len(described()[1][kind['name']]) == kind['fields']
            assert len(office.ok('kinds', kind['name']).out.splitlines()) == kind['fields'] + 1


def test_fields_are_described():
    """each field says its type, and what its type needs to be filled by a program"""
    kinds, fields_of = described()
    for kind in kinds:
        fields = fields_of[kind['name']]
        for field in fields:
            about = (kind['name'], field)
            assert field['label'] and isinstance(field['required'], bool), about
            if field['type'] in ('reference', 'references'):
                assert field['target'] in fields_of, about
            if field['type'] in ('choice', 'choices'):
                assert field.get('choices') or field.get('list'), about
                for choice in field.get('choices', []):
                    assert choice['code'] and choice['label'], about
            if field['type'] == 'identifier':
                assert field['scheme'] and field['example'], about
        assert kind['place'] != 'sub' or kind['owner'] in fields_of, kind
        for name in ('title', 'from', 'to', 'status'):
            assert name not in kind or kind[name] in {f['name'] for f in fields}, kind
        assert set(filter(None, kind.get('order', '').split(','))) <= {f['name'] for f in fields}, kind


def test_no_office_needed():
    """kinds and help need no office"""
    with Office(make=False) as office:
        office.ok('kinds', 'student')
        office.refused(1, 'list', 'student', says=['comity new'])


def test_every_kind_round():
    """every kind: add with all fields filled, and show gives back the same"""
    with Office() as office:
        samples = Samples(office)
        n_fields = 0
        for kind in samples.kinds:
            values = {f['name']: samples.value(f) for f in samples.fields[kind]}
            values = {name: value for name, value in values.items() if value is not None}
            number, dropped = samples.add(kind, values)
            for field, error in dropped:
                print(f'# {kind}.{field} left out: {error["message"]}')
                assert error['code'] in ('rule', 'invalid'), (kind, field, error)
            assert len(values) >= 0.7 * len(samples.fields[kind]), (kind, dropped)
            record = office.ok('show', kind, number, '--json', '--unmasked').object
            for name, value in values.items():
                assert record[name] == value, (kind, name, value, record[name])
            n_fields += len(values)
            assert office.ok('show', kind, number).out
            assert number in office.ok('list', kind).out
            assert office.ok('history', kind, number, '--json', '--unmasked').objects[0]['changes']
        print(f'# {len(samples.kinds)} kinds, {n_fields} fields')
        assert 'sound' in office.ok('check').out


def test_every_field_sorts_and_filters():
    """every field can be filtered by and be a column, and every type sorted by"""
    # That every field of every kind sorts is asserted in tests/store, without a process for each.
    with Office() as office:
        samples = Samples(office)
        sorted_types = set()
        for kind in samples.kinds:
            samples.record(kind)
            fields = samples.fields[kind]
            names = [f['name'] for f in fields]
            new = {f['type']: f['name'] for f in fields if f['type'] not in sorted_types}
            sorted_types |= set(new)
            columns = ('--columns', ','.join(names))
            office.ok('list', kind, *columns, *(f'--where={name}=' for name in names), '--sort', names[-1])
            office.ok('list', kind, *(f'--where={name}=*' for name in names), '--sort', '-' + names[0])
            for name in new.values():
                office.ok('list', kind, *columns, '--sort', name)
        assert len(sorted_types) >= 20, sorted_types


def argument(field, value):
    """FIELD=VALUE"""
    text = ';'.join(value) if isinstance(value, list) else \
        json.dumps(value) if isinstance(value, (bool, int, float)) else value
    return f'{field["name"]}={text}'


def settable(office, samples, kind, number):
    """Sets two fields that need not be filled, each alone; says which and to what."""
    done = []
    for field in samples.fields[kind]:
        value = samples.value(field)
        if len(done) < 2 and not field['required'] and value is not None:
            if office.run('set', kind, number, argument(field, value)).status == 0:
                done.append((field['name'], value))
    return done


def empty(office, kind, number, done):
    """Empties the fields at once, or each alone when that is refused; says which were emptied."""
    if office.run('set', kind, number, *(f'{name}=' for name, _ in done)).status == 0:
        return done
    return [(name, value) for name, value in done if office.run('set', kind, number, f'{name}=').status == 0]


def test_every_field_alone():
    """two fields of every kind: each set to a sample, emptied again, and both stand in the history"""
    with Office() as office:
        samples = Samples(office)
        tried = 0
        for kind in samples.kinds:
            number = samples.record(kind)
            done = settable(office, samples, kind, number)
            shown = office.ok('show', kind, number, '--json', '--unmasked').object
            for name, value in done:
                assert shown[name] == value, (kind, name, shown)
            emptied = empty(office, kind, number, done)
            changes = [entry['changes'] for entry in office.ok('history', kind, number, '--json', '--unmasked').objects]
            for name, value in emptied:
                assert any(c.get(name) == [value, None] for c in changes), (kind, name, changes)
            tried += len(emptied)
        assert tried >= len(samples.kinds), tried


if __name__ == '__main__':
    main(sys.modules[__name__])
