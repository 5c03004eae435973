#!/bin/sh
# Makes every later start of a server faster: what Java finds out about 20 000 classes is kept in a file
# (class data sharing, JEP 350), classes.jsa, beside jvm.options, which then names it.
#
#   class-archive.sh /opt/latchkey/wlp [defaultServer]
#
# Once after each unpacking and each update of Java, as the owner of the server's files; it needs curl. The server
# runs twice for it, to write the file and to try it, with an embedded database in a temporary folder and with ports
# of its own. A file that a newer Java does not take is ignored.
set -eu
wlp=$(cd "$1" && pwd)
name=${2:-defaultServer}
home=${WLP_USER_DIR:-$wlp/usr}/servers/$name
work=$(mktemp -d)
trap 'stop; rm -rf "$work"' EXIT

in_development() {
  env -i PATH="$PATH" JAVA_HOME="${JAVA_HOME:-}" WLP_USER_DIR="${WLP_USER_DIR:-}" WLP_OUTPUT_DIR="$work" \
    HTTP_HOST=127.0.0.1 HTTP_PORT=29080 HTTPS_PORT=29443 MAIL_PORT=29025 "$@"
}

stop() {
  in_development "$wlp/bin/server" stop "$name" > "$work/stop" 2>&1 || true
  wait
}

call() {
  curl -fs -o "$work/answer" -H 'Content-Type: application/json' "http://127.0.0.1:29080$@"
}

# Starts the server with these settings, uses it, and stops it.
use() {
  in_development "$@" "$wlp/bin/server" run "$name" > "$work/log" 2>&1 &
  tries=0
  until call /health/ready; do
    tries=$((tries + 1))
    if [ $tries -gt 120 ] || ! kill -0 $!; then cat "$work/log" >&2; exit 1; fi
    sleep 1
  done
  call /api/signup -d "{\"username\":\"$!\",\"email\":\"$!@example.com\",\"password\":\"nothing to keep\"}"
  call /api/login -d "{\"username\":\"$!\",\"password\":\"nothing to keep\"}"
  call /api/profile -H "Authorization: Bearer $(sed 's/.*"token":"\([^"]*\)".*/\1/' "$work/answer")"
  stop
}

sed -i -e '/^-XX:SharedArchiveFile=/d' -e '$a\' "$home/jvm.options"
rm -f "$home/classes.jsa"
# Java writes none while an agent may change classes; Open Liberty's own is there for metrics of its pools.
use WLP_SKIP_BOOTSTRAP_AGENT=true JVM_ARGS="-XX:ArchiveClassesAtExit=$home/classes.jsa"
use JVM_ARGS="-XX:SharedArchiveFile=$home/classes.jsa"
echo "-XX:SharedArchiveFile=$home/classes.jsa" >> "$home/jvm.options"
ls -sh "$home/classes.jsa"
