#!/usr/bin/env bash
# Every test: Rust (unit, property, both databases, router), then the browser tests against the release build.
# Ends with `N passed, N failed`, added up from what the two test runners printed.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# The runners' summaries are read below.
export CARGO_TERM_COLOR=never FORCE_COLOR=0
passed=0 failed=0 skipped=0 broken=()
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# run NAME COUNT COMMAND…: shows the output, lets COUNT read "passed failed skipped" from it; a failure does not end the run.
run() {
  local name=$1 count=$2 good bad left
  shift 2
  timed "$name" "$@" 2>&1 | tee "$log" || broken+=("$name")
  read -r good bad left < <(sed 's/\x1b\[[0-9;]*m//g' "$log" | "$count")
  ((good + bad > 0)) || broken+=("$name (no test ran)")
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
}

# "test result: ok. 12 passed; 0 failed; 1 ignored; …", one line for each test program.
count_cargo() { awk '/^test result:/ { good += $4; bad += $6; left += $8 } END { print good + 0, bad + 0, left + 0 }'; }

# "  12 passed (30.1s)", "  1 failed" and so on, one line for each kind, at the end.
count_playwright() {
  awk '/^ +[0-9]+ (passed|failed|interrupted|flaky|skipped|did not run)( \(.*\))?$/ { n[$2] = $1 }
       END { print n["passed"] + 0, n["failed"] + n["interrupted"] + n["flaky"], n["skipped"] + n["did"] }'
}

# No second try: a test that passes only sometimes counts as failed.
browser_tests() {
  (cd end2end && CHROMIUM_PATH=${CHROMIUM_PATH:-$(command -v chromium)} npx --no-install playwright test --retries=0 --forbid-only)
}

.config/setup.sh test
run "Rust tests" count_cargo .config/postgres.sh cargo test --workspace --no-fail-fast "${LOCKED[@]}"
if .config/build.sh; then
  run "browser tests" count_playwright browser_tests
else
  broken+=("release build")
fi

echo
((skipped == 0)) || say "$skipped tests were skipped"
((${#broken[@]} == 0)) || say "not in order: $(IFS=,; echo "${broken[*]}")"
say "all of it took $SECONDS s"
echo "$passed passed, $failed failed"
((failed == 0 && ${#broken[@]} == 0))
