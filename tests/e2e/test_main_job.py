#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What tools/run shows to whoever has no display works: see walk.py."""
import walk

walk.main()
