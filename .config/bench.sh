#!/usr/bin/env bash
# Benchmarks against the release server on this machine:  bench.sh [NAME]
# On SQLite; with BENCH_POSTGRES_URL (a server that may create databases and flushes to its disk) on PostgreSQL.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# With the browser: one of the benchmarks runs in it.
.config/setup.sh test
.config/build.sh
timed "build of the load tool" cargo build --release --quiet "${LOCKED[@]}" -p bench
export CHROMIUM_PATH=${CHROMIUM_PATH:-$(command -v chromium)}
# Thousands who watch are thousands of open connections.
ulimit -n "$(ulimit -Hn)"
exec target/release/bench "$@"
