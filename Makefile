# De opdrachten van Wijkteamkompas. Elke opdracht zet eerst klaar wat hij nodig heeft, en slaat over wat al klaar is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.klaar
ADDRESS ?= 127.0.0.1:8000
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site build test bench controleer schoon
.DEFAULT_GOAL := help

help:
	@echo "make site        de site bekijken op http://$(ADDRESS), en zien veranderen terwijl je schrijft"
	@echo "make build       de site bouwen in de map site/"
	@echo "make test        alle tests draaien, ook in een echte browser"
	@echo "make bench       snelheid en omvang meten"
	@echo "make controleer  alleen de data controleren"
	@echo "make schoon      weghalen wat deze opdrachten hebben gemaakt"

site: $(READY)
	$(BIN)/mkdocs serve --strict --dev-addr $(ADDRESS)

build: $(READY)
	$(BIN)/mkdocs build --strict --quiet

test: $(READY) browser
	$(BIN)/python -m pytest

bench: $(READY)
	$(BIN)/python -m benchmarks

controleer: $(READY)
	$(BIN)/kompas controleer

schoon:
	rm -rf site $(VENV) .hypothesis

# De omgeving: precies de vastgelegde versies, met hun controlegetallen, en het project zelf.
$(READY): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 of nieuwer is nodig; dit is $$($(PYTHON) --version). Geef een andere met: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq python3-venv; } || \
	  { echo "Python mist de module venv. Installeer die, op Debian met: sudo apt install python3-venv"; exit 1; }
	@echo "Omgeving klaarzetten (de eerste keer een minuut of twee) ..."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

# De browser voor de tests: een die er al is, anders die van Debian, anders die van Playwright.
.PHONY: browser
browser: $(READY)
	@$(BIN)/python -m tests.browser >/dev/null 2>&1 || \
	  { [ "$$(id -u)" = 0 ] && echo "Browser installeren ..." && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || \
	  $(BIN)/playwright install chromium || \
	  { echo "Er is geen browser voor de tests. Installeer Chromium, op Debian met: sudo apt install chromium"; exit 1; }
