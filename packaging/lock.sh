#!/bin/sh
# Write the hash-locked requirements again, for Windows and Linux, Python 3.11 to 3.13. Needs uv.
set -eu
cd "$(dirname "$0")/.."
options="--universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet"
# shellcheck disable=SC2086 # each word is an option
uv pip compile $options pyproject.toml -o packaging/requirements.txt
# shellcheck disable=SC2086
uv pip compile $options pyproject.toml packaging/development.in -o packaging/requirements-dev.txt
