#!/bin/sh
# Makes later starts of a server faster. It stores the metadata of 20 000 classes in a file, classes.jsa, next to
# jvm.options (class data sharing, JEP 350), and adds that file to jvm.options.
#
#   class-archive.sh /opt/latchkey/wlp [defaultServer]
#
# Run it after each installation and after each update of Java, as the owner of the server's files. Stop the server
# before, or restart it afterwards. The script needs curl. It runs the server twice, to write the file and to test it,
# with an embedded database in a temporary folder and with the ports 29080, 29443 and 29025.
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
  refuse "settings in a server.env would override the ports and the database of this run"
work=$(mktemp -d)
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
! curl -q -s -m 10 --noproxy '*' -o "$work/answer" http://127.0.0.1:29080/ || refuse "something answers on port 29080"
sed -i -e '/^-XX:SharedArchiveFile=/d' -e '$a\' "$home/jvm.options"
rm -f "$archive"
# Java writes no archive if an agent can change classes. Open Liberty's agent is only for metrics of its pools.
run WLP_SKIP_BOOTSTRAP_AGENT=true JVM_ARGS="-XX:ArchiveClassesAtExit='$archive'"
[ -s "$archive" ] || refuse "$(cat "$work/log")"
run JVM_ARGS="-XX:SharedArchiveFile='$archive'"
echo "-XX:SharedArchiveFile=$archive" >> "$home/jvm.options"
ls -sh "$archive"
