#!/bin/sh
# Makes .venv in the checkout and installs bti there with everything its tests need. `make setup` runs it.
set -eu
cd "$(dirname "$0")/.."

# A name on the PATH may be a stand-in that does not start: what counts is that it runs.
fits() {
    "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if fits "$name"; then
            echo "$name"
            return
        fi
    done
    cat >&2 <<'TEXT'
bti trenger Python 3.11 eller nyere, og fant ingen. På Debian og Ubuntu: sudo apt install python3 python3-venv
Ligger Python et annet sted, skriv: make setup PYTHON=/veien/til/python3
(bti needs Python 3.11 or newer and found none.)
TEXT
    return 1
}

make_environment() {
    if fits .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; then
        return
    fi
    if ! "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        cat >&2 <<'TEXT'
Python mangler det som lager virtuelle miljøer. På Debian og Ubuntu: sudo apt install python3-venv
(Python lacks what makes virtual environments: install python3-venv.)
TEXT
        return 1
    fi
    "$1" -m venv --clear .venv
}

python=$(find_python)
make_environment "$python"
echo "Setter opp bti i .venv med $(.venv/bin/python --version) …"
.venv/bin/python -m pip install --quiet --disable-pip-version-check \
    --editable ".[dev]" --constraint constraints.txt
touch .venv/.ready
echo "Ferdig."
