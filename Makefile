# One door for everything. `make` prints this list; `make check` and `make test` set themselves up.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
NODE := tests/editor/node_modules/.ready tests/browser/node_modules/.ready

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' Makefile

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "plancheck needs Python 3.11 or later; name one with: make PYTHON=python3.12"; exit 2; }
	@echo "Setting up $(VENV) (once) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[graph,watch,completion,xlsx,site]' --group dev
	@$(BIN)/python -m compileall -q src
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -c 'import plancheck.citation'
	@touch $@

setup: $(STAMP) ## the virtual environment, once

# Findings are an answer, not a fault of make: the report says what they mean. CI uses the command.
check: $(STAMP) ## check the real plan and say what the findings mean
	@$(BIN)/plancheck check; status=$$?; \
	if [ $$status -gt 1 ]; then exit $$status; fi

# What tests ask of npm: the language server of stock YAML editors, and axe for the site's pages.
$(NODE): %/node_modules/.ready: %/package-lock.json
	@command -v npm >/dev/null || { echo "the tests of $* need Node.js with npm"; exit 2; }
	@cd $* && npm ci --silent --no-audit --no-fund
	@touch $@

# Where no browser is to be had, the other tests run all the same.
browser: $(STAMP) ## find a Chromium for the browser tests, or install one
	@$(BIN)/python tests/browser/find_chromium.py --install

test: $(STAMP) $(NODE) browser ## run the tests, on every core
	@$(BIN)/python -m pytest -n auto --dist loadgroup

# `make test` draws the same examples every time, so that CI does not depend on luck.
fuzz: $(STAMP) ## let the property tests look for new counterexamples
	@$(BIN)/python -m pytest -m hypothesis --hypothesis-profile=fuzz

lint: $(STAMP) ## format, lint, strict types, import contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(STAMP) ## put the code into its format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

ci: lint test ## what CI runs

golden: $(STAMP) ## rewrite the golden files after a wanted change
	@$(BIN)/python -m pytest tests/test_golden.py tests/test_second_year.py tests/test_diff_golden.py \
	  tests/test_following.py tests/test_releasing.py --update

schema: $(STAMP) ## write the JSON Schemas anew
	@$(BIN)/plancheck schema plan > schema/plancheck.schema.json
	@$(BIN)/plancheck schema config > schema/config.schema.json
	@$(BIN)/plancheck schema overlay > schema/overlay.schema.json

site: $(STAMP) ## build the site of the real plan into ./site
	@$(BIN)/plancheck site build

# The test itself fails where LibreOffice is missing: nothing is skipped in silence.
office: $(STAMP) ## fill in a form with LibreOffice and read it back
	@$(BIN)/python -m pytest tests/office/office.py

bench: $(STAMP) ## measure speed and memory, beside the targets
	@$(BIN)/python benchmarks/bench.py
	@$(BIN)/python benchmarks/diff.py
	@$(BIN)/python benchmarks/citations.py
	@$(BIN)/python benchmarks/website.py

corpus: $(STAMP) ## measure the reading of citations against ../shared/corpus
	@$(BIN)/python benchmarks/corpus.py --misses

.PHONY: help setup check browser test fuzz lint format ci golden schema site office bench corpus
