# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as the desktop sees it, over the session bus."""
import re
import subprocess

from comity_ui import APP_ID

PATH = '/' + APP_ID.replace('.', '/')
SEARCH = 'org.gnome.Shell.SearchProvider2.'


def call(path, method, *arguments):
    """Calls the program over the session bus; the answer as GVariant text."""
    return subprocess.run(['gdbus', 'call', '--session', '--dest', APP_ID, '--object-path', path, '--method', method, *arguments],
                          check=True, capture_output=True, text=True).stdout


def links_in(answer):
    return re.findall(r"'(comity:[^']+)'", answer)


def found_by_desktop(*words):
    """The links to the records that the search of the desktop offers for some words."""
    return links_in(call(PATH + '/SearchProvider', SEARCH + 'GetInitialResultSet', str(list(words))))
