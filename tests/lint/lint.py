#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's rules as tests: one TAP line for each rule, the findings below it.

Usage: lint.py [TOP]                check the project at TOP, by default this one
       lint.py --potfiles [TOP]     write po/POTFILES.in anew"""
import os
import sys

import rules_code
import rules_text
from project import Project

RULES = rules_code.RULES + rules_text.RULES
SHOWN = 40


def main(arguments):
    here = os.path.dirname(os.path.abspath(__file__))
    tops = [a for a in arguments if not a.startswith('--')]
    project = Project(os.path.abspath(tops[0] if tops else os.path.join(here, '..', '..')))
    if '--potfiles' in arguments:
        rules_text.write_potfiles(project)
        return 0
    failed = 0
    print(f'1..{len(RULES)}')
    for number, rule in enumerate(RULES, 1):
        findings = list(rule(project))
        print(f'{"not ok" if findings else "ok"} {number} - {rule.__doc__}')
        for finding in findings[:SHOWN]:
            print(f'# {finding}')
        if len(findings) > SHOWN:
            print(f'# and {len(findings) - SHOWN} more')
        failed += bool(findings)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
