#!/bin/sh
# Installs the servers and programs that the tests talk to: mosquitto, PostgreSQL, Chromium,
# Azurite (into .venv/servers), ip and gcc. No service is started; the tests start their own.
# A second run returns at once. Where something cannot be installed the tests that need it are
# skipped, and this says which; with CI=true that is an error.
set -u
cd "$(dirname "$0")/.."

azurite=3.35.0
servers=.venv/servers
stamp=$servers/.installed

say() { printf '==> %s\n' "$*"; }

missing_from_here=
cannot() {
    printf 'Some tests will be skipped: %s\n' "$*" >&2
    missing_from_here=yes
}

finish() {
    [ -z "$missing_from_here" ] || [ "${CI:-}" != true ] || exit 1
    exit 0
}

key() { cksum <scripts/test_servers.sh; }

has() { PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v "$1" >/dev/null 2>&1; }

has_postgres() {
    has postgres && return 0
    for program in /usr/lib/postgresql/*/bin/postgres; do [ -x "$program" ] && return 0; done
    return 1
}

# Debian's names of the packages that are not installed yet.
missing_packages() {
    has mosquitto || echo mosquitto
    has mosquitto_sub || echo mosquitto-clients
    has_postgres || echo postgresql
    has chromium || echo chromium
    has ip || echo iproute2
    has gcc || echo gcc
    has node || echo nodejs
    has npm || echo npm
}

run_apt() {
    # $as_root may be two words.
    # shellcheck disable=SC2086
    $as_root DEBIAN_FRONTEND=noninteractive apt-get -y --no-install-recommends "$@"
}

# A policy that forbids services keeps the packages from starting theirs; one that is there stays.
install_without_services() {
    policy=/usr/sbin/policy-rc.d
    made=
    if [ ! -e "$policy" ]; then
        # shellcheck disable=SC2086
        printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null &&
            $as_root chmod 755 "$policy" && made=yes
    fi
    log=$(mktemp)
    code=0
    { run_apt install "$@" || { run_apt update && run_apt install "$@"; }; } >"$log" 2>&1 || code=$?
    # shellcheck disable=SC2086
    [ -z "$made" ] || $as_root rm -f "$policy"
    [ "$code" -eq 0 ] || tail -n 20 "$log" >&2
    rm -f "$log"
    return "$code"
}

install_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        cannot "install what corresponds to Debian's packages $*"
        return
    fi
    if [ "$(id -u)" -eq 0 ]; then
        as_root="env"
    elif sudo -n true 2>/dev/null; then
        as_root="sudo env"
    else
        cannot "ask an administrator for: apt-get install $*"
        return
    fi
    say "Installing system packages for the tests: $*"
    install_without_services "$@" || cannot "apt-get could not install $*"
}

# No script of a package runs: none is needed, and Azurite's optional parts stay out.
install_azurite() {
    grep -qs "\"version\": \"$azurite\"" "$servers/node_modules/azurite/package.json" && return
    if ! has npm; then
        cannot "npm is missing, which installs Azurite"
        return
    fi
    say "Installing Azurite $azurite (some 190 MB)"
    mkdir -p "$servers"
    npm install --prefix "$servers" --no-save --no-audit --no-fund --loglevel=error \
        --ignore-scripts --omit=optional "azurite@$azurite" ||
        cannot "npm could not install azurite@$azurite"
}

if [ ! -d .venv ]; then
    echo "Run scripts/setup.sh --dev first." >&2
    exit 1
fi
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(key)" ] && exit 0
if [ "$(uname -s)" != Linux ]; then
    cannot "the servers of the tests are installed by this script on Linux only"
    finish
fi
packages=$(missing_packages)
# One word per package.
# shellcheck disable=SC2086
[ -z "$packages" ] || install_packages $packages
install_azurite
[ -n "$missing_from_here" ] || { mkdir -p "$servers" && key >"$stamp"; }
finish
