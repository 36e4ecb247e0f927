# Two commands to know: `make run` and `make test`. Both make their own .venv from requirements.lock.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test faults bench check format lint types contracts lock

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ARGS ?=

help: ## Show what can be done
	@awk -F ': .*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(READY) ## Start the bot; without a token, the sandbox (its address is printed)
	@$(BIN)/wijha run $(ARGS)

test: $(READY) ## Run every test (ARGS="-k words" for some)
	@$(BIN)/python -m pytest --numprocesses=auto --maxprocesses=4 --dist=loadfile $(ARGS)

faults: $(READY) ## Kill the bot again and again under load (ARGS="--seed 7 --kills 50 --by polling")
	@$(BIN)/python -m tests.faults $(ARGS)

bench: $(READY) ## Measure the bot beside a plain one (ARGS="--rounds 1"): see bench/README.md
	@$(BIN)/python -m bench $(ARGS)

check: lint types contracts test ## Format, lint, types, contracts, then every test

format: $(READY) ## Write the code in the house's format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lint: $(READY) ## Say where the code leaves the house's format or rules
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: $(READY) ## Check every type, in the code and in the tests
	@$(BIN)/mypy

contracts: $(READY) ## Check that imports go one way: bot, storage, flows
	@$(BIN)/lint-imports --no-cache

lock: ## Write requirements.lock, and the one of the image, anew (needs uv)
	@uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--upgrade --group dev pyproject.toml -o requirements.lock
	@uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--constraint requirements.lock pyproject.toml -o deploy/requirements.lock
	@! grep -n '://' requirements.lock deploy/requirements.lock

$(READY): requirements.lock pyproject.toml
	@.ci/environment $(VENV)
	@touch $@
