#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every list: whatever can have the keyboard says what it is, and Tab does not stand still."""
from every_screen import walk

walk(lambda screen: screen.startswith('list:'))
