#!/usr/bin/env bash
# Builds the programs of the browser's worker (crate `worker`) and prints the hash in the names of their files:
#   public/worker/{booth,keys}.HASH.{js,wasm}
# Among the assets, because cargo-leptos brings these into the site unchanged and compresses them; git ignores the folder.
# Always with the release's settings: unoptimised curves would take seconds.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

target=wasm32-unknown-unknown
built=target/worker
assets=public/worker
{
  cargo build --quiet "${LOCKED[@]}" -p worker --bins --features web --profile wasm-release --target $target
  rm -rf "$built"
  for program in booth keys; do
    # What wasm-bindgen has to know of the compiler's settings is stripped; the defaults of both agree.
    wasm-bindgen --target no-modules --no-typescript --out-dir "$built" "target/$target/wasm-release/$program.wasm" 2> >(grep -v target_features)
    # Only what the compiler uses by itself: with all of wasm-opt's features browsers of today refuse the file.
    wasm-opt -Oz --enable-bulk-memory --enable-multivalue --enable-mutable-globals --enable-nontrapping-float-to-int \
      --enable-reference-types --enable-sign-ext "$built/${program}_bg.wasm" -o "$built/$program.wasm"
    cat app/worker/worker.js >>"$built/$program.js"
  done
  hash=$(cat "$built"/{booth,keys}.{js,wasm} | sha256sum | cut -c 1-16)
  mkdir -p "$assets"
  rm -f "$assets"/*
  for file in "$built"/{booth,keys}.{js,wasm}; do
    name=${file##*/}
    cp "$file" "$assets/${name%.*}.$hash.${name##*.}"
  done
} >&2
echo "$hash"
