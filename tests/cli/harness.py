# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the real program, and the functions of a test file as TAP."""
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import traceback

PROGRAM = os.environ['COMITY_CLI']
SOURCE = os.environ['COMITY_SOURCE']
WAIT = 120


class Result:
    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    @property
    def objects(self):
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def object(self):
        assert len(self.objects) == 1, self
        return self.objects[0]

    def __repr__(self):
        return f'status {self.status}\nout: {self.out[:2000]}\nerr: {self.err[:2000]}'


class Office:
    """An office in a folder of its own, which goes away with it."""

    def __init__(self, make=True):
        self.folder = tempfile.mkdtemp(prefix='comity-cli-')
        self.path = os.path.join(self.folder, 'test.comity')
        self.environment = dict(os.environ, COMITY_OFFICE=self.path, HOME=self.folder,
                                XDG_DATA_HOME=os.path.join(self.folder, 'share'),
                                XDG_CACHE_HOME=os.path.join(self.folder, 'cache'))
        self.environment.pop('DISPLAY', None)
        self.environment.pop('WAYLAND_DISPLAY', None)
        if make:
            self.ok('new')

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def run(self, *arguments, given=None, memory=None, **environment):
        """Runs the program to its end; with at most so many MiB of memory, if that is said."""
        def limit():
            resource.setrlimit(resource.RLIMIT_DATA, (memory << 20, memory << 20))
        if isinstance(given, str):
            given = given.encode()
        done = subprocess.run([PROGRAM, *arguments], input=given if given is not None else b'',
                              capture_output=True, timeout=WAIT,
                              env={**self.environment, **environment}, preexec_fn=limit if memory else None)
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def start(self, *arguments):
        return subprocess.Popen([PROGRAM, *arguments], stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env=self.environment)

    def ok(self, *arguments, **rest):
        result = self.run(*arguments, **rest)
        assert result.status == 0 and result.err == '', (arguments, result)
        return result

    def add(self, kind, *values):
        return self.ok('add', kind, *values).out.strip()

    def refused(self, status, *arguments, says=(), **rest):
        """Runs what must fail with `status` and one line on standard error that says all of `says`."""
        result = self.run(*arguments, **rest)
        assert result.status == status, (arguments, result)
        lines = result.err.splitlines()
        assert len(lines) == 1 and lines[0].startswith('comity: '), (arguments, result)
        for part in says:
            assert part in lines[0], (part, arguments, result)
        return result


def main(module):
    tests = [value for name, value in vars(module).items() if name.startswith('test_')]
    failed = 0
    print(f'1..{len(tests)}', flush=True)
    for number, test in enumerate(tests, 1):
        try:
            test()
            print(f'ok {number} - {test.__doc__}', flush=True)
        except Exception:  # what is wrong is the report, whatever it is
            failed += 1
            print(f'not ok {number} - {test.__doc__}')
            for line in traceback.format_exc().splitlines():
                print(f'# {line}', flush=True)
    sys.exit(1 if failed else 0)
