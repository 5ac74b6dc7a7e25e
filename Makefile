# Two commands are enough: `make run` and `make test`. Both set up what they need first.
# ARGS is handed on: make run ARGS="--windowed --source sim:busy", make test ARGS="-k tracker"

.DEFAULT_GOAL := help
.PHONY: help setup run run-headless demo test soak format clean

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1|/p' Makefile | awk -F'|' '{ printf "%-22s %s\n", $$1, $$2 }'

setup: ## Set up system libraries, .venv and packages
	@sh scripts/setup.sh --dev

run: ## Set up and start the kiosk, full screen
	@sh scripts/run.sh $(ARGS)

run-headless: ## Set up and start without a window; each change is one JSON line
	@sh scripts/run.sh --headless $(ARGS)

demo: ## Set up a collector and start it with a made-up year of 20 shops
	@sh scripts/setup.sh
	@.venv/bin/python -m pip install -q --disable-pip-version-check -c constraints.txt \
	    --no-build-isolation -e '.[collector]'
	@.venv/bin/kiosk collector demo $(ARGS)

test: ## Set up and run all checks and tests
	@sh scripts/test.sh $(ARGS)

soak: ## Set up and run the long tests: a million records, days offline, power cuts
	@sh scripts/setup.sh --dev
	@sh scripts/test_servers.sh
	@.venv/bin/python -m pytest -m soak --timeout 14400 $(ARGS)

format: ## Put the code into shape
	@sh scripts/setup.sh --dev
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

clean: ## Remove .venv and all caches
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
