# Stafett: what one can do with a fresh clone. `make demo` and `make test` need nothing installed by hand.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.SUFFIXES:

PYTHON := .venv/bin/python
DONE := .venv/done
export PYTHONUTF8 := 1

.PHONY: help setup demo test test-long mutation check fix docs screenshots bench bundle clean

help: ## Say what can be made
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/make \1|\2/' | column -t -s '|'

setup: $(DONE)/python $(DONE)/front $(DONE)/translations ## Install everything this needs, into this folder

demo: setup ## Run the site with demo data on http://127.0.0.1:8000
	@.venv/bin/stafett demo

test: setup ## Run every test on SQLite and on PostgreSQL, and check the coverage
	@$(PYTHON) tools/run_tests.py

test-long: setup ## Compare the kernel with the slow reference on 2,000 organisations
	@STAFETT_EXAMPLES=2000 $(PYTHON) -m pytest tests/status -n 2 -q

mutation: setup ## Put small faults into the kernel, one by one, and count those its tests notice (about an hour)
	@$(PYTHON) -W ignore tools/mutation.py

check: setup ## Formatting, lint, types, floors, templates, docs, lock
	@$(PYTHON) tools/check.py

fix: setup ## Format the code and mend what can be mended by machine
	@.venv/bin/ruff format --quiet .
	@.venv/bin/ruff check --quiet --fix . || true

docs: setup ## Write the generated pages of docs/reference
	@$(PYTHON) tools/docs.py

screenshots: setup ## Take the pictures of the docs anew
	@STAFETT_SCREENSHOTS=1 $(PYTHON) -m pytest tests/journeys -q

bench: setup ## Measure a trust of 24,000 people on both databases (SIZE=municipality: 6,000, in two minutes)
	@$(PYTHON) tools/run_bench.py $(SIZE) $(OPTIONS)

bundle: setup ## Write build/bundle: the wheel and every wheel it needs
	@sh tools/bundle.sh

clean: ## Remove what setup and the tools have made
	rm -rf .venv .uvenv node_modules build dist src/stafett/web/static/built .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(DONE)/python: requirements-dev.lock pyproject.toml .python-version tools/set_up.sh tools/find_python.sh
	@echo "Installing the Python packages"
	@sh tools/set_up.sh
	@mkdir -p $(DONE) && touch $@

$(DONE)/front: $(DONE)/python $(wildcard package-lock.json package.json) tools/set_up_front.sh $(shell find src/stafett/web/styles src/stafett/web/static/own tools/build_front.mjs -type f 2>/dev/null)
	@sh tools/set_up_front.sh
	@touch $@

$(DONE)/translations: $(DONE)/python $(shell find src/stafett/locale -name '*.po' 2>/dev/null)
	@$(PYTHON) tools/translations.py compile
	@touch $@
