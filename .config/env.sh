# The programs this repository uses, put first in PATH. The scripts load it; for your own shell: `. .config/env.sh`
# shellcheck shell=bash
_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# A build machine's shell is not a login shell: HOME and the usual folders may be missing.
export HOME=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}
PATH=${CARGO_HOME:-$HOME/.cargo}/bin:${PATH:-}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
# .tools/rust exists only where rustup could not download (see rust.sh); then it comes before rustup's own `cargo`.
export PATH=$_root/.tools/bin:$_root/.tools/rust/bin:$PATH
unset _root
