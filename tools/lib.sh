# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What the scripts in this folder share. Source it; it runs nothing by itself.

tools=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project=$(dirname "$tools")
# shellcheck disable=SC2034  # read by the scripts that source this file
build=${COMITY_BUILD:-$project/build}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/comity

# Everything that is not the program's own output goes to stderr, so that pipes stay clean.
say () {
  printf '%s\n' "$*" >&2
}

# One sentence that says what is wrong and what to do, then the end.
fail () {
  printf 'comity: %s\n' "$*" >&2
  exit 1
}

# The packages of the named sections of tools/packages, one a line.
packages () {
  local wanted=" $* " line section=
  while read -r line; do
    case $line in
      '' | '#'*) ;;
      '['*']') section=${line:1:-1} ;;
      *) if [[ $wanted == *" $section "* ]]; then printf '%s\n' "$line"; fi ;;
    esac
  done <"$tools/packages"
}

# Runs a command as root: directly, or through sudo; $1 names what for.
as_root () {
  local why=$1
  shift
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif may_be_root; then
    sudo -- "$@"
  else
    fail "$why needs root rights, and you are neither root nor allowed to use sudo: ask an administrator to run: ${*//DEBIAN_FRONTEND=noninteractive /}"
  fi
}

# Whether as_root can work: root, or a sudo that either asks nothing or has a terminal to ask on.
may_be_root () {
  [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && { sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }; }; }
}

# Turns the log of a failed apt or mmdebstrap into one sentence. $1 is what was tried, $2 the log, $3 the folder that grew.
explain () {
  local what=$1 log=$2 folder=$3
  if grep -qi 'no space left on device\|not have enough free space\|disk quota exceeded' "$log"; then
    fail "$what stopped because the disk is full: make room in $folder and run this again."
  elif grep -qi 'could not resolve\|temporary failure\|could not connect\|connection failed\|network is unreachable\|cannot initiate the connection\|connection timed out\|failed to fetch' "$log"; then
    fail "$what needs the Debian archive, which cannot be reached: check the network connection and run this again."
  elif grep -qi 'unable to locate package\|has no installation candidate' "$log"; then
    fail "$what needs a package that this system's archive does not have ($(grep -iom1 'unable to locate package.*\|package .* has no installation candidate' "$log"))."
  fi
  tail -n 15 "$log" >&2
  fail "$what did not work; the last lines are above, all of them in $log."
}

# Installs Debian packages on this machine. Silent but for one line; the log explains a failure.
apt_install () {
  local log=$cache/apt.log
  mkdir -p "$cache" 2>/dev/null || fail "The folder $cache cannot be written: free it or set XDG_CACHE_HOME."
  say "Installing $* …"
  local -a apt=(env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o Acquire::Retries=2 -o Dpkg::Use-Pty=0)
  may_be_root || as_root "Installing what is missing" apt-get install "$@"
  : >"$log"
  if ! as_root "Installing what is missing" "${apt[@]}" install --no-install-recommends "$@" >>"$log" 2>&1; then
    # A fresh machine knows no packages yet, an old list names files that are gone.
    : >"$log"
    as_root "Installing what is missing" "${apt[@]}" update >>"$log" 2>&1 || true
    as_root "Installing what is missing" "${apt[@]}" install --no-install-recommends "$@" >>"$log" 2>&1 ||
      explain "Installing $*" "$log" /
  fi
}

keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# The archives that this machine's own apt uses, with the suite $1 in the place of its own, as lines for sources.list.
# $2 is "deb-src" for the sources of packages.
archives () {
  local suite=$1 type=${2:-deb} codename uri release component
  local -A seen=()
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  if [ -n "${COMITY_ARCHIVE:-}" ]; then
    echo "$type [signed-by=$keyring] $COMITY_ARCHIVE $suite main"
    return
  fi
  # shellcheck disable=SC2016  # apt itself replaces these
  while read -r uri release component; do
    case $release in
      "$codename" | "$codename-updates" | "$codename-security") ;;
      *) continue ;;
    esac
    release=$suite${release#"$codename"}
    if [ "$component" = main ] && [ -z "${seen[$release]:-}" ]; then
      seen[$release]=1
      echo "$type [signed-by=$keyring] $uri $release main"
    fi
  done < <(apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 2>/dev/null | sort -u)
}

# Goes on inside the environment that builds Comity: starts the calling script there again unless it is there already.
enter () {
  [ -n "${COMITY_ENVIRONMENT:-}" ] || exec "$tools/sdk" "$(realpath "$0")" "$@"
}
