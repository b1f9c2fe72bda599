.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.upshot-ready
STAMP := .venv/.upshot-stamp
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PIN := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

help: ## Show what can be done here
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Upshot needs Python 3.11 or newer; set PYTHON=/path/to/python3.11" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv

$(READY): requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

$(STAMP): requirements-dev.lock $(READY)
	$(INSTALL) --require-hashes -r requirements-dev.lock
	touch $@

setup: $(STAMP) ## Build .venv with everything that is needed

run: $(READY) ## Start the bot: in Slack when tokens are set, else in the local sandbox
	$(BIN)/upshot start

test: $(STAMP) ## Run all tests
	$(BIN)/python -m pytest -n 3 --dist worksteal

check: $(STAMP) lint types contracts translations test ## All that CI runs

lint: $(STAMP) ## Format and lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(STAMP) ## Check types
	$(BIN)/mypy

contracts: $(STAMP) ## Check the directions between the packages
	$(BIN)/lint-imports

translations: $(STAMP) ## Check that the catalogues are complete
	$(BIN)/python -m tests.translations --check

format: $(STAMP) ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

messages: $(STAMP) ## Bring the catalogues up to date with the code
	$(BIN)/python -m tests.translations

bench: $(STAMP) ## Measure, as ratios to floors of the same run
	$(BIN)/python -m tests.benchmarks

pictures: $(STAMP) ## Draw everything the bot shows into build/pictures, and the guides' pictures
	$(BIN)/python -m tests.pictures

lock: $(STAMP) ## Pin the dependencies anew
	$(PIN) --extra sandbox --extra build pyproject.toml -o requirements.lock
	$(PIN) --extra dev --constraint requirements.lock pyproject.toml -o requirements-dev.lock

.PHONY: help setup run test check lint types contracts translations format messages bench pictures lock
