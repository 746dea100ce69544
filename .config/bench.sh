#!/usr/bin/env bash
# Benchmarks against the release server on this machine:  bench.sh [NAME]
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

.config/setup.sh run
.config/build.sh
exec cargo run --release --quiet -p bench -- "$@"
