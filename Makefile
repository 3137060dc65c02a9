# The two commands that matter: `make run` and `make test`.
VENV := .venv
PYTHON ?= python3
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed-$(shell cksum requirements.lock | cut -d' ' -f1)
SPARK_STAMP := $(VENV)/.spark-$(shell cksum requirements.spark.lock | cut -d' ' -f1)

.PHONY: setup run test prove bench lint types kernels messages drawings clean

setup: $(STAMP) src/tinhso/locale/en/LC_MESSAGES/django.mo

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@rm -f $(VENV)/.installed-* && touch $@

$(SPARK_STAMP): requirements.spark.lock $(STAMP)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.spark.lock
	@rm -f $(VENV)/.spark-* && touch $@

%.mo: %.po $(STAMP)
	$(BIN)/pybabel --quiet compile --input-file $< --output-file $@ --locale en

run: setup
	$(BIN)/tinhso run --demo

test: setup
	@$(MAKE) --no-print-directory --jobs 2 kernels lint types
	$(BIN)/python -m pytest -q -n 2 --dist loadscope --no-loadscope-reorder

# Spark runs on Java: where there is none, neither is installed and its proof says that it was skipped.
prove: setup $(if $(shell command -v java),$(SPARK_STAMP))
	$(BIN)/python -m pytest -q -m prove

bench: setup
	$(BIN)/python -m benchmarks.directives.lists
	$(BIN)/python -m benchmarks.directives.importing
	$(BIN)/python -m benchmarks.checker.accuracy

lint: setup
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/lint-imports

types: setup
	$(BIN)/mypy

drawings: setup
	DJANGO_SETTINGS_MODULE=tinhso.site.settings $(BIN)/python -m tinhso.site.drawings

# Linkage compiles its loops at first use: once, beside the checks of style and types, which leave a core free.
kernels: setup
	$(BIN)/python -m tinhso.linkage.kernels

messages: setup
	$(BIN)/python -m tinhso.site.messages

clean:
	rm -rf $(VENV) .var build
