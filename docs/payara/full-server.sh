#!/bin/sh
# Creates Latchkey's resources in a running domain of Payara Server and deploys the application:
#   full-server.sh derby|postgresql /path/to/latchkey.war [asadmin options, such as --port 4848]
# The domain reads the same environment variables as Payara Micro at each start, except DB_POOL and
# DB_POOLER, which only this script reads. A second run creates the resources again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
kind=$1
war=$2
shift 2
asadmin=${ASADMIN:-asadmin}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Behind a pooler in transaction mode, prepared statements do not work.
if [ "${DB_POOLER:-none}" = transaction ]; then prepare=0; else prepare=3; fi
# Deletes the resources of an earlier run.
printf '%s\n' 'delete-javamail-resource mail/latchkey' \
  'delete-jdbc-connection-pool --cascade=true latchkey-migration' \
  'delete-jdbc-connection-pool --cascade=true latchkey' > "$work/clear"
"$asadmin" "$@" multimode --file "$work/clear" > /dev/null 2>&1 || true
# asadmin removes one pair of quotation marks before the server reads the command. The size of a pool
# must be a number here.
cat "$here/preboot.asadmin" "$here/$kind.asadmin" |
  sed "s/network-listener\.http-listener\./network-listener.http-listener-1./
       s/network-listener\.https-listener\./network-listener.http-listener-2./
       s/protocol\.http-listener\./protocol.http-listener-1./
       s/protocol\.https-listener\./protocol.http-listener-2./
       s/\${ENV=DB_POOL:[0-9]*}/${DB_POOL:-20}/
       s/\${ENV=DB_PASSWORD_LATER:none}/\${ENV=DB_PASSWORD:none}/
       s/\${ENV=DB_PREPARE_THRESHOLD:[0-9]*}/$prepare/
       s/--property \([^ ]*\)/--property '\1'/" > "$work/make"
# If a command fails, the others still run, and asadmin may still return 0.
"$asadmin" "$@" multimode --file "$work/make" 2>&1 | tee "$work/made"
if grep -q 'failed' "$work/made"; then
  exit 1
fi
"$asadmin" "$@" deploy --force --contextroot / --name latchkey "$war"
