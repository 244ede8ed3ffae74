#!/usr/bin/env bash
# Install plancheck from the folder of the action into an environment of its own.
set -euo pipefail
folder=${RUNNER_TEMP:-$(mktemp -d)}/plancheck
"${PLANCHECK_PYTHON:-python3}" -m venv "$folder"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check "$PLANCHECK_ACTION"
echo "$folder/bin" >> "${GITHUB_PATH:-/dev/null}"
