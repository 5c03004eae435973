#!/bin/sh
# Makes the resources of Latchkey in a running domain of Payara Server and deploys it:
#   full-server.sh derby|postgresql /path/to/latchkey.war [asadmin options, such as --port 4848]
# The domain reads the same environment variables as Payara Micro does, at each of its starts; but
# DB_POOL and DB_POOLER are read here. A second run makes the resources again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
kind=$1
war=$2
shift 2
asadmin=${ASADMIN:-asadmin}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# A pooler in transaction mode keeps no prepared statement for its caller.
if [ "${DB_POOLER:-none}" = transaction ]; then prepare=0; else prepare=3; fi
# What an earlier run has made.
printf '%s\n' 'delete-javamail-resource mail/latchkey' \
  'delete-jdbc-connection-pool --cascade=true latchkey-migration' \
  'delete-jdbc-connection-pool --cascade=true latchkey' > "$work/clear"
"$asadmin" "$@" multimode --file "$work/clear" > /dev/null 2>&1 || true
# asadmin takes one pair of quotation marks away before the server reads them, and the size of a
# pool has to be a number.
cat "$here/preboot.asadmin" "$here/$kind.asadmin" |
  sed "s/network-listener\.http-listener\./network-listener.http-listener-1./
       s/network-listener\.https-listener\./network-listener.http-listener-2./
       s/protocol\.http-listener\./protocol.http-listener-1./
       s/protocol\.https-listener\./protocol.http-listener-2./
       s/\${ENV=DB_POOL:[0-9]*}/${DB_POOL:-20}/
       s/\${ENV=DB_PASSWORD_LATER:none}/\${ENV=DB_PASSWORD:none}/
       s/\${ENV=DB_PREPARE_THRESHOLD:[0-9]*}/$prepare/
       s/--property \([^ ]*\)/--property '\1'/" > "$work/make"
# A command that fails does not fail the others, nor always the whole.
"$asadmin" "$@" multimode --file "$work/make" 2>&1 | tee "$work/made"
if grep -q 'failed' "$work/made"; then
  exit 1
fi
"$asadmin" "$@" deploy --force --contextroot / --name latchkey "$war"
