#!/bin/sh
# Makes .venv with exactly what requirements-dev.lock lists, through uv in .uvenv.
set -eu

UV_VERSION=0.13.9

python=$(sh tools/find_python.sh)
any_python=${python:-$(command -v python3 || true)}
if [ -z "$any_python" ]; then
    echo "Stafett needs Python 3.12 or newer. On Debian and Ubuntu: sudo apt-get install python3 python3-venv" >&2
    exit 1
fi
if [ ! -x .uvenv/bin/uv ] || [ "$(.uvenv/bin/uv --version | cut -d' ' -f2)" != "$UV_VERSION" ]; then
    rm -rf .uvenv
    if ! "$any_python" -m venv .uvenv; then
        rm -rf .uvenv
        echo "Python's venv module is missing. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2
        exit 1
    fi
    .uvenv/bin/python -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION"
fi

# With a Python of ours uv may not fetch one; without, it has to.
export UV_SYSTEM_CERTS=true
if [ -n "$python" ]; then
    export UV_PYTHON="$python" UV_PYTHON_DOWNLOADS=never
else
    export UV_PYTHON="$(cat .python-version)" UV_PYTHON_PREFERENCE=only-managed
fi
if ! .uvenv/bin/uv venv --quiet --allow-existing .venv; then
    echo "Stafett needs Python 3.12 or newer; none was found and none could be fetched. Install one (Debian 13," >&2
    echo "Ubuntu 24.04: sudo apt-get install python3 python3-venv; with pyenv: pyenv install 3.13) and try again." >&2
    exit 1
fi
unset UV_PYTHON
.uvenv/bin/uv pip sync --quiet --require-hashes requirements-dev.lock
.uvenv/bin/uv pip install --quiet --no-deps --no-build-isolation --editable .
