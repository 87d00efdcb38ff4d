#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture that changed is found and shown beside the accepted one; nothing else is. Speaks TAP."""
import os
import subprocess
import sys
import tempfile

import accepted

RED = '#d00000'


def paint(folder, name, *marks, size='120x80'):
    """A white picture with black marks of one pixel or more."""
    os.makedirs(folder, exist_ok=True)
    drawing = [arg for mark in marks for arg in ('-draw', f'rectangle {mark}')]
    subprocess.run(['convert', '-size', size, 'xc:white', '-fill', 'black', *drawing, 'PNG24:' + os.path.join(folder, name)],
                   check=True)


def colour(picture, x, y):
    """Of one pixel, as #rrggbb."""
    text = subprocess.run(['convert', picture, '-format', f'%[hex:p{{{x},{y}}}]', 'info:'], stdout=subprocess.PIPE, text=True,
                          check=True).stdout
    return '#' + text[:6].lower()


def one_pixel_is_found(ours, theirs, into):
    paint(theirs, '01-today.png', '5,5 9,9')
    paint(ours, '01-today.png', '5,5 9,9', '100,70 100,70')
    paint(theirs, '02-list.png', '5,5 9,9')
    paint(ours, '02-list.png', '5,5 9,9')
    outcome = accepted.compare(ours, theirs, into)
    assert list(outcome.changed) == ['today'], outcome
    assert os.listdir(into) == ['today.png'], os.listdir(into)


def both_are_shown_and_the_place_is_marked(ours, theirs, into):
    paint(theirs, '01-today.png')
    paint(ours, '01-today.png', '60,40 99,79')
    shown = accepted.compare(ours, theirs, into).changed['today']
    width, height = accepted.size_of(shown)
    assert width == 3 * (120 + 16) and height >= 80 + 16, (width, height)
    # 8 px of margin, and in each panel the middle of what was drawn.
    seen = [colour(shown, 8 + panel * 136 + 80, 8 + 60) for panel in range(3)]
    assert seen == ['#ffffff', '#000000', RED], seen


def another_place_in_the_list_is_the_same_screen(ours, theirs, into):
    paint(theirs, '01-today.png')
    paint(ours, '07-today.png', '5,5 9,9')
    paint(ours, '01-first:start.png')
    outcome = accepted.compare(ours, theirs, into)
    assert list(outcome.changed) == ['today'] and outcome.new == ['first:start'] and not outcome.gone, outcome


def another_size_is_a_change(ours, theirs, into):
    paint(theirs, '01-today.png')
    paint(ours, '01-today.png', size='120x90')
    assert list(accepted.compare(ours, theirs, into).changed) == ['today']


def nothing_changed_shows_nothing(ours, theirs, into):
    os.makedirs(into)
    paint(into, 'of-yesterday.png')
    paint(theirs, '01-today.png', '5,5 9,9')
    paint(ours, '02-today.png', '5,5 9,9')
    assert not accepted.compare(ours, theirs, into).changed
    assert not os.path.exists(into)


def what_is_accepted_is_no_change_any_more(ours, theirs, into):
    paint(theirs, '01-today.png')
    paint(theirs, '02-list.png')
    paint(ours, '09-today.png', '5,5 9,9')
    assert accepted.accept(ours, theirs) == 1
    outcome = accepted.compare(ours, theirs, into)
    assert not outcome.changed and outcome.gone == ['list'], outcome
    assert sorted(accepted.pictures_in(theirs)) == ['list', 'today']
    assert len(os.listdir(theirs)) == 2, os.listdir(theirs)


TESTS = (one_pixel_is_found, both_are_shown_and_the_place_is_marked, another_place_in_the_list_is_the_same_screen,
         another_size_is_a_change, nothing_changed_shows_nothing, what_is_accepted_is_no_change_any_more)


def main():
    failed = False
    print(f'1..{len(TESTS)}')
    for number, test in enumerate(TESTS, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(*(os.path.join(folder, name) for name in ('ours', 'theirs', 'changes')))
                problem = None
            except (AssertionError, KeyError, subprocess.CalledProcessError) as error:
                problem = f'{type(error).__name__}: {error}'
        print(f'{"not " if problem else ""}ok {number} - {test.__name__.replace("_", " ")}')
        if problem:
            failed = True
            print(f'# {problem}', flush=True)
    sys.exit(failed)


if __name__ == '__main__':
    main()
