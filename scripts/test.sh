#!/bin/sh
# Sets everything up and runs all checks, then all tests; pytest has the last word.
# Usage: sh scripts/test.sh [options of pytest]
set -eu
cd "$(dirname "$0")/.."
sh scripts/setup.sh --dev
sh scripts/test_servers.sh
bin=.venv/bin

# The tests need the models: those of KIOSK_MODELS, those beside the repository, or the
# installed ones. Without any, the tests that need them are skipped and say so.
if [ -z "${KIOSK_MODELS:-}" ] && [ ! -d ../shared/models ]; then
    if "$bin/kiosk" models fetch --all; then
        KIOSK_MODELS=$("$bin/kiosk" models path)
        export KIOSK_MODELS
    fi
fi

failed=
check() {
    name=$1
    shift
    printf '==> %s\n' "$name"
    "$@" || failed="$failed $name,"
}
check style "$bin/ruff" check .
check format "$bin/ruff" format --check .
# Where PyTorch could not be installed there are no types to check training/ against.
if "$bin/python" -c 'import torch' 2>/dev/null; then
    check types "$bin/mypy"
else
    check types "$bin/mypy" -p kiosk
fi
check layers "$bin/lint-imports"
check translations "$bin/python" scripts/translations.py --check
[ -z "$failed" ] || printf '\n==> FAILED:%s see above. The tests follow.\n' "$failed" >&2

printf '==> tests\n'
code=0
"$bin/python" -m pytest -n 2 --dist worksteal "$@" || code=$?
[ -z "$failed" ] || exit 1
exit "$code"
