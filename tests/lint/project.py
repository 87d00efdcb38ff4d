# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's files, as the rules see them."""
import os
import re

SKIPPED_FOLDERS = {'.git', '.flatpak-builder', '__pycache__', 'node_modules'}
TEXT_ENDINGS = ('.c', '.h', '.blp', '.py', '.sh', '.md', '.build', '.options', '.in', '.xml', '.svg', '.yml', '.yaml',
                '.json', '.sql', '.po', '.csv', '.txt', '.supp', '.ui', '.conf')
COMMENT = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


class File:
    """One text file: its path from the project's top, its text, its lines."""

    def __init__(self, top, path):
        self.path = path
        with open(os.path.join(top, path), encoding='utf-8', errors='replace') as f:
            self.text = f.read()
        self.lines = self.text.splitlines()
        self.name = os.path.basename(path)
        self.folder = os.path.dirname(path)

    @property
    def code(self):
        """C or Blueprint with each comment replaced by blanks; positions and lines stay."""
        if not hasattr(self, '_code'):
            def blank(match):
                text = match[0]
                return text if text[0] in '"\'' else re.sub(r'[^\n]', ' ', text)
            self._code = COMMENT.sub(blank, self.text)
        return self._code

    def line_at(self, position):
        """The number of the line that holds a position in the text."""
        return self.text.count('\n', 0, position) + 1

    def at(self, line, message):
        """One finding, in the form that editors jump to."""
        return f'{self.path}:{line}: {message}'


class Project:
    """All text files below a folder, without what was built."""

    def __init__(self, top):
        self.top = top
        self.files = []
        for folder, folders, names in os.walk(top):
            folders[:] = sorted(f for f in folders if f not in SKIPPED_FOLDERS and not f.startswith(('build', '_build')))
            for name in sorted(names):
                path = os.path.relpath(os.path.join(folder, name), top)
                if self.is_text(path):
                    self.files.append(File(top, path))

    def is_text(self, path):
        """By its ending, or by its first two bytes where it has none."""
        full = os.path.join(self.top, path)
        if os.path.islink(full) or not os.path.isfile(full):
            return False
        if path.endswith(TEXT_ENDINGS):
            return True
        if '.' in os.path.basename(path):
            return False
        with open(full, 'rb') as f:
            return f.read(2) == b'#!'

    def under(self, *folders, ending=''):
        """The files in some folders, at any depth, with an ending (or one of several)."""
        return [f for f in self.files
                if f.path.endswith(ending) and any(f.path.startswith(folder + '/') for folder in folders)]

    def find(self, path):
        """The file at a path, or None."""
        return next((f for f in self.files if f.path == path), None)

    def scripts(self):
        """Shell scripts, with or without an ending."""
        return [f for f in self.files if f.path.endswith('.sh') or re.match(r'#!.*\bbash', f.text)]

    def pythons(self):
        """Python files, with or without an ending."""
        return [f for f in self.files if f.path.endswith('.py') or re.match(r'#!.*\bpython3', f.text)]
