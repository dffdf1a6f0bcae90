# Everything happens in .venv, made here from the hash-locked requirements; nothing else on the machine is touched
# (but for a browser, where `make test` finds none). Paths are relative: the clone may stand anywhere, blanks included.

# The first Python that is new enough; 3.14 stands last, because edlib must be compiled for it. Or: make site PYTHON=…
PYTHON ?= $(shell for each in python3.13 python3.12 python3.11 python3 python python3.14; do \
	"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$each" && break; done)
RUN := .venv/bin/python -m
INSTALL := $(RUN) pip --disable-pip-version-check -qq install
# Wheels alone, which run no code while they are installed; these two have none for every machine (Windows, Arm, Alpine).
SOURCES_TOO := edlib watchdog
WHEELS := $(filter-out $(SOURCES_TOO),$(sort $(shell sed -n 's/^\([A-Za-z0-9._-]*\)==.*/\1/p' requirements/*.txt)))
COMMA := ,
EMPTY :=
LOCKED := $(INSTALL) --require-hashes --no-build-isolation --only-binary $(subst $(EMPTY) ,$(COMMA),$(WHEELS))
PORT ?= 8000
# What lint reads: those of them that there are.
CODE := $(wildcard annotate tests benchmarks)

# Material's banner about a version that this project does not use.
export NO_MKDOCS_2_WARNING := 1
# The time that stands in what is built: that of the last commit, so that the same commit makes the same bytes on any day.
export SOURCE_DATE_EPOCH := $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct 2>/dev/null),$(shell date +%s))

.PHONY: help site serve suggest web test lint pictures lock mutants audit dist sbom clean
.DEFAULT_GOAL := help

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name does; do printf 'make %-8s%s\n' "$$name" "$$does"; done

site: .venv/site.stamp  ## build the site from sources/ and docs/ into site/
	@$(RUN) mkdocs build --strict --site-dir site
	@echo
	@echo "The site is in: $(CURDIR)/site"
	@echo "To read it:     make serve, or open $(CURDIR)/site/index.html"

serve: .venv/site.stamp  ## show the site at http://127.0.0.1:8000/ and rebuild it on every edit (PORT=… for another)
	@$(RUN) mkdocs serve --dev-addr 127.0.0.1:$(PORT)

suggest: .venv/suggest.stamp  ## add the sentence model and the cluster, for `annotate suggest`

web: .venv/web.stamp  ## add what finds title, author and dates of web pages, for `annotate add`

# pytest is the last thing that runs, so that its closing line is the last that is seen.
test: lint .venv/editor.stamp  ## everything: lint, types, tests, browser included
	@$(RUN) tests.browser
	@$(RUN) pytest -n auto --maxprocesses 4

lint: .venv/dev.stamp  ## ruff and mypy
	@$(RUN) ruff check --quiet $(CODE)
	@$(RUN) mypy --no-error-summary $(CODE)

pictures: .venv/dev.stamp  ## take the pictures of the page anew, into docs/pictures/
	@$(RUN) tests.browser
	@$(RUN) tests.pictures

lock: .venv/lock.stamp  ## remake requirements/*.txt from pyproject.toml (UP=--upgrade takes newer versions)
	$(COMPILE) --group build -o requirements/build.txt
	$(COMPILE) --group lock -o requirements/lock.txt
	$(COMPILE) pyproject.toml -c requirements/build.txt -o requirements/site.txt
	$(COMPILE) pyproject.toml --extra web -c requirements/site.txt -o requirements/web.txt
	$(COMPILE) pyproject.toml --extra embed --extra cluster -c requirements/web.txt -o requirements/suggest.txt
	$(COMPILE) --group dev -c requirements/build.txt -c requirements/web.txt -c requirements/suggest.txt -o requirements/dev.txt
	$(COMPILE) --group audit -c requirements/dev.txt -o requirements/audit.txt
	$(COMPILE) --group mutants -c requirements/dev.txt -o requirements/mutants.txt
COMPILE = .venv/lock/bin/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command 'make lock' $(UP)

mutants: .venv/mutants.stamp  ## which changes of the programme the tests would not see (takes hours)
	@$(RUN) mutmut run

# Strict, since a package that cannot be looked up would pass for one that nothing is known against.
audit: .venv/audit.stamp  ## what is known against the locked packages (asks their registry) and the workflows
	@.venv/audit/bin/zizmor --offline --quiet --persona auditor .github
	@.venv/audit/bin/pip-audit --strict --disable-pip --require-hashes --progress-spinner off \
		$(foreach each,$(wildcard requirements/*.txt),-r $(each))

dist: .venv/locked.stamp  ## the packages that are published, into dist/
	@rm -f dist/*.whl dist/*.tar.gz
	@$(RUN) hatchling build

# Of the lock file, not of what is installed here, so that it is the same on every machine.
sbom: .venv/audit.stamp  ## what the published package runs with, as CycloneDX, into dist/
	@mkdir -p dist
	@sed 's/^dynamic = .*/version = "$(VERSION)"/' pyproject.toml > .venv/audit/pyproject.toml
	@.venv/audit/bin/python -W ignore -m cyclonedx_py requirements requirements/site.txt \
		--pyproject .venv/audit/pyproject.toml --output-reproducible -o dist/annotated_sources-$(VERSION).cdx.json
VERSION = $(shell sed -n 's/^__version__ = "\(.*\)"/\1/p' annotate/__init__.py)

clean:  ## remove all that was made, the environment included
	rm -rf .venv site dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
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

.venv/web.stamp: .venv/site.stamp requirements/web.txt
	@$(LOCKED) -r requirements/web.txt
	@touch $@

.venv/suggest.stamp: .venv/site.stamp requirements/suggest.txt
	@$(LOCKED) -r requirements/suggest.txt
	@touch $@

.venv/dev.stamp: .venv/web.stamp .venv/suggest.stamp requirements/dev.txt
	@echo "Adding what the tests need …"
	@$(LOCKED) -r requirements/dev.txt
	@touch $@

# The language server of editors, which comes from npm; where there is no npm, its tests are left out.
.venv/editor.stamp: .venv/dev.stamp tests/editor/package.json tests/editor/package-lock.json
	@mkdir -p .venv/editor
	@cp tests/editor/package.json tests/editor/package-lock.json .venv/editor/
	@! command -v npm >/dev/null || { cd .venv/editor && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error; }
	@touch $@

.venv/mutants.stamp: .venv/dev.stamp requirements/mutants.txt
	@$(LOCKED) -r requirements/mutants.txt
	@touch $@

# Apart from the rest, so that a broken lock can always be remade.
.venv/lock.stamp: requirements/lock.txt
	"$(PYTHON)" -m venv .venv/lock
	.venv/lock/bin/python -m pip --disable-pip-version-check -qq install --require-hashes -r requirements/lock.txt
	@touch $@

# Apart from the rest too: the project itself needs none of it.
.venv/audit.stamp: requirements/audit.txt
	@"$(PYTHON)" -m venv --clear .venv/audit
	@.venv/audit/bin/python -m pip --disable-pip-version-check -qq install --require-hashes --only-binary :all: \
		-r requirements/audit.txt
	@touch $@

# Debian keeps venv in a package of its own.
define ENSURE_VENV
"$(PYTHON)" -c 'import ensurepip' 2>/dev/null || test "$$(id -u)" != 0 || ! command -v apt-get >/dev/null || \
	{ apt-get -qq update && apt-get -qq install -y --no-install-recommends python3-venv >/dev/null; }
endef
