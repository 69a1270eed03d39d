# make run and make test are all that a fresh Debian 12/13 or Ubuntu 24.04 needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test lint types imports pytest bench wheel lock system clean

run: $(VENV)/runtime
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec $(BIN)/python -m antt_desktop; \
	else echo "Máy này không có màn hình: tạo bản xem thử trong thư mục out/"; \
	exec $(BIN)/python -m antt_desktop demo out/; fi

test: $(VENV)/development lint types imports pytest

lint: $(VENV)/development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/development
	$(BIN)/mypy

imports: $(VENV)/development
	$(BIN)/lint-imports

pytest: $(VENV)/development
	$(BIN)/python -m pytest -n 2

bench: $(VENV)/development
	$(BIN)/python -m tests.benchmarks

wheel: $(VENV)/development
	$(BIN)/python -m hatchling build -t wheel -d dist

# Renew the hash-locked requirements after a change in pyproject.toml or packaging/development.in.
lock:
	packaging/lock.sh

system:
	packaging/system-libraries.sh

$(VENV)/runtime: packaging/requirements.txt packaging/system-libraries.sh
	packaging/system-libraries.sh
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r packaging/requirements.txt
	touch $@

$(VENV)/development: packaging/requirements-dev.txt packaging/system-libraries.sh
	packaging/system-libraries.sh
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r packaging/requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV) dist out
