# The steps of setup.sh: for each thing a test whether it is there, and how to get it. Sourced by setup.sh.
# shellcheck shell=bash disable=SC2034 # the versions are used in setup.sh

CARGO_LEPTOS=0.3.11
CARGO_DENY=0.20.2
CARGO_MACHETE=0.9.2
# The command line tool must be exactly the version of the library.
WASM_BINDGEN=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"/\1/p}' Cargo.lock)
[[ -n $WASM_BINDGEN ]] || die "Cargo.lock does not name wasm-bindgen" "bring Cargo.lock back: git checkout Cargo.lock"
BINARYEN=$(sed -n 's/.*"binaryen": "\([0-9]*\)[0-9.]*".*/\1/p' .config/tools/package.json)
# The oldest Node.js that Playwright says it runs on.
NODE_FOR_TESTS=$(sed -n '/"node_modules\/playwright"/,/^    }/s/.*"node": ">=\([0-9]*\).*/\1/p' end2end/package-lock.json 2>/dev/null || true)

# --- from Debian --------------------------------------------------------------------------------------------------

compiler_ready() { has cc && [[ -e /etc/ssl/certs/ca-certificates.crt || -n ${SSL_CERT_FILE:-} || ! -e /etc/debian_version ]]; }
compiler_install() { apt_install build-essential ca-certificates; }

# node_ready OLDEST: the first number of the oldest version that will do.
node_ready() { has node && has npm && (($(node -p 'parseInt(process.versions.node)') >= $1)); }
node_install() {
  if ! has node; then
    apt_install nodejs npm
  elif ! has npm; then
    die "there is Node.js but no npm" "install npm, then run the command again."
  fi
  node_ready "$1" || die "Node.js $(node --version) is too old" "install Node.js $1 or newer (https://nodejs.org/en/download), then run the command again."
}

chromium_ready() { has "${CHROMIUM_PATH:-chromium}"; }
chromium_install() {
  [[ -z ${CHROMIUM_PATH:-} ]] || die "CHROMIUM_PATH=$CHROMIUM_PATH is not a program" "correct or unset it."
  apt_install chromium fonts-liberation
}

postgres_ready() { [[ -n ${TEST_POSTGRES_URL:-} ]] || .config/postgres.sh --find >/dev/null; }
postgres_install() { apt_install postgresql; }

# --- from npm -----------------------------------------------------------------------------------------------------

# npm_ci FOLDER: what FOLDER/package-lock.json lists, nothing else and nothing newer.
npm_ci() {
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm --prefix "$1" ci --no-audit --no-fund --loglevel=error </dev/null ||
    die "npm could not install the packages of $1" "read npm's message above; check the network and npm's registry (npm config get registry), then run the command again."
}

wasm_opt_ready() { [[ $(wasm-opt --version 2>/dev/null) == "wasm-opt version $BINARYEN"* ]]; }
wasm_opt_install() {
  mkdir -p "$TOOLS/node"
  cp .config/tools/package.json .config/tools/package-lock.json "$TOOLS/node/"
  npm_ci "$TOOLS/node"
  ln -sf ../node/node_modules/.bin/wasm-opt "$TOOLS/bin/wasm-opt"
}

playwright_ready() { [[ end2end/node_modules/.package-lock.json -nt end2end/package-lock.json ]]; }
playwright_install() { npm_ci end2end; }

# --- from crates.io -----------------------------------------------------------------------------------------------

# cargo_tool_ready PACKAGE PROGRAM VERSION: a tool of another version counts as missing.
cargo_tool_ready() { [[ " $("$TOOLS/bin/$2" --version 2>/dev/null) " == *" $3 "* ]]; }

# cargo_tool_install PACKAGE PROGRAM VERSION [OPTION…]
# The tools' own release settings optimise the whole program at once and take three times as long; ours run for seconds only.
cargo_tool_install() {
  local package=$1 version=$3 quiet=()
  shift 3
  say "  is compiled from source: cargo-leptos takes about 8 minutes on two cores, the others one or two"
  # On a terminal cargo shows how far it is; in a log a thousand lines would hide the rest.
  [[ -t 2 ]] || quiet=(--quiet)
  CARGO_TARGET_DIR=$TOOLS/build CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    cargo install --root "$TOOLS" --force "${quiet[@]}" "$package@$version" "$@" </dev/null ||
    die "cargo could not install $package $version" "read cargo's message above; check the network and that the disk has 4 GB free, then run the command again (it goes on where it stopped)."
}
