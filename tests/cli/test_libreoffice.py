# SPDX-License-Identifier: GPL-3.0-or-later
"""LibreOffice opens what is written and finds every cell as what it is; what it saves comes back."""
import atexit
import functools
import os
import sys

import libreoffice
from harness import Office, main
from test_export import assert_equal_offices, bring_all, contents, full_office
from test_kinds import described

FORMS = ('xlsx', 'ods')
# Excel counts 1900 as a leap year: days before its 29 February are written as texts.
FIRST_DAY = {'xlsx': '1900-03-01', 'ods': '0001-01-01'}
# Days that LibreOffice saves in XLSX as numbers which are no day or another in Excel.
TAKEN_AMISS = {'xlsx': ['1871-05-03', '1900-01-15'], 'ods': []}


def written(office):
    """Every kind as a workbook of each form: the files by form and kind."""
    files = {}
    for form in FORMS:
        for kind in described()[1]:
            files[form, kind] = os.path.join(office.folder, f'{kind}-{form}.{form}')
            office.ok('export', kind, '--unmasked', '--format', form, '-o', files[form, kind])
    return files


def expected(field, value, form):
    """The cell that a value of a record shall be, with its type."""
    if value is None:
        return None, None
    if isinstance(value, bool):
        return 'boolean', 'true' if value else 'false'
    if isinstance(value, (int, float)):
        return 'float', value
    text = ';'.join(value) if isinstance(value, list) else value
    if text.startswith("'") and text.lstrip("'")[:1] in '=+-@':
        text = "'" + text  # a quote that is meant is kept from being taken for the guard of a formula
    is_day = field['type'] == 'date' and len(text) == 10 and text >= FIRST_DAY[form]
    return 'date' if is_day else 'string', text


def same(found, wanted):
    if wanted[0] == 'float':
        return found[0] == 'float' and float(found[1]) == wanted[1]
    if wanted[0] == 'date':
        return found[0] == 'date' and found[1].removesuffix('T00:00:00') == wanted[1]
    return found == wanted


def compare(rows, fields, records, form):
    """Holds a sheet against the records; the types of cells that were seen."""
    seen = set()
    assert rows[0] == [('string', 'id')] + [('string', field['name']) for field in fields], rows[0]
    assert len(rows) == len(records) + 1, (len(rows), len(records))
    for row in rows[1:]:
        assert row[0][0] == 'string', row[0]
        record = records[row[0][1]]
        row += [(None, None)] * (len(fields) + 1 - len(row))
        for field, found in zip(fields, row[1:], strict=True):
            wanted = expected(field, record.get(field['name']), form)
            assert same(found, wanted), (form, field['name'], found, wanted)
            seen.add(found[0])
    return seen


@functools.cache
def filled():
    """An office with everything, and its workbooks."""
    office = Office()
    atexit.register(office.__exit__)
    full_office(office)
    return office, written(office)


def test_cells():
    """all cells of all kinds have their types and texts in both forms: days are days, and no text is run as a formula"""
    office, files = filled()
    sheets = libreoffice.convert('fods', list(files.values()), office.folder)
    seen = {form: set() for form in FORMS}
    for ((form, kind), sheet) in zip(files, sheets, strict=True):
        records = {r['id']: r for r in office.ok('export', kind, '--unmasked').objects}
        seen[form] |= compare(libreoffice.cells_of(sheet), described()[1][kind], records, form)
    assert all(types == {None, 'string', 'float', 'date', 'boolean'} for types in seen.values()), seen


def test_saved():
    """what LibreOffice opened and saved in the other form makes an equal office; with COMITY_LONG=1 ODS as XLSX too"""
    office, files = filled()
    before = contents(office)
    kinds = [kind for kind in before if before[kind]]
    for form, other_form in (FORMS, FORMS[::-1]) if os.environ.get('COMITY_LONG') else (FORMS,):
        folder = os.path.join(office.folder, 'saved-as-' + other_form)
        os.mkdir(folder)
        saved = libreoffice.convert(other_form, [files[form, kind] for kind in kinds], folder)
        with Office() as other:
            bring_all(other, dict(zip(kinds, saved, strict=True)))
            after = contents(other)
        for number, record in list(before['partner'].items()):
            if record['name'] in TAKEN_AMISS[other_form]:
                del before['partner'][number]
        assert_equal_offices(before, after, form + ' saved as ' + other_form)


if __name__ == '__main__':
    main(sys.modules[__name__])
