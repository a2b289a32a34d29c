#!/usr/bin/env bash
# postgresql.sh start DIR: a throwaway PostgreSQL on a free port of this machine, which it prints.
# postgresql.sh stop DIR: ends it. As root it runs as nobody, so DIR must lie where everyone may enter.
set -eu
deed=$1 folder=$2
programs=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
user=()
if [ "$(id -u)" = 0 ]; then
  chown nobody "$folder"
  user=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
fi
if [ "$deed" = stop ]; then
  "${user[@]}" "$programs/pg_ctl" -D "$folder/data" -m immediate stop
  exit
fi
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export HOME=$folder LC_ALL=C.UTF-8
"${user[@]}" "$programs/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$folder.log" 2>&1
"${user[@]}" "$programs/pg_ctl" -D "$folder/data" -w -l "$folder/pg.log" -o "-p $port -k $folder -c listen_addresses=127.0.0.1 \
  -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=100" start >>"$folder.log" 2>&1
rm -f "$folder.log"
echo "$port"
