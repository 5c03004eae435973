#!/bin/sh
# A database cluster on one machine, to try out failovers: three machines (network namespaces) with etcd and PostgreSQL
# under Patroni, HAProxy and PgBouncer in front of them. It uses the files next to it. FailoverClusterIT uses this script.
#
#   cluster.sh start FOLDER         starts everything; the data is in FOLDER
#   cluster.sh stop FOLDER          kills everything; the data stays
#   cluster.sh status FOLDER        what patronictl says
#   cluster.sh primary FOLDER       the number of the primary: 1, 2 or 3
#   cluster.sh complete FOLDER      succeeds if all three work, one of them as synchronous standby
#   cluster.sh switchover FOLDER    an orderly change of the primary
#   cluster.sh kill FOLDER N        kill -9 of etcd, Patroni and PostgreSQL on machine N; "boot" starts them again
#   cluster.sh freeze FOLDER N      SIGSTOP of the same; "thaw" lets them go on
#   cluster.sh cut FOLDER N         nobody reaches machine N, nor does it reach anybody; "heal" ends it
#
# Nodes connect to 127.0.0.1:31432 (HAProxy) or 127.0.0.1:31433 (PgBouncer in transaction mode, then HAProxy), as the user
# "latchkey" with the password "latchkey". Run it as root.
#
#   apt-get install patroni etcd-server haproxy pgbouncer postgresql-15 iproute2 curl
set -eu
examples=$(cd "$(dirname "$0")" && pwd)
do=${1:?start, stop, status, primary, complete, switchover, kill, boot, freeze, thaw, cut or heal}
folder=${2:?the folder of the data}
n=${3:-}
# Addresses for documentation (RFC 5737). No real network has them.
network=198.51.100

machine() {
  echo "latchkey-db$1"
}

# The bridge is the network. Each machine has a cable to it.
network() {
  ip link add latchkey-net type bridge
  ip addr add $network.254/24 dev latchkey-net
  ip link set latchkey-net up
  for i in 1 2 3; do
    ip netns add "$(machine $i)"
    ip link add lk-cable$i type veth peer name eth0 netns "$(machine $i)"
    ip link set lk-cable$i master latchkey-net up
    ip -n "$(machine $i)" link set lo up
    ip -n "$(machine $i)" addr add $network.$i/24 dev eth0
    ip -n "$(machine $i)" link set eth0 up
  done
}

# A configuration of this folder, with the addresses of this network.
adapted() {
  sed -e "s/10\.0\.0\.2\([123]\)/$network.\1/g" -e "s/10\.0\.0\.0/$network.0/g" "$examples/$1"
}

# Runs a program on a machine in the background, as postgres.
on() {
  at=$(machine "$1") home=$folder/$1
  shift
  setsid ip netns exec "$at" setpriv --reuid=postgres --regid=postgres --init-groups env HOME="$home" "$@" \
    >> "$home/log" 2>&1 < /dev/null &
}

boot() {
  address=$network.$1
  install -d -o postgres "$folder/$1"
  adapted patroni.yml | sed -e "s|/var/run/postgresql|$folder/$1|" > "$folder/$1/patroni.yml"
  on "$1" etcd --enable-v2 --name "db$1" --data-dir "$folder/$1/etcd" \
    --listen-client-urls http://$address:2379 --advertise-client-urls http://$address:2379 \
    --listen-peer-urls http://$address:2380 --initial-advertise-peer-urls http://$address:2380 \
    --initial-cluster "db1=http://$network.1:2380,db2=http://$network.2:2380,db3=http://$network.3:2380"
  on "$1" PATRONI_NAME="db$1" PATRONI_POSTGRESQL_DATA_DIR="$folder/$1/data" \
    PATRONI_POSTGRESQL_CONNECT_ADDRESS=$address:5432 PATRONI_RESTAPI_CONNECT_ADDRESS=$address:8008 \
    PATRONI_SUPERUSER_PASSWORD=postgres PATRONI_REPLICATION_PASSWORD=replicator patroni "$folder/$1/patroni.yml"
}

proxies() {
  adapted haproxy-postgresql.cfg | sed -e 's/127.0.0.1:5432/127.0.0.1:31432/' > "$folder/haproxy.cfg"
  haproxy -D -p "$folder/haproxy.pid" -f "$folder/haproxy.cfg"
  echo '"latchkey" "latchkey"' > "$folder/userlist.txt"
  sed -e 's/^latchkey = .*/latchkey = host=127.0.0.1 port=31432 dbname=latchkey/' \
    -e 's/^listen_addr = .*/listen_addr = 127.0.0.1/' -e 's/^listen_port = .*/listen_port = 31433/' \
    -e "s|^auth_file = .*|auth_file = $folder/userlist.txt|" "$examples/pgbouncer.ini" > "$folder/pgbouncer.ini"
  setsid setpriv --reuid=postgres --regid=postgres --init-groups \
    pgbouncer "$folder/pgbouncer.ini" >> "$folder/pgbouncer.log" 2>&1 < /dev/null &
  echo $! > "$folder/pgbouncer.pid"
}

# Whether Patroni on a machine answers 200.
says() {
  curl -q -fs -m 1 -o /dev/null "http://$network.$1:8008/$2"
}

primary() {
  for i in 1 2 3; do
    if says $i primary; then echo $i; fi
  done
}

count() {
  for i in 1 2 3; do
    if says $i "$1"; then echo $i; fi
  done | wc -l
}

# Whether the primary has named a synchronous standby. Just after a failover, it has not; if it is lost then, Patroni waits
# for it, because no other machine has every commit.
replicates() {
  curl -q -fs -m 1 "http://$network.$1:2379/v2/keys/service/latchkey/sync" |
    grep -q "leader[^,]*db$1[^,]*,[^,]*sync_standby[^,]*db"
}

complete() {
  [ "$(count primary)" = 1 ] && [ "$(count replica)" = 2 ] && replicates "$(primary)"
}

await_complete() {
  tries=0
  until complete; do
    tries=$((tries + 1))
    [ $tries -lt 180 ] || { echo "the cluster does not start, see $folder/*/log" >&2; exit 1; }
    sleep 1
  done
}

sql() {
  PGPASSWORD=postgres PGCONNECT_TIMEOUT=5 psql -qAtX -h 127.0.0.1 -p 31432 -U postgres -d postgres -c "$1"
}

create() {
  [ "$(sql "select count(*) from pg_roles where rolname = 'latchkey'")" = 0 ] || return 0
  sql "create role latchkey login password 'latchkey'"
  # The nodes' own limits, which a pooler in transaction mode drops (docs/operations.md).
  sql "alter role latchkey set statement_timeout = '1800ms'"
  sql "alter role latchkey set lock_timeout = '1500ms'"
  sql "create database latchkey owner latchkey encoding 'UTF8' template template0"
}

start() {
  install -d "$folder"
  network
  for i in 1 2 3; do boot $i; done
  proxies
  await_complete
  create
}

stop() {
  for pid in "$folder/haproxy.pid" "$folder/pgbouncer.pid"; do
    if [ -s "$pid" ]; then kill "$(cat "$pid")" 2> /dev/null || true; rm "$pid"; fi
  done
  for i in 1 2 3; do
    signal KILL $i
    ip link del "lk-cable$i" 2> /dev/null || true
    ip netns del "$(machine $i)" 2> /dev/null || true
  done
  ip link del latchkey-net 2> /dev/null || true
}

# Sends a signal to all processes on a machine. One of them may have ended in the meantime.
signal() {
  ip netns pids "$(machine "$2")" 2> /dev/null | xargs -r kill "-$1" || true
}

case $do in
  start | stop | primary | complete) $do ;;
  status) patronictl -c "$folder/1/patroni.yml" list ;;
  switchover) patronictl -c "$folder/1/patroni.yml" switchover latchkey --force ;;
  boot) boot "$n" ;;
  kill) signal KILL "$n" ;;
  freeze) signal STOP "$n" ;;
  thaw) signal CONT "$n" ;;
  cut) ip link set "lk-cable$n" down ;;
  heal) ip link set "lk-cable$n" up ;;
  *) echo "unknown: $do" >&2; exit 2 ;;
esac
