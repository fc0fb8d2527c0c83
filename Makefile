# `make run` starts the bot, `make test` runs every test. Both first make their own environment in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --constraint constraints.txt

.PHONY: run preview chat test lint check screenshots clean

run: $(VENV)/ready-run
	@$(BIN)/python -m bot run

preview: $(VENV)/ready-run
	@$(BIN)/python -m bot preview

chat: $(VENV)/ready-run
	@$(BIN)/python -m bot chat

test: $(VENV)/ready-dev
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint
	$(BIN)/python -m bot check
	$(BIN)/python -m bot format --check
	$(MAKE) test

screenshots: $(VENV)/ready-screenshots
	@$(BIN)/python -m tools.screenshots --readme

clean:
	rm -rf $(VENV)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; name one with: make run PYTHON=python3.11"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready-run: $(BIN)/python pyproject.toml constraints.txt
	@echo "Installing what the bot needs (once) ..."
	@$(PIP) --editable '.[preview]'
	@touch $@

$(VENV)/ready-dev: $(BIN)/python pyproject.toml constraints.txt
	@echo "Installing what the tests need (once) ..."
	@$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/ready-run

$(VENV)/ready-screenshots: $(BIN)/python pyproject.toml constraints.txt
	@echo "Installing what taking pictures needs (once) ..."
	@$(PIP) --editable '.[screenshots]'
	@touch $@
