# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules on the C code: borders between the layers, sizes, documentation, form."""
import ast
import os
import re
import shutil
import subprocess

MAX_FILE = 1000
MAX_FUNCTION = 100

# What each layer may include of the others, besides itself.
BELOW = {
    'core': (),
    'kinds': ('core',),
    'store': ('core', 'kinds'),
    'net': ('core', 'kinds', 'store'),
    'lookup': ('core', 'kinds', 'store', 'net'),
    'exchange': ('core', 'kinds', 'store', 'net'),
    'office': ('core', 'kinds', 'store', 'net', 'lookup', 'exchange'),
    'cli': ('core', 'kinds', 'store', 'net', 'lookup', 'exchange', 'office'),
    'ui': ('core', 'kinds', 'store', 'net', 'lookup', 'exchange', 'office'),
}
# Libraries that one place alone may see.
OWNED = (
    (re.compile(r'^sqlite3'), 'the store layer alone may include SQLite', ('src/store/',)),
    (re.compile(r'^curl/'), 'the net layer alone may include libcurl', ('src/net/',)),
    (re.compile(r'^(gtk|gdk|gsk|adwaita|glycin-gtk)'), 'below src/ui nothing may include GTK', ('src/ui/', 'src/main.c')),
)
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.M)
PROTOTYPE = re.compile(r'^[A-Za-z_][\w\s]*?[\s*]\**(\w+) \(([^;{}#]*)\)\s*(?:G_GNUC_\w+(?:\s*\([^)]*\))?\s*)*;', re.M)


def borders(project):
    """Include only what lies below"""
    home = {f.name: f.path.split('/')[1] for f in project.under('src', ending='.h') if f.path.count('/') > 1}
    for file in project.under('src', ending=('.c', '.h')):
        layer = file.path.split('/')[1]
        if layer not in BELOW and file.path != 'src/main.c':
            yield file.at(1, f'{layer} is no layer; the layers are {", ".join(BELOW)}')
            continue
        for match in INCLUDE.finditer(file.code):
            name, line = match[1], file.line_at(match.start(1))
            for pattern, why, owners in OWNED:
                if pattern.search(name) and not file.path.startswith(owners):
                    yield file.at(line, f'{name}: {why}')
            target = home.get(os.path.basename(name))
            if target and file.path != 'src/main.c' and target != layer and target not in BELOW[layer]:
                yield file.at(line, f'{name} is of {target}, which {layer} may not see')


def pragma_once(project):
    """Every header says #pragma once"""
    for file in project.under('src', 'tests', ending='.h'):
        if not re.search(r'^#pragma once$', file.text, re.M):
            yield file.at(1, 'no #pragma once')


def c_functions(file):
    """(name, first line, last line) of every function whose braces stand in column 0."""
    start = None
    for number, line in enumerate(file.code.splitlines(), 1):
        if match := re.match(r'(?:[\w ]+[ *])?(\w+) \((?!.*;\s*$)', line):
            name, start = match[1], number
        elif line == '{' and start:
            body = start
        elif line == '}' and start:
            yield name, body, number
            start = None


def python_functions(file):
    """(name, first line, last line) of every Python function."""
    for node in ast.walk(ast.parse(file.text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, node.lineno, node.end_lineno


def shell_functions(file):
    """(name, first line, last line) of every shell function that starts and ends in column 0."""
    start = None
    for number, line in enumerate(file.lines, 1):
        if match := re.match(r'(\w+) \(\) \{', line):
            name, start = match[1], number
        elif line == '}' and start:
            yield name, start, number
            start = None


def sizes(project):
    """No file over 1,000 lines, no function over 100"""
    for file in project.files:
        code = file.path.endswith(('.c', '.h', '.blp')) or file in project.pythons() or file in project.scripts()
        if code and len(file.lines) > MAX_FILE:
            yield file.at(MAX_FILE + 1, f'the file has {len(file.lines)} lines; {MAX_FILE} are the limit')
    scanners = ((project.under('src', 'tests', ending='.c'), c_functions), (project.pythons(), python_functions),
                (project.scripts(), shell_functions))
    for files, scanner in scanners:
        for file in files:
            for name, first, last in scanner(file):
                if last - first + 1 > MAX_FUNCTION:
                    yield file.at(first, f'{name} has {last - first + 1} lines; {MAX_FUNCTION} are the limit')


def documented_in(file):
    """The names that a /** … */ comment stands directly above of."""
    names = set()
    for match in re.finditer(r'/\*\*(?:(?!\*/).)*\*/\n((?:[^\n]+\n){1,3})', file.text, re.S):
        if found := re.search(r'(\w+) \(', match[1]):
            names.add(found[1])
    return names


def doc_comments(project):
    """Every public function has a /** comment above its declaration or its definition"""
    headers = [f for f in project.under('src', ending='.h') if not f.name.endswith('-private.h')]
    for header in headers:
        documented = documented_in(header)
        for source in project.under(header.folder, ending='.c'):
            documented |= documented_in(source)
        for match in PROTOTYPE.finditer(header.code):
            name = match[1]
            if name.isupper() or name.startswith('G_') or name.endswith(('_get_type', '_quark')):
                continue
            if 'typedef' not in match[0] and name not in documented:
                yield header.at(header.line_at(match.start(1)), f'{name} has no doc comment')


def in_meson(project):
    """Every C and Blueprint file is named in a meson.build"""
    named = '\n'.join(f.text for f in project.files if f.name == 'meson.build')
    for file in project.under('src', 'tests', ending='.c') + project.under('ui', ending='.blp'):
        stem = os.path.splitext(file.name)[0]
        short = re.sub(r'^(test-|fuzz_)', '', stem)  # where a loop adds the rest
        if not re.search(rf"['/]({re.escape(stem)}|{re.escape(short)})(\.c|\.blp|\.ui)?'", named):
            yield file.at(1, 'no meson.build names it, so nobody compiles it')


def run_tool(name, arguments, files):
    """The lines that a tool says about files, in parts so that both cores work."""
    if not files:
        return
    if not shutil.which(name):
        yield f'{name} is not installed'
        return
    parts = [files[i::2] for i in range(2) if files[i::2]]
    running = [subprocess.Popen([name, *arguments, *part], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
               for part in parts]
    for process in running:
        out = process.communicate()[0]
        if process.returncode:
            yield from (line for line in out.splitlines() if line.strip())


def clang_format(project):
    """C is in the form of .clang-format (tools/format)"""
    files = [os.path.join(project.top, f.path) for f in project.under('src', 'tests', ending=('.c', '.h'))]
    for line in run_tool('clang-format', ['--dry-run', '-Werror', '--ferror-limit=3'], files):
        if ': error:' in line or 'not installed' in line:
            yield line.replace(project.top + '/', '')


def blueprint_format(project):
    """Blueprint is in the compiler's own form (tools/format)"""
    files = [os.path.join(project.top, f.path) for f in project.under('ui', ending='.blp')]
    for line in run_tool('blueprint-compiler', ['format', '--no-diff'], files):
        yield line.replace(project.top + '/', '')


def shellcheck(project):
    """Shell scripts pass shellcheck"""
    files = [os.path.join(project.top, f.path) for f in project.scripts()]
    for line in run_tool('shellcheck', ['-x', '-f', 'gcc'], files):
        yield line.replace(project.top + '/', '')


RULES = (borders, pragma_once, sizes, doc_comments, in_meson, clang_format, blueprint_format, shellcheck)
