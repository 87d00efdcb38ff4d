# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Lets a program that was built and not installed find its settings schema, icons and translations.
# Source it after lib.sh; it reads $build and $project.

# shellcheck disable=SC2154  # lib.sh sets them
export GSETTINGS_SCHEMA_DIR=$build/data
# shellcheck disable=SC2154
export XDG_DATA_DIRS=$project/data:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
export COMITY_LOCALE_DIR=$build/po
