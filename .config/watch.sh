#!/usr/bin/env bash
# For work on the code: builds without optimisation, rebuilds on every change, reloads the page. Uses a database of its own.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

.config/setup.sh run
# Built once: to have a change of the crates `worker` or `voting` in the browser, start this again.
THIDUA_WORKER=$(.config/worker.sh)
export THIDUA_WORKER
database=data/dev.db
if [[ -z ${DATABASE_URL:-}${THIDUA_DATABASE_URL_FILE:-}${THIDUA_CONFIG:-} ]]; then
  export DATABASE_URL=sqlite://$database
  if [[ ! -e $database ]]; then
    cargo leptos build --split
    say "creating $database with the demonstration …"
    target/debug/thidua demo --codes-file data/dev-codes.txt --keys-dir data/dev-keys || { rm -f "$database" "$database-wal" "$database-shm" && die "the demonstration could not be loaded (the message is above)"; }
  fi
fi
# The site of this build takes the place of the release's: have that one built anew when it is wanted.
rm -f target/release/.thidua-built
exec cargo leptos watch --split -- serve
