# What the scripts of this folder share. Sourced by bash, never run.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Outside the tree, so that a fresh clone on the same machine starts warm.
cache=${XDG_CACHE_HOME:-$HOME/.cache}/ensemble
export root cache

say() { printf '\033[2m» %s\033[0m\n' "$*" >&2; }

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# debian WHY PACKAGE…: installs what is missing of these, and says so.
debian() {
  local why=$1 package missing=()
  shift
  for package; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  have apt-get || die "$why: this machine has no apt-get. Please install by its own means: ${missing[*]}"
  if [ "$(id -u)" != 0 ]; then
    have sudo || die "$why: please ask an administrator to run: apt-get install ${missing[*]}"
    say "$why: with sudo, apt-get install ${missing[*]}"
  else
    say "$why: apt-get install ${missing[*]}"
  fi
  if [ -z "${apt_updated:-}" ]; then
    as_root apt-get update -qq >&2 || say 'apt-get update failed; going on with the lists at hand'
    apt_updated=1
  fi
  # Nothing that is already there may go: Debian's own rustc would have to make room for rustc-web.
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-remove \
    -o Dpkg::Use-Pty=0 "${missing[@]}" >&2 </dev/null || die "$why: apt-get could not install ${missing[*]}"
}

# The toolchain that setup chose, for everything that calls cargo afterwards.
use_toolchain() {
  [ -z "${RUSTUP_TOOLCHAIN:-}" ] || return 0
  case $(cat "$cache/toolchain" 2>/dev/null) in
    debian) export RUSTUP_TOOLCHAIN=debian ;;
    system) export PATH=/usr/bin:$PATH ;;
  esac
}

# A port that nobody listens on right now.
free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

# Where setup puts cargo-deny; the version is in its name, so that everybody checks with the same one.
cargo_deny() { echo "$cache/cargo-deny-0.20.2/bin/cargo-deny"; }
