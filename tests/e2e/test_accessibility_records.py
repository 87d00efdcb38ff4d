#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every record's page, likewise."""
from every_screen import walk

walk(lambda screen: screen.startswith('record:'))
