#!/usr/bin/env bash
# Installs what the other scripts need, each thing once:  setup.sh [run] [check] [test]
# Everything but Debian packages and the Rust toolchain goes into .tools, which git ignores and `rm -rf .tools` undoes.
# shellcheck source=.config/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. .config/rust.sh
. .config/tools.sh

mkdir -p "$TOOLS/bin"
# Two set-ups at the same time would remove each other's build folder.
exec 9>"$TOOLS/lock"
flock -n 9 || { say "another set-up is running, waiting for it …"; flock 9; }

# step NAME THING [ARGUMENT…]: calls THING_install unless THING_ready says that it is there.
step() {
  local name=$1 thing=$2 start=$SECONDS
  shift 2
  if "${thing}_ready" "$@"; then
    say "$name … already there"
    return
  fi
  say "$name …"
  # Without the lock's descriptor: a service that a Debian package starts would keep it.
  "${thing}_install" "$@" 9>&-
  "${thing}_ready" "$@" || die "$name was installed but cannot be used" "rm -rf .tools and run the command again; if that does not help, run this line: bash -x .config/setup.sh"
  say "$name … $((SECONDS - start)) s"
}

setup_run() {
  step "C compiler and certificates" compiler
  step "Node.js and npm" node 18
  step "wasm-opt (binaryen $BINARYEN)" wasm_opt
  step "Rust with the browser target" rust
  # One after the other: each keeps both cores of a small machine busy, and the second reuses a third of the first's crates.
  step "cargo-leptos $CARGO_LEPTOS" cargo_tool cargo-leptos cargo-leptos "$CARGO_LEPTOS" --locked
  step "wasm-bindgen $WASM_BINDGEN" cargo_tool wasm-bindgen-cli wasm-bindgen "$WASM_BINDGEN"
}

setup_check() {
  step "C compiler and certificates" compiler
  step "Rust with the browser target" rust
  step "rustfmt and Clippy" rust_lints
  step "cargo-deny $CARGO_DENY" cargo_tool cargo-deny cargo-deny "$CARGO_DENY" --locked
  step "cargo-machete $CARGO_MACHETE" cargo_tool cargo-machete cargo-machete "$CARGO_MACHETE" --locked
}

setup_test() {
  setup_run
  step "Node.js for Playwright" node "${NODE_FOR_TESTS:-18}"
  step "Chromium" chromium
  step "PostgreSQL server programs" postgres
  step "Playwright" playwright
}

start=$SECONDS
for part in "${@:-run}"; do
  case $part in
    run | check | test) "setup_$part" ;;
    *) die "no set-up is called '$part'" "use run, check or test." ;;
  esac
done
# The tools' object files: 2 GB that nothing needs again. A build machine goes on with the next part, so it keeps them until then.
[[ -n ${KEEP_TOOL_BUILD:-} ]] || rm -rf "$TOOLS/build"
say "ready after $((SECONDS - start)) s"
