# SPDX-License-Identifier: GPL-3.0-or-later
"""The screens of the demo office, by the names in screens.txt."""
import os


def screens():
    """The names, in their order."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'screens.txt'), encoding='utf-8') as f:
        return [line.strip() for line in f if line.strip() and not line.startswith('#')]
