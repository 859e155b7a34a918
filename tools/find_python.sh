#!/bin/sh
# Prints a Python of at least 3.12 that really answers and can make a virtual environment, or nothing.
# pyenv's shims stand on PATH for versions that are not chosen, and then exit 127: each candidate is asked.

good() {
    "$1" -c 'import sys, venv, ensurepip; raise SystemExit(sys.version_info < (3, 12))' >/dev/null 2>&1
}

wanted=$(cat .python-version 2>/dev/null)
for name in "python$wanted" python3 python3.14 python3.13 python3.12; do
    found=$(command -v "$name" 2>/dev/null) || continue
    if good "$found"; then
        exec "$found" -c 'import sys; print(sys.executable)'
    fi
done
for found in "$HOME"/.pyenv/versions/"$wanted"*/bin/python "$HOME"/.pyenv/versions/3.1[2-9]*/bin/python; do
    if [ -x "$found" ] && good "$found"; then
        exec echo "$found"
    fi
done
