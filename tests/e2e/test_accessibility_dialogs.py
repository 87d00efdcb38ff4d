#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start and every other dialog, likewise."""
from every_screen import walk

walk(lambda screen: not screen.startswith(('list:', 'record:', 'form:')))
