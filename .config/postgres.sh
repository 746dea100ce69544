#!/usr/bin/env bash
# Runs a command beside an empty PostgreSQL server that lives as long as the command and is told to it as TEST_POSTGRES_URL:
#   .config/postgres.sh cargo test -p store
# `--find` only prints the folder of the server programs. A TEST_POSTGRES_URL that is already set is used as it is.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# Debian keeps the server programs out of PATH, a folder for each version: the newest.
find_programs() {
  local initdb
  initdb=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1) || initdb=$(command -v initdb) || return 1
  dirname "$initdb"
}

programs=$(find_programs) || [[ -n ${TEST_POSTGRES_URL:-} ]] || die "no PostgreSQL server programs (initdb, pg_ctl) found" "run: make setup-test"
if [[ ${1:-} == --find ]]; then
  echo "$programs"
  exit
fi
[[ -z ${TEST_POSTGRES_URL:-} ]] || exec "$@"

folder=$(mktemp -d "${TMPDIR:-/tmp}/thidua-postgres.XXXXXX")
as_user=()
if ((EUID == 0)); then
  # PostgreSQL refuses to run as root.
  user=$(id -un postgres 2>/dev/null || echo nobody)
  as_user=(runuser -u "$user" --)
  chown "$user" "$folder"
fi
in_folder() { (cd "$folder" && "${as_user[@]}" "$@"); }

stop() {
  trap - EXIT
  [[ ! -f $folder/data/postmaster.pid ]] || in_folder "$programs/pg_ctl" stop --silent --mode=immediate --pgdata=data || true
  rm -rf "$folder"
}
trap stop EXIT

# Even a test server is closed to the machine's other users: they could run programs through it.
password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
in_folder tee password <<<"$password" >/dev/null
in_folder "$programs/initdb" --pgdata=data --username=thidua --pwfile=password --auth=scram-sha-256 --encoding=UTF8 --no-locale \
  --no-sync >"$folder/initdb.log" || die "initdb failed (its message is above)"

# The tables are thrown away afterwards, so nothing has to reach the disk. Another program may take a port first: try a few.
settings="-c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c max_connections=300"
settings+=" -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
started=
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 12000))
  if in_folder "$programs/pg_ctl" start --silent --wait --pgdata=data --log=log --options="-p $port $settings" >/dev/null 2>&1; then
    started=yes
    break
  fi
done
[[ -n $started ]] || { cat "$folder/log" >&2 && die "PostgreSQL did not start (its log is above)"; }

export TEST_POSTGRES_URL=postgres://thidua:$password@127.0.0.1:$port/postgres
say "PostgreSQL $("$programs/postgres" --version | grep -o '[0-9.]*' | head -n 1) listens on port $port"
"$@"
