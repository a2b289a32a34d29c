#!/bin/bash
# dovecot.sh DIR PORT IMAPS_PORT: Dovecot 2.3 in the foreground, on loopback, as an unprivileged user
# (as root it goes on as nobody, for imap-login refuses root). DIR/users holds a passwd file for each user;
# XOAUTH2 tokens are JWT signed with the HS256 key in DIR/keys/default/HS256/default (base64).
set -eu
D=$1; PORT=$2; SPORT=$3
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$D"; chown nobody:nogroup "$D"
  exec setpriv --reuid=nobody --regid=nogroup --clear-groups env HOME="$D" bash -s "$@" < "$0" # nobody may not look into a folder of root's
fi
U=$(id -un); G=$(id -gn)
mkdir -p "$D"/users "$D"/run "$D"/mail "$D"/home "$D"/keys/default/HS256
[ -f "$D/keys/default/HS256/default" ] || printf '0123456789abcdef0123456789abcdef' | base64 -w0 > "$D/keys/default/HS256/default"
cat > "$D/oauth2.conf" <<C
introspection_mode = local
local_validation_key_dict = fs:posix:prefix=$D/keys/
username_attribute = email
client_id = desk
C
if [ "$SPORT" != 0 ]; then
  [ -f "$D/c.pem" ] || openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=localhost -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' -keyout "$D/k.pem" -out "$D/c.pem" 2>/dev/null
  TLS="ssl = yes
ssl_cert = <$D/c.pem
ssl_key = <$D/k.pem"; SL="address = 127.0.0.1
    port = $SPORT
    ssl = yes"
else TLS="ssl = no"; SL="port = 0"; fi
cat > "$D/dovecot.conf" <<C
base_dir = $D/run
state_dir = $D/run
instance_name = test-$PORT
log_path = $D/dovecot.log
protocols = imap
listen = 127.0.0.1
$TLS
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
auth_failure_delay = 0
default_internal_user = $U
default_internal_group = $G
default_login_user = $U
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:$D/mail/%u
mail_max_userip_connections = 200
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = $D/oauth2.conf
}
passdb {
  driver = passwd-file
  mechanisms = plain login
  args = scheme=PLAIN username_format=%u $D/users/%u
}
userdb {
  driver = passwd-file
  args = username_format=%u $D/users/%u
  default_fields = uid=$U gid=$G home=$D/home/%u
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    special_use = \Sent
  }
  mailbox Junk {
    auto = create
    special_use = \Junk
  }
  mailbox Trash {
    auto = create
    special_use = \Trash
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = $PORT
  }
  inet_listener imaps {
    $SL
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
C
exec dovecot -F -c "$D/dovecot.conf"
