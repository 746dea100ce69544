#!/usr/bin/env bash
# What must hold besides the tests: format, lints for server and browser, licences and sources of the crates, no unused crate.
# `check.sh advisories` looks up known vulnerabilities instead: that list lives on the network and changes daily, and a
# check whose result changes while the code does not would stop work that has nothing to do with it.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

broken=()
check() { timed "$@" || broken+=("$1"); }

.config/setup.sh check
if [[ ${1:-} == advisories ]]; then
  exec cargo deny --config .config/deny.toml check advisories
fi
check "format" cargo fmt --all --check
check "Clippy, server side" cargo clippy --workspace --all-targets "${LOCKED[@]}" -- -D warnings
check "Clippy, browser side" cargo clippy -p app -p domain -p voting -p worker --lib --features app/hydrate --target wasm32-unknown-unknown "${LOCKED[@]}" -- -D warnings
check "Clippy, worker" cargo clippy -p worker --bins --features web --target wasm32-unknown-unknown "${LOCKED[@]}" -- -D warnings
check "licences and sources of the crates" cargo deny "${LOCKED[@]}" --config .config/deny.toml check --hide-inclusion-graph bans licenses sources
check "unused crates" cargo machete app server

((${#broken[@]} == 0)) || die "not in order: $(IFS=,; echo "${broken[*]}")" "read the messages above; 'cargo fmt --all' repairs the format."
say "all in order after $SECONDS s"
