#!/usr/bin/env bash
# Benchmarks against the release server on this machine:  bench.sh [NAME]
# On SQLite; with BENCH_POSTGRES_URL (a server that may create databases and flushes to its disk) on PostgreSQL.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

.config/setup.sh run
.config/build.sh
timed "build of the load tool" cargo build --release --quiet "${LOCKED[@]}" -p bench
exec target/release/bench "$@"
