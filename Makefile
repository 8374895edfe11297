# Each target sets up what it needs by itself. `make` alone tells what there is.

PYTHON ?=
WORKERS ?= 2
BIN := .venv/bin
READY := .venv/.ready
PYTEST := $(BIN)/python -m pytest -n $(WORKERS)

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-all coverage check format docs bench constraints clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(READY): pyproject.toml constraints.txt dev/setup.sh
	@PYTHON="$(PYTHON)" sh dev/setup.sh

setup: $(READY) ## a virtual environment in .venv with bti and all it is developed with

demo: $(READY) ## one made-up case from open to closed, in a trial database of its own
	@PATH="$(CURDIR)/$(BIN):$$PATH" bash demo/demo.sh

test: $(READY) ## all tests but the slow ones, and how many were left out
	$(PYTEST) -m "not slow"

test-all: $(READY) ## every test, and the branch coverage of guide, case and store
	$(PYTEST) --cov --cov-branch --cov-report=term
	@$(BIN)/python dev/coverage_floor.py

coverage: $(READY) ## the branches of guide, case and store that the quick tests do not take
	$(PYTEST) -q -m "not slow" --cov --cov-branch --cov-report=term-missing
	@$(BIN)/python dev/coverage_floor.py

check: $(READY) ## form, rules, types, directions of import, generated pages, contents of the package
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python dev/reference.py --check
	$(BIN)/python -m pytest -q tests/packaging -m "not slow"

format: $(READY) ## put every file in form
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

docs: $(READY) ## write the generated pages anew
	$(BIN)/python dev/reference.py

bench: $(READY) ## the figures, as ratios measured in one run
	$(BIN)/python bench/run.py

constraints: $(READY) ## move every pinned version to the newest
	sh dev/constraints.sh

clean: ## remove what was set up, built and cached
	rm -rf .venv build dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
