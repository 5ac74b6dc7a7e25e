#!/bin/sh
# Sets up all that the kiosk needs on Linux: system libraries, .venv and the pinned packages.
# Usage: sh scripts/setup.sh [--dev]     (--dev adds the tools for the checks and tests)
# A second run finds that nothing has changed and returns at once. PYTHON names the Python to use.
set -eu
cd "$(dirname "$0")/.."

profile=run
[ "${1:-}" = --dev ] && profile=dev
stamp=.venv/.set-up

say() { printf '==> %s\n' "$*"; }
fail() {
    printf '\nSet-up cannot go on: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '  %s\n' "$line" >&2; done
    exit 1
}

# The folder is part of the key because a virtual environment cannot be moved.
key() {
    cat pyproject.toml constraints.txt scripts/setup.sh scripts/system_libraries.py | cksum
    pwd
}

is_set_up() {
    [ -x .venv/bin/python ] && [ -f "$stamp" ] || return 1
    for done_for in dev "$profile"; do
        [ "$(cat "$stamp")" = "$(key) $done_for" ] && return 0
    done
    return 1
}

is_supported() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

find_python() {
    for python in "${PYTHON:-}" python3 python3.13 python3.12 python3.11; do
        if [ -n "$python" ] && is_supported "$python"; then
            command -v "$python"
            return 0
        fi
    done
    return 1
}

package_manager() {
    for manager in apt-get dnf pacman; do
        command -v "$manager" >/dev/null 2>&1 && { echo "${manager%-get}"; return; }
    done
    echo none
}

run_apt() {
    action=$1
    shift
    # $as_root may be two words.
    # shellcheck disable=SC2086
    $as_root DEBIAN_FRONTEND=noninteractive apt-get -y --no-install-recommends "$action" "$@"
}

# Installs packages with apt; anywhere else it says which ones are needed.
install_packages() {
    case $(package_manager) in
        apt) ;;
        dnf) fail "these packages are missing: $*" "Install them: sudo dnf install $*" ;;
        pacman) fail "these packages are missing: $*" "Install them: sudo pacman -S $*" ;;
        none)
            fail "these packages are missing (Debian's names): $*" \
                "Install what holds them on this system, then try again."
            ;;
    esac
    if [ "$(id -u)" -eq 0 ]; then
        as_root="env"
    elif command -v sudo >/dev/null 2>&1; then
        as_root="sudo env"
    else
        fail "these packages are missing: $*" \
            "Ask an administrator for: apt-get install $*"
    fi
    say "Installing system packages: $*"
    log=$(mktemp)
    # A first try with the lists as they are; lists that are missing or out of date are renewed.
    if ! { run_apt install "$@" || { run_apt update && run_apt install "$@"; }; } >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        fail "apt-get could not install: $*" "Its messages are above."
    fi
    rm -f "$log"
}

choose_python() {
    if ! python=$(find_python); then
        [ "$(package_manager)" = apt ] && install_packages python3 python3-venv
        python=$(find_python) || fail "Python 3.11, 3.12 or 3.13 was not found." \
            "Install one of them and name it: PYTHON=/path/to/python3.12 sh scripts/setup.sh"
    fi
}

# All that is missing is installed, or asked for, in one go.
set_up_system() {
    missing=
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        missing=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    fi
    if [ "$(uname -s)" = Linux ]; then
        manager=$(package_manager)
        [ "$manager" = none ] && manager=apt
        missing="$missing $("$python" scripts/system_libraries.py "$manager")"
    fi
    # One word per package.
    # shellcheck disable=SC2086
    [ -z "${missing# }" ] || install_packages $missing
}

set_up_environment() {
    rm -f "$stamp"
    if ! { [ -x .venv/bin/python ] && is_supported .venv/bin/python &&
        .venv/bin/python -m pip --version >/dev/null 2>&1; }; then
        say "Creating .venv with $("$python" --version)"
        "$python" -m venv --clear .venv
    fi
    project=. size="700 MB"
    [ "$profile" = dev ] && project='.[dev]' size="1.8 GB"
    say "Installing packages (some $size on the first run)"
    install() {
        .venv/bin/python -m pip install -q --disable-pip-version-check -c constraints.txt "$@"
    }
    # The build tools come first, pinned like all the rest, instead of in a build of its own.
    if ! { install hatchling editables && install --no-build-isolation -e "$project"; }; then
        fail "pip could not install the packages." \
            "Its messages are above. Behind a proxy, set HTTPS_PROXY and try again."
    fi
    [ "$profile" = dev ] && set_up_training
    echo "$(key) $profile" >"$stamp"
}

# PyTorch for the CPU alone: what Linux gets otherwise brings gigabytes for Nvidia's cards
# (decision 0127). All but the tests of training/ goes without it, so a set-up without it counts:
# else each check would ask the registries again, and wait for them where there is no network.
set_up_training() {
    torch="torch==$(sed -n 's/^torch==//p' constraints.txt)"
    [ "$(uname -s)" = Linux ] && torch="$torch+cpu"
    log=$(mktemp)
    if ! install --no-build-isolation -e '.[training]' "$torch" >"$log" 2>&1; then
        say "PyTorch ($torch) is not in the registry in use; tests that train are skipped." \
            "To have it: training/README.md, then rm $stamp and set up again."
        tail -n 3 "$log" >&2
    fi
    rm -f "$log"
}

is_set_up && exit 0
choose_python
set_up_system
set_up_environment
say "Set up. The next start goes without this."
