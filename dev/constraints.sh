#!/bin/sh
# Writes constraints.txt anew: one version of everything, for every system and every Python from 3.11.
set -eu
cd "$(dirname "$0")/.."
new=$(mktemp)
trap 'rm -f "$new"' EXIT
# No address of a package registry and no path of this machine may stand in the file.
.venv/bin/uv pip compile pyproject.toml --universal --all-extras --python-version 3.11 \
    --upgrade --quiet --no-header --no-emit-index-url --no-emit-find-links --no-annotate \
    --output-file "$new" "$@"
{
    echo "# Written by dev/constraints.sh. Every version that bti is built and tested with."
    cat "$new"
} >constraints.txt
