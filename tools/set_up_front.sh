#!/bin/sh
# Installs the front-end packages, builds them into an ignored folder and collects all static files.
set -eu

[ -f package.json ] || exit 0
if ! command -v npm >/dev/null 2>&1; then
    echo "Node and npm are missing. On Debian and Ubuntu: sudo apt-get install nodejs npm" >&2
    exit 1
fi
if [ ! -f node_modules/.done ] || [ package-lock.json -nt node_modules/.done ]; then
    echo "Installing the front-end packages"
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    touch node_modules/.done
fi
npm run --silent build
rm -rf src/stafett/web/static/built/collected
DJANGO_SETTINGS_MODULE=stafett.config.settings.production STAFETT_SECRET_KEY=set-up STAFETT_TODAY= \
    .venv/bin/python -m django collectstatic --no-input --verbosity 0
