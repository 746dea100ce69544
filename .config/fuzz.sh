#!/usr/bin/env bash
# Thousands of requests made from the description of the API for programs, good and bad, against the demonstration: each answer has to be
# one that the description names, and none a failure of the server. Needs schemathesis (pip install schemathesis), which set-up leaves out.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

has schemathesis || die "schemathesis is not installed" "run: pip install schemathesis"
.config/setup.sh run
.config/build.sh

server=
folder=$(mktemp -d)
program=$PWD/target/release/thidua
export DATABASE_URL=sqlite://$folder/thidua.db
trap '[[ -z $server ]] || kill "$server" 2>/dev/null; rm -rf "$folder"' EXIT
"$program" demo --codes-file "$folder/codes.txt" --keys-dir "$folder/keys" >/dev/null || die "the demonstration could not be loaded"
token=$("$program" source add fuzz)
"$program" serve --listen 127.0.0.1:3999 >"$folder/log" 2>&1 &
server=$!
until curl --silent --fail --output /dev/null http://127.0.0.1:3999/readyz; do
  kill -0 "$server" 2>/dev/null || die "the server did not start" "$(tail -3 "$folder/log")"
  sleep 0.2
done
# It keeps files of its own where it is started.
cd "$folder"
# What the description cannot say – which agencies, officers and counters there are – makes well-formed events wrong: that check is left out.
schemathesis run http://127.0.0.1:3999/api/v1/openapi.json --url http://127.0.0.1:3999 --header "Authorization: Bearer $token" \
  --max-examples "${EXAMPLES:-600}" --exclude-checks positive_data_acceptance --continue-on-failure --workers 1
