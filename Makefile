# make demo and make test do all set-up themselves; the other targets build on the same environment.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready

.PHONY: demo test coverage screenshots translations bench dist deb dist-check lint lock clean

demo: $(STAMP)
	$(BIN)/batotray demo

test: $(STAMP) lint
	scripts/system-libraries $(BIN)/python desktop
	$(BIN)/python -m pytest

# The same tests, traced: which lines none of them runs. It takes a third longer.
coverage: $(STAMP)
	scripts/system-libraries $(BIN)/python desktop
	$(BIN)/python -m pytest --cov --cov-report=term-missing:skip-covered

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

# Every window, light and dark, into docs/images.
screenshots: $(STAMP)
	$(BIN)/python scripts/screenshots.py

# Collects new sentences into resources/translations and compiles what is translated; see docs/translating.md.
translations: $(STAMP)
	$(BIN)/python scripts/catalogues.py

bench: $(STAMP)
	$(BIN)/python -m benches

# Pinned by hash; the project itself is installed in place, with the pinned build tool.
$(STAMP): requirements/dev.txt pyproject.toml scripts/system-libraries
	$(PYTHON) -c 'import sys; assert sys.version_info >= (3, 11), "batotray needs Python 3.11 or newer; set PYTHON=..."'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "No venv module: on Debian run  sudo apt-get install -y python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	scripts/system-libraries $(BIN)/python
	touch $@

# One folder with two programs, for those without Python; then tried on a desktop of its own.
dist: $(STAMP)
	$(BIN)/pyinstaller --noconfirm --clean batotray.spec

# A Debian package of that folder.
deb: dist
	$(BIN)/python scripts/debian_package.py

dist-check: deb
	scripts/system-libraries $(BIN)/python desktop
	$(BIN)/python scripts/dist_check.py

# Needs uv; only after a change of the dependencies in pyproject.toml.
lock:
	uv pip compile --no-strip-extras --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --extra dev pyproject.toml -o requirements/dev.txt

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage *.egg-info
