#!/usr/bin/env bash
# Every check: the static ones, then all tests on SQLite, then those that touch a database on PostgreSQL.
set -eu
cd "$(dirname "$0")/.."
# With CI set, pytest would print compared pages whole.
unset CI
bash tests/check.sh --static
echo "Tests on SQLite:"
.venv/bin/python -m pytest -n 2 tests
echo "Tests on PostgreSQL:"
folder=$(mktemp -d /tmp/kulanz-pg.XXXXXX)
chmod 755 "$folder"
trap 'bash tests/servers/postgresql.sh stop "$folder" >/dev/null 2>&1; rm -rf "$folder"' EXIT
port=$(bash tests/servers/postgresql.sh start "$folder")
DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres" .venv/bin/python -m pytest -n 2 -m "not browser" --database-only tests
