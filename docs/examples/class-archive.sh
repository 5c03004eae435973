#!/bin/sh
# Makes every later start of a server faster: what Java finds out about 20 000 classes is kept in a file
# (class data sharing, JEP 350), classes.jsa, beside jvm.options, which then names it.
#
#   class-archive.sh /opt/latchkey/wlp [defaultServer]
#
# Once after each unpacking and each update of Java, as the owner of the server's files, and while that server is
# stopped or will be restarted; it needs curl. The server runs twice for it, to write the file and to try it, with an
# embedded database in a temporary folder and with ports of its own: 29080, 29443 and 29025.
set -eu
wlp=$(cd "$1" && pwd)
name=${2:-defaultServer}
user=${WLP_USER_DIR:-$wlp/usr}
home=$(cd "$user/servers/$name" && pwd)
archive=$home/classes.jsa
server=

refuse() {
  echo "$*" >&2
  exit 1
}

stop() {
  [ -z "$server" ] || { kill "$server" 2> /dev/null && wait "$server"; } || true
  server=
}

finish() {
  stop
  grep -q "^-XX:SharedArchiveFile=" "$home/jvm.options" || rm -f "$archive"
  rm -rf "$work"
}

call() {
  curl -q -fsS -m 10 --noproxy '*' -o "$work/answer" -H 'Content-Type: application/json' "http://127.0.0.1:29080$@"
}

used() {
  person=archive_$server
  call /api/signup -d "{\"username\":\"$person\",\"email\":\"$person@example.com\",\"password\":\"nothing to keep\"}" &&
  call /api/login -d "{\"username\":\"$person\",\"password\":\"nothing to keep\"}" &&
  call /api/profile -H "Authorization: Bearer $(sed 's/.*"token":"\([^"]*\)".*/\1/' "$work/answer")"
}

# Starts the server with these settings, uses it, and stops it.
run() {
  env -i PATH="$PATH" JAVA_HOME="${JAVA_HOME:-}" WLP_USER_DIR="${WLP_USER_DIR:-}" WLP_OUTPUT_DIR="$work" \
    HTTP_HOST=127.0.0.1 HTTP_PORT=29080 HTTPS_PORT=29443 MAIL_PORT=29025 "$@" \
    "$wlp/bin/server" run "$name" > "$work/log" 2>&1 &
  server=$!
  tries=0
  until call /health/ready 2> /dev/null; do
    tries=$((tries + 1))
    [ $tries -lt 120 ] && kill -0 "$server" 2> /dev/null || refuse "$(cat "$work/log")"
    sleep 1
  done
  used || refuse "$(cat "$work/log")"
  stop
}

command -v curl > /dev/null || refuse "curl is needed"
[ -O "$home/jvm.options" ] || refuse "run this as the owner of $home/jvm.options"
! cat "$wlp/etc/server.env" "$user/shared/server.env" "$home/server.env" 2> /dev/null |
  grep -E '^(DB_|LATCHKEY_|MAIL_|HTTP|WLP_OUTPUT_DIR)' ||
  refuse "what stands in a server.env would win over the ports and the database of this run"
work=$(mktemp -d)
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
! curl -q -s -m 10 --noproxy '*' -o "$work/answer" http://127.0.0.1:29080/ || refuse "something answers on port 29080"
sed -i -e '/^-XX:SharedArchiveFile=/d' -e '$a\' "$home/jvm.options"
rm -f "$archive"
# Java writes none while an agent may change classes; Open Liberty's own is there for metrics of its pools.
run WLP_SKIP_BOOTSTRAP_AGENT=true JVM_ARGS="-XX:ArchiveClassesAtExit='$archive'"
[ -s "$archive" ] || refuse "$(cat "$work/log")"
run JVM_ARGS="-XX:SharedArchiveFile='$archive'"
echo "-XX:SharedArchiveFile=$archive" >> "$home/jvm.options"
ls -sh "$archive"
