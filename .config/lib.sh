# What the scripts of this folder share. Sourced, never run.
# shellcheck shell=bash
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
TOOLS=$ROOT/.tools
LABEL=$(basename "$0" .sh)
cd "$ROOT"
. .config/env.sh

# Set-up asks for the toolchain itself, so that a download is announced and timed instead of hidden in the first `cargo`.
export RUSTUP_AUTO_INSTALL=0
# The scripts look for what they built below target/.
unset CARGO_TARGET_DIR CARGO_BUILD_TARGET_DIR
# On a build machine Cargo.lock must be right as it stands; on a developer's it may follow a changed Cargo.toml.
# shellcheck disable=SC2034 # used by the scripts that source this file
LOCKED=(${CI:+--locked})

say() { printf '[%s] %s\n' "$LABEL" "$*"; }
die() {
  printf '\n[%s] FAILED: %s\n' "$LABEL" "$1" >&2
  (($# < 2)) || printf '[%s] What to do: %s\n' "$LABEL" "$2" >&2
  exit 1
}
has() { command -v "$1" >/dev/null 2>&1; }

# timed NAME COMMAND…: runs it and says how long it took; keeps its exit code.
timed() {
  local name=$1 start=$SECONDS code=0
  shift
  say "$name …"
  "$@" || code=$?
  say "$name … $((SECONDS - start)) s$( ((code == 0)) || echo ", FAILED (exit code $code)")"
  return "$code"
}

# apt_install PACKAGE…: Debian packages, as root or through sudo.
apt_install() {
  local as_root=()
  has apt-get || die "these are missing and this is not a Debian system: $*" "install them with your system's package manager, then run the command again."
  if ((EUID != 0)); then
    has sudo || die "these Debian packages are missing: $*" "as root: apt-get install $*"
    as_root=(sudo)
  fi
  # --no-remove: never trade a program that is already on the machine (a packaged rustup, say) for one of ours.
  {
    "${as_root[@]}" apt-get update -q=2 &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q=2 -y --no-install-recommends --no-remove "$@"
  } </dev/null >"$TOOLS/apt.log" 2>&1 || {
    tail -n 15 "$TOOLS/apt.log" >&2
    die "apt could not install: $*" "read the lines above; check the network and /etc/apt/sources.list, or install the packages by hand."
  }
}
