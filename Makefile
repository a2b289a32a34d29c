# make run and make test are all a newcomer needs.
SHELL := /bin/bash
UV := .tools/bin/uv
# Compiled once here, not at every start: a start compiles nothing where Python may not write.
UVFLAGS := -q --require-hashes --compile-bytecode
PY := .venv/bin/python
PORT ?= 8025

.PHONY: run setup setup-dev system test check check-fast messages bench lock clean

run: setup ## the desk with the demo shop, on http://127.0.0.1:8025
	@exec .venv/bin/kulanz run --demo --bind 127.0.0.1:$(PORT)

setup: .venv/ready ## only prepares .venv, with the kulanz command in it

setup-dev: .venv/ready-dev

test: system setup-dev ## everything: installs what is missing, runs every check on both databases
	@bash tests/run.sh

check: setup-dev ## the fast part: style, types, layers, words, and the tests that need no server
	@bash tests/check.sh

bench: setup-dev ## measures; prints figures
	@$(PY) -m bench

messages: setup-dev ## collects the words of the screens and compiles the German ones
	@cd kulanz && ../$(PY) -m django makemessages -l de --no-location --no-wrap -v0 \
	  --settings kulanz.config.settings && ../$(PY) -m babel.messages.frontend compile -d locale -D django >/dev/null

lock: $(UV) ## resolves the dependencies again
	@$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --extra postgres pyproject.toml -o requirements.txt --upgrade
	@$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --extra postgres --group dev pyproject.toml -o requirements-dev.txt --upgrade

system: ## Debian packages that the tests need, installed only if missing
	@bash tests/system.sh

clean: ## removes what make made, but never data/
	rm -rf .venv .tools .mypy_cache .ruff_cache .import_linter_cache build kulanz.egg-info

# On a bare Debian plain pip is refused and there is no venv module, so uv is fetched into a folder of its own.
$(UV):
	@echo "Fetching tools …"
	@python3 -m pip install -q --disable-pip-version-check --no-warn-script-location --target .tools uv 2>&1 \
	  | grep -v WARNING || true
	@test -x $(UV)

.venv/bin/python: | $(UV)
	@$(UV) venv -q --python 3.11 .venv

.venv/ready: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing what the desk needs …"
	@test -e .venv/ready-dev || $(UV) pip sync $(UVFLAGS) requirements.txt --python $(PY)
	@test ! -e .venv/ready-dev || $(UV) pip install $(UVFLAGS) -r requirements.txt --python $(PY)
	@$(UV) pip install -q --no-deps -e . --python $(PY)
	@touch $@

.venv/ready-dev: requirements-dev.txt pyproject.toml | .venv/bin/python
	@echo "Installing what the checks need …"
	@$(UV) pip sync $(UVFLAGS) requirements-dev.txt --python $(PY)
	@$(UV) pip install -q --no-deps -e . --python $(PY)
	@touch $@ .venv/ready
