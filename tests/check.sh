#!/usr/bin/env bash
# The fast part of the checks: style, types, layers, words, and the tests that need no server.
set -u
cd "$(dirname "$0")/.."
export PATH="$PWD/.venv/bin:$PATH" KULANZ_DATA="${KULANZ_DATA:-$(mktemp -d)}"
export DJANGO_SETTINGS_MODULE=kulanz.config.settings
failed=()
step() {
  local name=$1 begun=$SECONDS; shift
  if "$@" >"$KULANZ_DATA/step.log" 2>&1; then
    printf '%-34s ok (%ss)\n' "$name" $((SECONDS - begun))
  else
    printf '%-34s FAILED\n' "$name"; cat "$KULANZ_DATA/step.log"; failed+=("$name")
  fi
}
step "style" ruff check .
step "format" ruff format --check .
step "types" mypy kulanz
step "layers" lint-imports
step "templates" bash -c 'git ls-files "*.html" | xargs -r djade --check --target-version 5.2'
step "migrations complete" python -m django makemigrations --check --dry-run
step "settings sound" python -m django check
[ "${1:-}" = "--static" ] || step "tests without servers" \
  python -m pytest -n 2 -m "not server and not browser" tests
[ ${#failed[@]} -eq 0 ] || { echo "Failed: ${failed[*]}"; exit 1; }
