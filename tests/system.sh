#!/usr/bin/env bash
# Installs the Debian packages that the tests need, if they are missing.
set -eu
missing=()
need() { command -v "$1" >/dev/null 2>&1 || [ -x "$1" ] || missing+=("$2"); }
need chromium chromium
need /usr/sbin/dovecot dovecot-imapd
[ -n "$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null || true)" ] || missing+=(postgresql)
need xgettext gettext
need openssl openssl
need pdftotext poppler-utils
need setpriv util-linux
ldconfig -p 2>/dev/null | grep -q libatomic.so.1 || /sbin/ldconfig -p | grep -q libatomic.so.1 || missing+=(libatomic1) # Playwright's
[ -n "$(fc-list 2>/dev/null | head -n 1)" ] || missing+=(fontconfig fonts-dejavu-core)
[ ${#missing[@]} -eq 0 ] && exit 0
echo "Installing ${missing[*]} …"
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
$as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
