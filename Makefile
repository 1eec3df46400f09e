# Everything runs in .venv, made from the hash-locked requirements; it needs Python 3.11 or newer, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help site offline docs serve quick test rest check access fuzz kills golden messages bench pictures lock audit bom dist clean

help:
	@echo "make site     build the CX Trend Radar into build/site"
	@echo "make offline  build it into build/offline, to be opened from there without a server"
	@echo "make serve    show it in the browser while you edit"
	@echo "make quick    check format, lint, types and contracts, and run every test that is quick: about a minute"
	@echo "make test     check everything: the same and all other tests, which takes minutes"
	@echo "make check    the same without any test"
	@echo "make access   build the site and let axe look at every page, light and dark, wide and narrow; takes minutes"
	@echo "make fuzz     change whole radars at random for a minute and look for what ends the program"
	@echo "make kills    end every command that writes at each of its steps; takes long"
	@echo "make golden   write the expected pages and pictures of the tests anew; look at the difference"
	@echo "make messages take new sentences into the catalogues of translators (CONTRIBUTING.md says how)"
	@echo "make bench    print the figures that matter as ratios; GROWTH=1 only those of further trends and editions"
	@echo "make pictures draw the pictures of README and docs anew"
	@echo "make docs     build the documentation of the program as a site into build/docs"
	@echo "make lock     choose newer versions of what the program needs"
	@echo "make audit    ask whether what the program needs has known holes"
	@echo "make bom      write down all that the program needs, with checksums, as CycloneDX"
	@echo "make dist     make a release's files: wheel, source archive, bill of materials"

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "radargen needs Python 3.11 or newer; run make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(INSTALL) --require-hashes --only-binary=:all: -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q radargen # so that the first command is as quick as the next
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.site
	$(INSTALL) --require-hashes --only-binary=:all: -r requirements-dev.lock
	@touch $@

site: $(VENV)/.site
	$(BIN)/radargen build
	@echo "To look at it: make serve, then http://127.0.0.1:8000/ in a browser. Or make offline, then open build/offline/index.html."

# The same as files, for those without a server.
offline: $(VENV)/.site
	$(BIN)/radargen build --offline --out build/offline

serve: $(VENV)/.site
	$(BIN)/radargen serve

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# On all cores, in as many processes as tests/conftest.py says; what pytest compiles is kept whatever the environment
# says, or every worker would compile all of it.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --dist worksteal
quick: check
	$(PYTEST) -m "not slow" --hypothesis-profile quick

test: check rest

# PART is what a forge runs of it in one job: arguments of pytest.
PART ?=
rest: $(VENV)/.dev
	$(BIN)/python tests/find_browsers.py
	$(BIN)/python tests/find_language_server.py
	$(PYTEST) $(PART)

access: $(VENV)/.dev site
	$(BIN)/python -m tests.accessible build/site

SECONDS ?= 60
SEED ?= 1
fuzz: $(VENV)/.dev
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS) --seed $(SEED)

kills: $(VENV)/.dev
	$(BIN)/python -m tests.kills

golden: $(VENV)/.dev
	$(BIN)/python -m tests.problems
	$(BIN)/python -m tests.reference
	$(BIN)/python -m tests.architecture
	$(BIN)/python -m tests.starter
	$(BIN)/python -m tests.pages.golden
	SOURCE_DATE_EPOCH=0 $(BIN)/python -m tests.publishing.golden
	$(BIN)/python -m tests.charts.placing.golden
	$(BIN)/python -m tests.charts.drawing.golden
	$(BIN)/python -m tests.slides.golden
	$(BIN)/python -m tests.paper.golden
	$(BIN)/python -m tests.reporting.golden

# NEW=it begins a language; DOMAINS=readers leaves out what only its editors would see.
DOMAINS := readers editors
LOCALE := radargen/text/locale
BABEL := $(BIN)/python -m babel.messages.frontend --quiet
EXTRACT := --mapping-file pyproject.toml --no-default-keywords --add-location file --no-wrap --project radargen
SAID_TO_readers := pgettext:1c,2 npgettext:1c,2,3
SAID_TO_editors := gettext ngettext:1,2
messages: $(VENV)/.dev $(DOMAINS:%=messages-%)
messages-%: $(VENV)/.dev
	@mkdir -p build/messages
	@$(BABEL) extract $(EXTRACT) --keywords "$(SAID_TO_$*)" --output build/messages/$*.pot radargen
	@$(BABEL) update $(if $(NEW),--init-missing --locale $(NEW)) --ignore-obsolete --ignore-pot-creation-date --no-wrap \
		--domain $* --input-file build/messages/$*.pot --output-dir $(LOCALE)

bench: $(VENV)/.dev
	@mkdir -p build
	$(BIN)/python -m benchmarks $(if $(GROWTH),--growth) --json build/bench.json

# RADARGEN_REPOSITORY is the address of the repository at its forge, to which links lead that leave the documentation.
docs: $(VENV)/.site
	$(BIN)/mkdocs build --strict --config-file docs/site/mkdocs.yml

# In English like the README, and with fewer dots than for print.
PICTURE := $(BIN)/radargen render --language en
pictures: $(VENV)/.dev site
	$(PICTURE) docs/radar.png --size 16:9 --dpi 120
	$(PICTURE) docs/radar-a4.png --size a4 --dpi 110
	$(PICTURE) docs/radar-print.png --size a4 --theme print --dpi 110
	$(BIN)/python -m tests.tutorial_pictures
	$(BIN)/python -m tests.site_pictures build/site
	$(BIN)/python -m tests.book_pictures
	$(BIN)/python -m tests.deck_pictures
	$(BIN)/python -m tests.digest_pictures

COMPILE := $(BIN)/pip-compile --quiet --upgrade --constraint constraints-lock.txt --generate-hashes --no-header \
	--strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --build-deps-for editable
lock: $(VENV)/.dev
	$(COMPILE) --output-file requirements.lock pyproject.toml
	$(COMPILE) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml
	$(BIN)/python -m tests.starter

# A package that nobody knows anything of counts as a hole.
audit: $(VENV)/.dev
	$(BIN)/pip-audit --strict --require-hashes --disable-pip --progress-spinner off \
		--requirement requirements.lock --requirement requirements-dev.lock

DIST ?= dist
bom: $(VENV)/.dev
	@mkdir -p $(DIST)
	$(BIN)/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --output-reproducible \
		--output-format JSON --output-file $(DIST)/radargen.cdx.json

dist: bom
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/python -m build --no-isolation --outdir $(DIST)

clean:
	rm -rf build dist $(VENV)
