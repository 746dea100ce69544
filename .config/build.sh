#!/usr/bin/env bash
# The release build: target/release/{thidua,verify-election,verify-contest} and the site in target/site. Does nothing when nothing changed since the last one
# (even an idle `cargo leptos build` takes its time). Files that are deleted count too: their folder is newer.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

sources=(app server style public Cargo.toml Cargo.lock rust-toolchain.toml .config/build.sh)
stamp=target/release/.thidua-built

if [[ -f $stamp && -x target/release/thidua && -d target/site/pkg ]] &&
  [[ -z $(find "${sources[@]}" -path public/worker -prune -o -newer "$stamp" -print -quit) ]]; then
  say "release build … up to date"
  exit
fi

# The time before the build counts: a file saved while it runs belongs to the next one.
mkdir -p target/release public/worker
touch "$stamp.new"
# File names carry a hash of their content, so those of the last build would stay.
rm -rf target/site "$stamp"
# Pages name the files of the worker that belong to them.
say "programs of the browser's worker …"
THIDUA_WORKER=$(.config/worker.sh) || die "the programs of the worker were not built" "read the compiler's message above."
export THIDUA_WORKER
# --split: the code of each island is a file of its own, loaded with the island. -P: also store every file compressed.
timed "release build" cargo leptos build ${CI:+--cargo-locked} --release --split -P ||
  die "the release build failed" "read the compiler's message above."
# The programs with which anybody checks an election's record and a contest's result.
timed "verify-election" cargo build --release --quiet "${LOCKED[@]}" -p voting --bin verify-election ||
  die "verify-election was not built" "read the compiler's message above."
timed "verify-contest" cargo build --release --quiet "${LOCKED[@]}" -p domain --bin verify-contest ||
  die "verify-contest was not built" "read the compiler's message above."
mv "$stamp.new" "$stamp"
