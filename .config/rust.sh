# The Rust toolchain: the version of rust-toolchain.toml from rustup or, where rustup is missing or cannot download,
# Debian's own (security updates bring Debian 12 a recent one). Sourced by setup.sh.
# shellcheck shell=bash

WASM=wasm32-unknown-unknown

# at_least A B: version A is B or newer.
at_least() { [[ $(printf '%s\n' "$1" "$2" | sort -V | head -n 1) == "$2" ]]; }

rust_ready() {
  local version library minimum
  minimum=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  version=$(rustc --version 2>/dev/null) && at_least "$(cut -d ' ' -f 2 <<<"$version")" "$minimum" || return 1
  library=$(rustc --print target-libdir --target "$WASM" 2>/dev/null) && compgen -G "$library/libstd-*.rlib" >/dev/null || return 1
  cargo --version >/dev/null 2>&1
}

rust_install() {
  rm -rf "$TOOLS/rust"
  # Without an argument rustup reads rust-toolchain.toml.
  if has rustup && RUST_BACKTRACE=0 timeout 900 rustup toolchain install --no-self-update </dev/null; then
    return
  fi
  has rustup && say "rustup could not download the toolchain (its message is above); taking Debian's Rust instead"
  has rustup || say "there is no rustup (https://rustup.rs); taking Debian's Rust instead"
  debian_rust_install
}

rust_lints_ready() { cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1; }
rust_lints_install() {
  if [[ -d $TOOLS/rust ]]; then
    apt_install rustfmt-web rust-web-clippy
    debian_rust_programs
  else
    rustup component add rustfmt clippy </dev/null || die "rustup could not add rustfmt and clippy" "run: rustup component add rustfmt clippy"
  fi
}

# Debian has no standard library for the browser, but its source: it is compiled once, into a toolchain folder of our own,
# so that nothing below /usr changes except by apt.
debian_rust_install() {
  local host sysroot=$TOOLS/rust work=$TOOLS/rust-std
  apt_install rustc-web cargo-web rust-web-src lld-22
  host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
  rm -rf "$sysroot" "$work"

  mkdir -p "$work/src"
  printf '[package]\nname = "empty"\nedition = "2021"\n[workspace]\n' >"$work/Cargo.toml"
  : >"$work/src/lib.rs"
  # RUSTC_BOOTSTRAP: compiling the standard library is an option of the nightly compiler; here it is the same release's own
  # source. embed-bitcode: the release build optimises the whole browser program at once, this library included.
  (
    cd "$work" || exit
    RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes \
      /usr/bin/cargo build --quiet --release -Zbuild-std=std,panic_abort --target "$WASM" </dev/null
  ) || die "the standard library for the browser could not be compiled" "read the message above; it needs the network (crates.io)."

  mkdir -p "$sysroot/lib/rustlib/$WASM/lib" "$sysroot/lib/rustlib/$host/bin"
  rm "$work/target/$WASM/release/deps/"libempty-*.rlib
  cp "$work/target/$WASM/release/deps/"*.rlib "$sysroot/lib/rustlib/$WASM/lib/"
  ln -s "/usr/lib/rustlib/$host/lib" "$sysroot/lib/rustlib/$host/lib"
  ln -s /usr/bin/lld-22 "$sysroot/lib/rustlib/$host/bin/rust-lld"
  rm -rf "$work"
  debian_rust_programs
}

# Small programs that hand Debian's ones the folder above as their sysroot; Clippy takes it from a variable.
debian_rust_programs() {
  local bin=$TOOLS/rust/bin
  mkdir -p "$bin"
  ln -sf /usr/bin/cargo /usr/bin/rustfmt /usr/bin/cargo-fmt "$bin/"
  debian_rust_program rustc "/usr/bin/rustc --sysroot '$TOOLS/rust'"
  debian_rust_program rustdoc "/usr/bin/rustdoc --sysroot '$TOOLS/rust'"
  debian_rust_program cargo-clippy "env SYSROOT='$TOOLS/rust' /usr/bin/cargo-clippy"
}

# debian_rust_program NAME COMMAND
debian_rust_program() {
  cat >"$TOOLS/rust/bin/$1" <<EOF
#!/bin/sh
exec $2 "\$@"
EOF
  chmod +x "$TOOLS/rust/bin/$1"
}
