# SPDX-License-Identifier: GPL-3.0-or-later
"""A journey is a list of steps that share one running program. Each step prints PASS or FAIL; the last line is
"N passed, N failed".

    journey = Journey()

    @journey.step('the window opens')
    def _(j):
        j.app = App('--demo')

    journey.finish()
"""
import os
import sys
import time
import traceback

from comity_ui import screenshot, tree


class Journey:
    """The steps so far and what they share (any attribute, such as app)."""

    def __init__(self):
        self.app = None
        self.passed = self.failed = 0
        self.pictures = os.environ.get('SHOTS')
        self.number = 0

    def step(self, title):
        """Runs the decorated function at once, as one test."""
        def run(function):
            started = time.monotonic()
            try:
                function(self)
                self.passed += 1
                print(f'PASS {title} ({time.monotonic() - started:.1f} s)', flush=True)
            except Exception as e:
                self.failed += 1
                print(f'FAIL {title}: {type(e).__name__}: {e}', flush=True)
                self.explain(e)
            return function
        return run

    def explain(self, error):
        """What helps to understand a failure: where in the test, the tree (E2E_TREE=1), a picture (SHOTS=folder)."""
        for frame in traceback.extract_tb(error.__traceback__):
            if os.path.basename(frame.filename) not in ('journey.py', 'comity_ui.py'):
                print(f'  at {os.path.basename(frame.filename)}:{frame.lineno}: {frame.line}')
        if self.app and self.app.process.poll() is None and os.environ.get('E2E_TREE'):
            print(tree(self.app))
        if self.app:
            self.picture('failed')

    def picture(self, name):
        """Leaves a numbered picture in the folder SHOTS, if there is one."""
        if self.pictures:
            if self.app:
                self.app.still()
            self.number += 1
            screenshot(os.path.join(self.pictures, f'{self.number:02}-{name}.png'))

    def finish(self):
        """Ends the program, looks for complaints in what it said, prints the sums."""
        if self.app:
            @self.step('the program said nothing bad')
            def _(_journey):
                if self.app.process.poll() is None:
                    self.app.close()
                assert not self.app.complaints(), '\n'.join(self.app.complaints())
        print(f'{self.passed} passed, {self.failed} failed', flush=True)
        sys.exit(1 if self.failed else 0)
