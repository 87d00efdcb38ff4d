# SPDX-License-Identifier: GPL-3.0-or-later
"""LibreOffice without a window: an independent program that opens our workbooks, says what it sees, and saves them."""
import os
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree

PROGRAM = 'soffice'
WAIT = 400
# The most cells and rows that are given once for each repetition: empty ones fill the sheet to its end.
MOST_REPEATED = 1000


def name(space, local):
    return '{urn:oasis:names:tc:opendocument:xmlns:' + space + ':1.0}' + local


ROW, CELL, COVERED = name('table', 'table-row'), name('table', 'table-cell'), name('table', 'covered-table-cell')
PARAGRAPH, TAB, SPACES, BREAK = (name('text', local) for local in ('p', 'tab', 's', 'line-break'))
TYPE, FORMULA = name('office', 'value-type'), name('table', 'formula')
# How it shows the booleans of XLSX.
BOOLEANS = ('of:=TRUE()', 'of:=FALSE()')
VALUES = {'float': 'value', 'percentage': 'value', 'currency': 'value', 'date': 'date-value', 'time': 'time-value',
          'boolean': 'boolean-value'}


def convert(form, paths, folder):
    """Opens the files, all in one run of the program with settings of its own, and saves each as `form` in the folder."""
    assert shutil.which(PROGRAM), 'LibreOffice is not there: libreoffice-calc-nogui, see tools/packages'
    with tempfile.TemporaryDirectory() as settings:
        done = subprocess.run([PROGRAM, f'-env:UserInstallation=file://{settings}', '--headless', '--norestore', '--convert-to',
                               form, '--outdir', folder, *paths], capture_output=True, timeout=WAIT, check=False)
    assert done.returncode == 0, done
    saved = [os.path.join(folder, os.path.splitext(os.path.basename(path))[0] + '.' + form) for path in paths]
    missing = [path for path in saved if not os.path.exists(path)]
    assert not missing, (missing, done)
    return saved


def text_of(element):
    """What a paragraph says."""
    parts = [element.text or '']
    for child in element:
        if child.tag == SPACES:
            parts.append(' ' * int(child.get(name('text', 'c'), '1')))
        else:
            parts.append({TAB: '\t', BREAK: '\n'}.get(child.tag) or text_of(child))
        parts.append(child.tail or '')
    return ''.join(parts)


def cell_of(element):
    """A cell as (type, value); one with a formula is of that type."""
    if element.get(FORMULA) not in (None, *BOOLEANS):
        return 'formula', element.get(FORMULA)
    kind = element.get(TYPE)
    if kind in VALUES:
        return kind, element.get(name('office', VALUES[kind]))
    return kind, '\n'.join(text_of(child) for child in element if child.tag == PARAGRAPH) if kind else None


def repeated(element, what):
    return min(int(element.get(name('table', what), '1')), MOST_REPEATED)


def cells_of(path):
    """The cells of the first sheet that LibreOffice saw, from its flat file (fods): rows of (type, value), without empty ends."""
    sheet = next(ElementTree.parse(path).iter(name('table', 'table')))
    rows = []
    for row in sheet.iter(ROW):
        cells = [cell_of(cell) for cell in row if cell.tag in (CELL, COVERED)
                 for _ in range(repeated(cell, 'number-columns-repeated'))]
        while cells and cells[-1][0] is None:
            cells.pop()
        rows += [cells] * repeated(row, 'number-rows-repeated')
    while rows and not rows[-1]:
        rows.pop()
    return rows
