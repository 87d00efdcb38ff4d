# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules on what people and translators read, and on what must not stand in any file."""
import os
import re

MARK = re.compile(r'(?<![\w])(?:_|C_|N_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2?|dgettext|g_dgettext)\s*\(\s*"')
# A literal that goes on in a macro: xgettext sees only what stands before it.
LITERAL = r'"(?:\\.|[^"\\])*"\s*'
WITH_MACRO = re.compile(r'(?<![\w])(?:_|C_|N_|NC_|Q_|ngettext)\s*\(\s*(?:' + LITERAL + r'(?:,\s*)?)*?' + LITERAL + r'[A-Za-z_]')
BLUEPRINT_MARK = re.compile(r'(?<![\w])(?:_|C_)\s*\(\s*"')
SINGLE_QUOTED = re.compile(r'(?<![\w])(?:_|C_)\s*\(\s*(?:"[^"]*"\s*,\s*)?\'')
ALWAYS_MARKED = ('.desktop.in', '.metainfo.xml.in', '.gschema.xml', '.policy.in', '.search-provider.ini.in')
LICENSED = ('.c', '.h', '.blp', '.py', '.sh', '.build', '.options', '.supp')
# Folders of the machines on which people happen to work; nothing of the project is there.
MACHINE_PATHS = re.compile(r'(?<![\w.~/:-])/(?:work|root|home|Users|mnt|tmp/(?:team|boot))/[\w.-]+')


def translatable(project):
    """The paths of all files that hold strings for translators, sorted."""
    found = []
    for file in project.under('src', 'ui', 'data'):
        if file.path.endswith(('.c', '.h')):
            has = MARK.search(re.sub(r'^\s*#\s*define.*$', '', file.code, flags=re.M))
        elif file.path.endswith('.blp'):
            has = BLUEPRINT_MARK.search(file.code)
        elif file.path.endswith('.ui'):
            has = 'translatable="yes"' in file.text
        else:
            has = file.path.endswith(ALWAYS_MARKED)
        if has:
            found.append(file.path)
    return sorted(found)


def listed(project):
    """What po/POTFILES.in lists."""
    file = project.find('po/POTFILES.in')
    return [line for line in (file.lines if file else []) if line and not line.startswith('#')]


def potfiles(project):
    """po/POTFILES.in lists every file with strings and no other (tools/format)"""
    names, wanted = listed(project), translatable(project)
    yield from (f'po/POTFILES.in: {path} is missing' for path in wanted if path not in names)
    yield from (f'po/POTFILES.in: {path} has no string to translate' for path in names if path not in wanted)
    if names != sorted(names):
        yield 'po/POTFILES.in: not sorted'


def write_potfiles(project):
    """Writes the list anew."""
    with open(os.path.join(project.top, 'po', 'POTFILES.in'), 'w', encoding='utf-8') as out:
        out.write('# SPDX-License-Identifier: GPL-3.0-or-later\n# Written by tools/format.\n')
        out.writelines(path + '\n' for path in translatable(project))


def double_quotes(project):
    """Strings for translators in Blueprint stand in double quotes (xgettext loses others)"""
    for file in project.under('ui', ending='.blp'):
        for match in SINGLE_QUOTED.finditer(file.code):
            yield file.at(file.line_at(match.start()), 'a translatable string in single quotes is never translated')


def no_macros(project):
    """Strings for translators hold no macros, such as G_GINT64_FORMAT (xgettext loses the rest)"""
    for file in project.under('src', ending=('.c', '.h')):
        for match in WITH_MACRO.finditer(file.code):
            yield file.at(file.line_at(match.start()), 'a translatable string goes on in a macro')


def licences(project):
    """Every source file names its licence (SPDX)"""
    for file in project.files:
        if file.path.endswith(LICENSED) or file in project.scripts() or file in project.pythons():
            if not any('SPDX-License-Identifier:' in line for line in file.lines[:3]):
                yield file.at(1, 'no SPDX-License-Identifier in the first three lines')


def no_machines(project):
    """No file names a machine or a folder of one"""
    host = os.uname().nodename
    host = host if len(host) > 5 and host not in ('localhost', 'debian') else None
    for file in project.files:
        for number, line in enumerate(file.lines, 1):
            if match := MACHINE_PATHS.search(line):
                yield file.at(number, f'{match[0]} is a folder of somebody\'s machine')
            if host and host in line:
                yield file.at(number, 'names the machine on which this runs')


def clean_lines(project):
    """No tabs to indent, no blanks at a line's end, one newline at the file's end"""
    for file in project.files:
        if file.path.endswith(('.po', '.csv', '.txt', '.json', '.sql')):
            continue
        if file.text and (not file.text.endswith('\n') or file.text.endswith('\n\n')):
            yield file.at(len(file.lines), 'must end with exactly one newline')
        for number, line in enumerate(file.lines, 1):
            if line != line.rstrip() and not file.path.endswith('.md'):
                yield file.at(number, 'blanks at the end')
            if line.startswith('\t'):
                yield file.at(number, 'a tab')


RULES = (potfiles, double_quotes, no_macros, licences, no_machines, clean_lines)
