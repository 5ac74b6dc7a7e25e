#!/bin/sh
# Sets everything up and starts the kiosk; what follows is handed to `kiosk run`.
# Usage: sh scripts/run.sh [--windowed] [--headless] [--source sim:busy] ...
set -eu
here=$(cd "$(dirname "$0")" && pwd)
sh "$here/setup.sh"

kiosk="$here/../.venv/bin/kiosk"
# Once per list of models; later the kiosk itself sees to what is missing.
fetched="$here/../.venv/.models-fetched"
key="$(cksum <"$here/../assets/models.toml") ${KIOSK_MODELS:-}"
if [ ! -f "$fetched" ] || [ "$(cat "$fetched")" != "$key" ]; then
    if "$kiosk" models fetch; then
        echo "$key" >"$fetched"
    else
        echo "The models could not be fetched now; the kiosk will say what to do." >&2
    fi
fi

case " $* " in
    *" --headless "*) exec "$kiosk" run "$@" ;;
esac
if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    code=0
    "$kiosk" run "$@" || code=$?
    echo "  The same by make or sh:  make run-headless, or sh scripts/run.sh --headless" >&2
    exit "$code"
fi
exec "$kiosk" run "$@"
