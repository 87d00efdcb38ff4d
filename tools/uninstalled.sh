# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# shellcheck disable=SC2154  # whoever sources this sets $project and $build
# Lets a program that was built and not installed find its settings schema, icons, data and translations.

export GSETTINGS_SCHEMA_DIR=$build/data
export XDG_DATA_DIRS=$project/data:/usr/local/share:/usr/share
export COMITY_DATA_DIR=$project/data
export COMITY_LOCALE_DIR=$build/po
