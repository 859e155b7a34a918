#!/bin/sh
# Writes build/bundle: Stafett's wheel with its front-end files and translations, and every wheel it needs.
set -eu

rm -rf build/bundle
mkdir -p build/bundle
.uvenv/bin/uv build --quiet --no-build-isolation --wheel --out-dir build/bundle .
.uvenv/bin/uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-annotate --no-header \
    --constraint requirements-dev.lock pyproject.toml -o build/requirements.lock
.uvenv/bin/uv pip install --quiet --target build/.pip pip
PYTHONPATH=build/.pip .venv/bin/python -m pip download --quiet --disable-pip-version-check --require-hashes \
    --only-binary :all: --dest build/bundle -r build/requirements.lock
cp build/requirements.lock build/bundle/
echo "build/bundle: $(ls build/bundle/*.whl | wc -l) wheels"
