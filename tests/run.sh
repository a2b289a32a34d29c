#!/usr/bin/env bash
# Every check: the static ones, then all tests on SQLite, then those that touch a database on PostgreSQL.
set -eu
cd "$(dirname "$0")/.."
# With CI set, pytest would print compared pages whole.
unset CI
export KULANZ_EXAMPLES=same
bash tests/check.sh --static
echo "Tests on SQLite:"
# The tests of a file stay together: many share a desk, or a server, that takes its time to start.
.venv/bin/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder tests
echo "Tests on PostgreSQL:"
folder=$(mktemp -d /tmp/kulanz-pg.XXXXXX)
chmod 755 "$folder"
trap 'bash tests/servers/postgresql.sh stop "$folder" >/dev/null 2>&1; rm -rf "$folder"' EXIT
port=$(bash tests/servers/postgresql.sh start "$folder")
DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres" .venv/bin/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder -m "not browser" --database-only tests
