#!/usr/bin/env bash
# The check of the GitHub action: annotations in the log, a summary on the page of the run, and, if
# asked for, a file for code scanning. Everything comes in through the environment.
set -euo pipefail
cd "${PLANCHECK_PATH:-.}"
arguments=(--output github --output "markdown:${GITHUB_STEP_SUMMARY:-/dev/null}")
if [ -n "${PLANCHECK_AS_OF:-}" ]; then arguments+=("--as-of=$PLANCHECK_AS_OF"); fi
if [ -n "${PLANCHECK_FAIL_ON:-}" ]; then arguments+=("--fail-on=$PLANCHECK_FAIL_ON"); fi
if [ -n "${PLANCHECK_SINCE:-}" ]; then arguments+=("--since=$PLANCHECK_SINCE" --new-only); fi
if [ -n "${PLANCHECK_LANGUAGE:-}" ]; then arguments+=("--lang=$PLANCHECK_LANGUAGE"); fi
if [ -n "${PLANCHECK_SARIF:-}" ]; then arguments+=("--output=sarif:$PLANCHECK_SARIF"); fi
status=0
plancheck check "${arguments[@]}" || status=$?
echo "status=$status" >> "${GITHUB_OUTPUT:-/dev/null}"
exit "$status"
