# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Tests in shell that speak TAP. Source it, call check for each test and finish at the end.

tap_number=0
tap_failed=0

# Runs a command as one test; its output is shown when it fails. $1 is the test's name.
check () {
  local name=$1 out
  shift
  tap_number=$((tap_number + 1))
  if out=$("$@" 2>&1); then
    echo "ok $tap_number - $name"
  else
    echo "not ok $tap_number - $name"
    printf '%s\n' "$out" | head -n 40 | sed 's/^/# /'
    tap_failed=$((tap_failed + 1))
  fi
}

# Says how many tests there were; the exit status says whether all passed.
finish () {
  echo "1..$tap_number"
  [ "$tap_failed" = 0 ]
}
