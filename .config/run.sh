#!/usr/bin/env bash
# From a fresh clone to the running product: set-up, release build, database with the demonstration, server.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

.config/setup.sh run
.config/build.sh

program=target/release/thidua
database=data/thidua.db
codes=${THIDUA_CODES_FILE:-data/demo-codes.txt}
keys=${THIDUA_KEYS_DIR:-data/demo-keys}

if [[ -n ${DATABASE_URL:-}${THIDUA_DATABASE_URL_FILE:-}${THIDUA_CONFIG:-} ]]; then
  # Somebody's own database: it is not ours to fill.
  say "using the database of your settings; if it is empty and you want the demonstration in it, run: $program demo"
elif [[ ! -e $database ]]; then
  say "creating $database with the demonstration …"
  # A half-filled database would look like a finished one to the next run.
  "$program" demo --codes-file "$codes" --keys-dir "$keys" || { rm -f "$database" "$database-wal" "$database-shm" && die "the demonstration could not be loaded (the message is above)"; }
elif [[ -e $codes && -d $keys ]]; then
  cat "$codes"
elif [[ -e $codes ]]; then
  # Its codes are of a time when officials still signed in, and the migration leaves it without an election.
  say "$database holds the demonstration of an earlier version; stop, remove the folder data and run this again to have the present one"
fi
say "serving; stop with Ctrl-C"
exec "$program" serve
