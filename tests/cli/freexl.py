# SPDX-License-Identifier: GPL-3.0-or-later
"""FreeXL, an independent reader of workbooks. Run as a program, since it may crash over odd files: prints the cells of
the first sheet of a workbook as JSON, rows of [type, text]."""
import ctypes
import json
import sys

SHEETS, NULL, INT, DOUBLE, DATE, DATETIME, TIME = 32010, 101, 102, 103, 106, 107, 108


class Value(ctypes.Union):
    _fields_ = [('integer', ctypes.c_int), ('double', ctypes.c_double), ('text', ctypes.c_char_p)]


class Cell(ctypes.Structure):
    _fields_ = [('type', ctypes.c_ubyte), ('value', Value)]


def main(path, sheet):
    library = ctypes.CDLL('libfreexl.so.1')
    handle, rows, columns = ctypes.c_void_p(), ctypes.c_uint(), ctypes.c_ushort()
    opener = library.freexl_open_ods if path.endswith('.ods') else library.freexl_open_xlsx
    if opener(path.encode(), ctypes.byref(handle)) != 0 or \
            library.freexl_select_active_worksheet(handle, ctypes.c_ushort(sheet)) != 0 or \
            library.freexl_worksheet_dimensions(handle, ctypes.byref(rows), ctypes.byref(columns)) != 0:
        return 1
    for row in range(rows.value):
        cells = []
        for column in range(columns.value):
            cell = Cell()
            library.freexl_get_cell_value(handle, ctypes.c_uint(row), ctypes.c_ushort(column), ctypes.byref(cell))
            cells.append([cell.type, None if cell.type == NULL else cell.value.integer if cell.type == INT else
                          cell.value.double if cell.type == DOUBLE else (cell.value.text or b'').decode('utf-8', 'replace')])
        print(json.dumps(cells))
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
