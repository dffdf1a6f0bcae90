# Everything happens in .venv, made here from the hash-locked requirements; nothing else on the machine is touched
# (but for a browser, where `make test` finds none). Paths are relative: the clone may stand anywhere, blanks included.

# The first Python that is new enough; 3.14 stands last, because edlib must be compiled for it. Or: make site PYTHON=…
PYTHON ?= $(shell for each in python3.13 python3.12 python3.11 python3 python python3.14; do \
	"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$each" && break; done)
RUN := .venv/bin/python -m
INSTALL := $(RUN) pip --disable-pip-version-check -qq install
LOCKED := $(INSTALL) --require-hashes --no-build-isolation
PORT ?= 8000
# What lint reads: those of them that there are.
CODE := $(wildcard annotate tests benchmarks)

# Material's banner about a version that this project does not use.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site serve test lint lock clean
.DEFAULT_GOAL := help

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name does; do printf 'make %-7s%s\n' "$$name" "$$does"; done

site: .venv/site.stamp  ## build the site from sources/ and docs/ into site/
	@$(RUN) mkdocs build --strict --site-dir site
	@echo
	@echo "The site is in: $(CURDIR)/site"
	@echo "To read it:     make serve, or open $(CURDIR)/site/index.html"

serve: .venv/site.stamp  ## show the site at http://127.0.0.1:8000/ and rebuild it on every edit (PORT=… for another)
	@$(RUN) mkdocs serve --dev-addr 127.0.0.1:$(PORT)

# pytest is the last thing that runs, so that its closing line is the last that is seen.
test: lint  ## everything: lint, types, tests, browser included
	@$(RUN) tests.browser
	@$(RUN) pytest -n auto --maxprocesses 4

lint: .venv/dev.stamp  ## ruff and mypy
	@$(RUN) ruff check --quiet $(CODE)
	@$(RUN) mypy --no-error-summary $(CODE)

lock: .venv/lock.stamp  ## remake requirements/*.txt from pyproject.toml (UP=--upgrade takes newer versions)
	$(COMPILE) --group build -o requirements/build.txt
	$(COMPILE) --group lock -o requirements/lock.txt
	$(COMPILE) pyproject.toml -c requirements/build.txt -o requirements/site.txt
	$(COMPILE) --group dev -c requirements/build.txt -c requirements/site.txt -o requirements/dev.txt
COMPILE = .venv/lock/bin/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command 'make lock' $(UP)

clean:  ## remove all that was made, the environment included
	rm -rf .venv site .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find annotate tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp is newer than what it was made from: a lock file that changes makes the environment anew.
.venv/locked.stamp: requirements/build.txt requirements/site.txt
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer was found. Install one, or name it: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Making the environment (.venv) with $$("$(PYTHON)" --version) …"
	@$(ENSURE_VENV)
	@"$(PYTHON)" -m venv --clear .venv
	@$(LOCKED) -r requirements/build.txt
	@$(LOCKED) -r requirements/site.txt
	@touch $@

.venv/site.stamp: .venv/locked.stamp pyproject.toml
	@$(INSTALL) --no-deps --no-index --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: .venv/site.stamp requirements/dev.txt
	@echo "Adding what the tests need …"
	@$(LOCKED) -r requirements/dev.txt
	@touch $@

# Apart from the rest, so that a broken lock can always be remade.
.venv/lock.stamp: requirements/lock.txt
	"$(PYTHON)" -m venv .venv/lock
	.venv/lock/bin/python -m pip --disable-pip-version-check -qq install --require-hashes -r requirements/lock.txt
	@touch $@

# Debian keeps venv in a package of its own.
define ENSURE_VENV
"$(PYTHON)" -c 'import ensurepip' 2>/dev/null || test "$$(id -u)" != 0 || ! command -v apt-get >/dev/null || \
	{ apt-get -qq update && apt-get -qq install -y --no-install-recommends python3-venv >/dev/null; }
endef
