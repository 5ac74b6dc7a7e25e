#!/bin/sh
# Writes constraints.txt anew: the newest version of every package that pyproject.toml allows.
# Needs uv (pip install uv). Afterwards: make test.
set -eu
cd "$(dirname "$0")/.."

pins=$(printf 'hatchling\neditables\n' |
    uv pip compile pyproject.toml - --extra dev --extra training --universal --python-version 3.11 \
        --no-header --no-annotate --no-emit-index-url --no-config --quiet |
    # What torch brings on Linux for Nvidia's cards, gigabytes of it, it names exactly itself.
    grep -Ev '^(nvidia|cuda)-|^triton=')
cat >constraints.txt <<END
# The exact version of every package, direct or not, for Python 3.11 to 3.13 on Linux and
# Windows. pyproject.toml says which ranges work; this file says what is installed and tested.
# Written by: sh scripts/pin.sh
$pins
END
